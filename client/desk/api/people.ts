import type { Role } from '../../../shared/domain/policy.ts';
import type { Instant, UserId } from '../../../shared/ids.ts';
import { request } from './request.ts';

export interface Member {
  readonly userId: UserId;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly color: string;
  readonly createdAt: Instant;
}

export interface OpenInvitation {
  readonly email: string;
  readonly role: Role;
  readonly expiresAt: Instant;
  readonly tokenHash: string;
}

export interface Newsroom {
  readonly people: readonly Member[];
  readonly invitations: readonly OpenInvitation[];
}

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
