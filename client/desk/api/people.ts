import type { Role } from '../../../shared/domain/policy.ts';
import type { UserId } from '../../../shared/ids.ts';
import type { Newsroom } from '../../../shared/protocol/answers.ts';
import { request } from './request.ts';

export type Member = Newsroom['people'][number];
export type OpenInvitation = Newsroom['invitations'][number];

export const readNewsroom = (): Promise<Newsroom> => request('GET', '/api/people');

export const invite = (
  body: { readonly email: string; readonly role: Role },
  key: string,
): Promise<{ readonly link: string }> => request('POST', '/api/invitations', { body, key });

export const revokeInvitation = (tokenHash: string): Promise<unknown> =>
  request('DELETE', `/api/invitations/${tokenHash}`);

export const changeRole = (id: UserId, role: Role): Promise<unknown> =>
  request('PATCH', `/api/people/${encodeURIComponent(id)}`, { body: { role } });

export const removePerson = (id: UserId): Promise<unknown> =>
  request('DELETE', `/api/people/${encodeURIComponent(id)}`);
