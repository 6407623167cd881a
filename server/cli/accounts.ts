import type { Role } from '../../shared/domain/policy.ts';
import { PASSWORD_LENGTH, passwordField } from '../../shared/protocol/fields.ts';
import type { Auth } from '../auth/auth.ts';
import { createAuth } from '../auth/auth.ts';
import { createDirectory } from '../auth/directory.ts';
import { resetPassword as setPassword } from '../desk/commands/reset-password.ts';
import type { Store } from '../store/store.ts';
import { fail, readPassword, withStore } from './command.ts';

async function withAuth<Value>(work: (auth: Auth, store: Store) => Promise<Value>): Promise<Value> {
  return withStore((store, config) =>
    work(
      createAuth({
        store,
        directory: createDirectory(store.people),
        secret: config.secret,
        baseUrl: config.baseUrl ?? new URL('http://localhost'),
        log: (level, message) => {
          if (level === 'error') process.stderr.write(`${message}\n`);
        },
        trustedOrigin: () => null,
      }),
      store,
    ),
  );
}

async function checkedPassword(): Promise<string> {
  const password = passwordField.safeParse(await readPassword());
  if (password.success) return password.data;
  const { minimum, maximum } = PASSWORD_LENGTH;
  return fail(`The password on standard input needs ${minimum} to ${maximum} characters.`);
}

export async function createUser(options: {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
}): Promise<void> {
  const password = await checkedPassword();
  const { email, name, role } = options;
  const created = await withAuth((auth) => auth.createAccount({ email, name, role, password }));
  if (created === 'taken') fail(`An account with the address ${email} exists already.`);
  process.stdout.write(`Made ${role} ${name} <${email}>.\n`);
}

export async function resetPassword(options: { readonly email: string }): Promise<void> {
  const password = await checkedPassword();
  const isKnown = await withAuth((auth, store) =>
    setPassword({ auth, store }, options.email, password),
  );
  if (!isKnown) fail(`There is no account with the address ${options.email}.`);
  process.stdout.write(`Set a new password for ${options.email} and ended all sessions.\n`);
}
