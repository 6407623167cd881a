import type { z } from 'zod';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { instant } from '../../shared/ids.ts';
import type { UserId } from '../../shared/ids.ts';
import type { Result } from '../../shared/result.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { acceptInvitationBody } from '../../shared/protocol/api.ts';
import type { Invitation, Store } from '../store/store.ts';
import type { Auth } from './auth.ts';
import { tokenHash } from './tokens.ts';

/** For how long a link makes an account. */
export const INVITATION_DAYS = 7;

const GONE: Refusal = {
  code: 'not_found',
  message:
    'This invitation has been used, withdrawn or has expired. If you made your account with it, sign in; otherwise ask for a new one.',
};

/** The invitation behind a link, where it still holds. */
export async function findInvitation(
  store: Pick<Store, 'invitations'>,
  token: string,
  now: Date,
): Promise<Result<Invitation, Refusal>> {
  const invitation = await store.invitations.find(tokenHash(token));
  return invitation === null || invitation.expiresAt < instant(now) ? refuse(GONE) : ok(invitation);
}

/** Makes the invited person's account; the invitation is used up first, so that it works once. */
export async function acceptInvitation(
  store: Store,
  auth: Auth,
  body: z.output<typeof acceptInvitationBody>,
  now: Date,
): Promise<Result<UserId, Refusal>> {
  const invitation = await store.transaction(async (tables) => {
    const found = await findInvitation(tables, body.token, now);
    if (found.ok) await tables.invitations.delete(found.value.tokenHash);
    return found;
  });
  if (!invitation.ok) return invitation;
  const { email, role } = invitation.value;
  const created = await auth.createAccount({
    email,
    role,
    name: body.name,
    password: body.password,
  });
  return created === 'taken'
    ? refuse({ code: 'conflict', message: 'An account with this address exists: sign in.' })
    : ok(created);
}
