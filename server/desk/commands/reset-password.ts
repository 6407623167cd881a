import { noteEndedSessions } from '../../auth/ended-sessions.ts';
import type { Desk } from '../desk.ts';

/** Sets a new password and ends all sessions of the account; false where there is no such account. */
export async function resetPassword(
  { auth, store }: Pick<Desk, 'auth' | 'store'>,
  email: string,
  password: string,
): Promise<boolean> {
  const isKnown = await auth.resetPassword(email, password);
  if (isKnown) await noteEndedSessions(store.settings);
  return isKnown;
}
