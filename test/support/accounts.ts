import { createAuth } from '../../server/auth/auth.ts';
import { createDirectory } from '../../server/auth/directory.ts';
import { readConfig } from '../../server/config.ts';
import { openStore } from '../../server/store/open.ts';
import type { Role } from '../../shared/domain/policy.ts';

interface NewAccount {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly password: string;
}

/**
 * Makes an account in the store of a server that may be running, as `user create` does; the tests of the command line
 * run that itself. `environment`: the server's. Rejects where the address has an account.
 */
export async function makeAccount(
  environment: Readonly<Record<string, string>>,
  account: NewAccount,
): Promise<void> {
  const config = readConfig(environment);
  if (!config.ok) throw new Error(config.refusal.join('\n'));
  const store = await openStore(config.value.database);
  try {
    const auth = createAuth({
      store,
      directory: createDirectory(store.people),
      secret: config.value.secret,
      baseUrl: new URL('http://localhost'),
      log() {},
      trustedOrigin: () => null,
    });
    if ((await auth.createAccount(account)) === 'taken') throw new Error(`${account.email} exists`);
  } finally {
    await store.close();
  }
}
