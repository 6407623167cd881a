import type { Role } from '../../../shared/domain/policy.ts';
import { ok } from '../../../shared/result.ts';
import { findInvitation } from '../../auth/invitations.ts';
import type { Desk } from '../desk.ts';
import type { CommandResult } from '../idempotency.ts';

/** What an invitation link offers, to whoever holds it. */
export async function readInvitation(
  { store, clock }: Pick<Desk, 'store' | 'clock'>,
  token: string,
): Promise<CommandResult<{ readonly email: string; readonly role: Role }>> {
  const found = await findInvitation(store, token, clock());
  if (!found.ok) return found;
  const { email, role } = found.value;
  return ok({ email, role });
}
