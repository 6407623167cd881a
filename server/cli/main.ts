import { Command, InvalidArgumentError, Option } from 'commander';
import type { ZodType } from 'zod';
import { ROLES } from '../../shared/domain/policy.ts';
import { emailField, personNameField } from '../../shared/protocol/fields.ts';
import { StorageError } from '../store/errors.ts';
import { createUser, resetPassword } from './accounts.ts';
import { fail } from './command.ts';
import { doctor } from './doctor.ts';
import { backup, restore } from './storage.ts';

// Enters: an operator's words and standard input. Leaves: accounts, copies, findings, and an exit code.
// Never serves: what runs beside a server goes through the store alone.

/** What the API would take for this field, or the sentence that says why not. */
function taking(field: ZodType<string>, sentence: string): (text: string) => string {
  return (text) => {
    const parsed = field.safeParse(text);
    if (!parsed.success) throw new InvalidArgumentError(sentence);
    return parsed.data;
  };
}

const email = taking(emailField, 'Give an e-mail address, such as you@example.org.');
const personName = taking(personNameField, 'Give a name of at most 120 characters.');

function speed(text: string): number {
  const factor = Number(text);
  if (!(factor > 0)) throw new InvalidArgumentError('Give a number above 0, such as 4.');
  return factor;
}

const program = new Command('dateline').description(
  'Runs what an operator does beside the server. Settings come from the environment (.env.example).',
);

const user = program.command('user').description('accounts');
user
  .command('create')
  .description('make an account; the password is read from standard input')
  .requiredOption('--email <address>', 'sign-in address', email)
  .requiredOption('--name <name>', 'name as colleagues and readers see it', personName)
  .addOption(new Option('--role <role>', 'what they may do').choices(ROLES).default('reporter'))
  .requiredOption('--password-stdin', 'read the password from standard input')
  .action(createUser);
user
  .command('reset-password')
  .description('set a new password and end all sessions; it is read from standard input')
  .requiredOption('--email <address>', 'sign-in address', email)
  .requiredOption('--password-stdin', 'read the password from standard input')
  .action(resetPassword);

program
  .command('migrate')
  .description(
    'bring the database and its drafts to the newest form (the server does so at every start)',
  )
  // Reading drafts takes all of the document's schema: the other commands start without it.
  .action(async () => (await import('./migrate.ts')).migrate());
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
  .option('--speed <factor>', 'how many times faster than a person types', speed, 1)
  .option('--exit', 'stop when the replay is over', false)
  // The demo is a whole server: the other commands start without loading it.
  .action(async (options: { readonly speed: number; readonly exit: boolean }) => {
    const { runDemo } = await import('../demo/demo.ts');
    await runDemo(options);
    // Typists of a replay that was interrupted would go on calling.
    process.exit();
  });

await program.parseAsync().catch((error: unknown) => {
  if (error instanceof StorageError) fail(error.message);
  throw error;
});
