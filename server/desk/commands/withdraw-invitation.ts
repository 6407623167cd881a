import type { Staff } from '../../../shared/domain/policy.ts';
import { ok } from '../../../shared/result.ts';
import type { Desk } from '../desk.ts';
import type { CommandResult } from '../idempotency.ts';
import { permit } from '../permission.ts';

/** Takes an invitation back; one that is gone already is fine. */
export async function withdrawInvitation(
  { store }: Pick<Desk, 'store'>,
  tokenHash: string,
  staff: Staff,
): Promise<CommandResult<null>> {
  const invitation = await store.invitations.find(tokenHash);
  if (invitation === null) return ok(null);
  const permission = permit(staff, { type: 'people.invite', role: invitation.role });
  if (permission.ok) await store.invitations.delete(tokenHash);
  return permission;
}
