import { Command, InvalidArgumentError, Option } from 'commander';
import { ROLES } from '../../shared/domain/policy.ts';
import { createUser, resetPassword } from './accounts.ts';
import { doctor } from './doctor.ts';
import { backup, migrate, restore } from './storage.ts';

function emailAddress(text: string): string {
  if (!/^\S+@\S+$/.test(text)) throw new InvalidArgumentError('Give an e-mail address.');
  return text;
}

const program = new Command('dateline').description(
  'Runs what an operator does beside the server. Settings come from the environment (.env.example).',
);

const user = program.command('user').description('accounts');
user
  .command('create')
  .description('make an account; the password is read from standard input')
  .requiredOption('--email <address>', 'sign-in address', emailAddress)
  .requiredOption('--name <name>', 'name as colleagues and readers see it')
  .addOption(new Option('--role <role>', 'what they may do').choices(ROLES).default('reporter'))
  .requiredOption('--password-stdin', 'read the password from standard input')
  .action(createUser);
user
  .command('reset-password')
  .description('set a new password and end all sessions; it is read from standard input')
  .requiredOption('--email <address>', 'sign-in address', emailAddress)
  .requiredOption('--password-stdin', 'read the password from standard input')
  .action(resetPassword);

program
  .command('migrate')
  .description('bring the database to the newest schema (the server does so at every start)')
  .action(migrate);
program
  .command('backup <file>')
  .description('write a consistent copy of a running SQLite database')
  .action(backup);
program
  .command('restore <file>')
  .description('put a backup in place of the database; stop the server first')
  .option('--force', 'replace a database that exists', false)
  .action(restore);
program
  .command('doctor')
  .description('check that everything the server needs is well')
  .action(doctor);
program
  .command('demo')
  .description('replay the summit at speed in an empty store of its own')
  .option('--speed <factor>', 'how many times faster than a person types', '1')
  .option('--exit', 'stop when the replay is over', false)
  // The demo is a whole server: the other commands start without loading it.
  .action(async (options: { readonly speed: string; readonly exit: boolean }) => {
    const { runDemo } = await import('../demo/demo.ts');
    await runDemo(options);
  });

await program.parseAsync();
