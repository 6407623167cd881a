import type { Invited, SessionUser } from '../../../shared/protocol/answers.ts';
import { ApiFailure } from './refusal.ts';
import { request } from './request.ts';

/** The signed-in person, or null where nobody is. */
export async function readSession(): Promise<SessionUser | null> {
  try {
    return (await request<{ readonly user: SessionUser }>('GET', '/api/session')).user;
  } catch (error) {
    if (error instanceof ApiFailure && error.refusal.code === 'unauthenticated') return null;
    throw error;
  }
}

/** Starts a session. Throws ApiFailure `invalid` where email and password belong to no account. */
export async function signIn(credentials: {
  readonly email: string;
  readonly password: string;
}): Promise<void> {
  try {
    await request('POST', '/api/auth/sign-in/email', { body: credentials });
  } catch (error) {
    if (error instanceof ApiFailure && error.refusal.code === 'unauthenticated') {
      throw new ApiFailure({
        code: 'invalid',
        message: 'No account has this email address and password.',
      });
    }
    throw error;
  }
}

/** Ends the session of this browser. */
export async function signOut(): Promise<void> {
  await request('POST', '/api/auth/sign-out', { body: {} });
}

interface NewAccount {
  readonly token: string;
  readonly name: string;
  readonly password: string;
}

/** Rejects where the link makes no account any more. */
export async function checkSetUp(token: string): Promise<true> {
  await request('GET', `/api/set-up?token=${encodeURIComponent(token)}`);
  return true;
}

/** Makes the first account of a new newsroom. */
export async function setUp(account: NewAccount & { readonly email: string }): Promise<void> {
  await request('POST', '/api/set-up', { body: account });
}

/** Who is invited with this token, and as what. */
export async function readInvitation(token: string): Promise<Invited> {
  return request('GET', `/api/invitations/by-token?token=${encodeURIComponent(token)}`);
}

/** Makes the account of somebody who was invited. */
export async function acceptInvitation(account: NewAccount): Promise<void> {
  await request('POST', '/api/invitations/accept', { body: account });
}
