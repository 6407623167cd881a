import type { Refusal } from '../../shared/domain/refusal.ts';
import type { UserId } from '../../shared/ids.ts';
import type { Result } from '../../shared/result.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { Store } from '../store/store.ts';
import type { Auth } from './auth.ts';
import { newToken, tokenHash } from './tokens.ts';

const SETTING = 'setUpTokenHash';

/** A fresh one-time token for the first account, or null where there are accounts already. */
export async function prepareSetUp(store: Store): Promise<string | null> {
  if ((await store.people.countActive()) > 0) {
    await store.settings.delete(SETTING);
    return null;
  }
  const token = newToken();
  await store.settings.set(SETTING, tokenHash(token));
  return token;
}

const SPENT: Refusal = {
  code: 'forbidden',
  message:
    'This set-up link has been used or replaced. If you made your account with it, sign in; otherwise restart the server for a new one.',
};

/** Whether a link still makes the first account: so that nobody fills in a form for nothing. */
export async function checkSetUp(
  { settings, people }: Pick<Store, 'settings' | 'people'>,
  token: string,
): Promise<Result<null, Refusal>> {
  const holds = (await settings.get(SETTING)) === tokenHash(token);
  return holds && (await people.countActive()) === 0 ? ok(null) : refuse(SPENT);
}

/** Makes the first admin. The token is used up before the account is made, so that it works once. */
export async function setUp(
  store: Store,
  auth: Auth,
  request: {
    readonly token: string;
    readonly email: string;
    readonly name: string;
    readonly password: string;
  },
): Promise<Result<UserId, Refusal>> {
  const spent = await store.transaction(async (tables) => {
    const checked = await checkSetUp(tables, request.token);
    if (checked.ok) await tables.settings.delete(SETTING);
    return checked;
  });
  if (!spent.ok) return spent;
  const created = await auth.createAccount({ ...request, role: 'admin' });
  return created === 'taken'
    ? refuse({ code: 'conflict', message: 'An account with this address exists: sign in.' })
    : ok(created);
}
