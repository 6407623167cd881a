import type { Role } from '../../../shared/domain/policy.ts';
import type { UserId } from '../../../shared/ids.ts';
import type { Newsroom } from '../../../shared/protocol/answers.ts';
import { request } from './request.ts';

/** Someone with an account in this newsroom. */
export type Member = Newsroom['people'][number];

/** An invitation that nobody has accepted yet. */
export type OpenInvitation = Newsroom['invitations'][number];

/** Everyone with an account, and who is invited. */
export const readNewsroom = (): Promise<Newsroom> => request('GET', '/api/people');

/** Invites somebody, and gives the link for them. `key`: the Idempotency-Key of all attempts. */
export const invite = (
  body: { readonly email: string; readonly role: Role },
  key: string,
): Promise<{ readonly link: string }> => request('POST', '/api/invitations', { body, key });

/** Makes the link of an invitation worthless. */
export const revokeInvitation = (tokenHash: string): Promise<unknown> =>
  request('DELETE', `/api/invitations/${tokenHash}`);

/** Gives somebody another role. */
export const changeRole = (id: UserId, role: Role): Promise<unknown> =>
  request('PATCH', `/api/people/${encodeURIComponent(id)}`, { body: { role } });

/** Removes somebody's account; what they wrote stays. */
export const removePerson = (id: UserId): Promise<unknown> =>
  request('DELETE', `/api/people/${encodeURIComponent(id)}`);
