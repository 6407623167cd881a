import type { Staff } from '../../../shared/domain/policy.ts';
import { ok } from '../../../shared/result.ts';
import { personColor } from '../../auth/person-color.ts';
import type { Invitation, PersonRow } from '../../store/store.ts';
import type { Desk } from '../desk.ts';
import type { CommandResult } from '../idempotency.ts';
import { permit } from '../permission.ts';

interface People {
  readonly people: readonly (PersonRow & { readonly color: string })[];
  readonly invitations: readonly Omit<Invitation, 'invitedBy'>[];
}

/** Everybody with an account, and open invitations. */
export async function listPeople(
  { store }: Pick<Desk, 'store'>,
  staff: Staff,
): Promise<CommandResult<People>> {
  const permission = permit(staff, { type: 'people.see' });
  if (!permission.ok) return permission;
  const [people, invitations] = await Promise.all([store.people.list(), store.invitations.list()]);
  return ok({
    people: people
      .filter((person) => !person.deactivated)
      .map((person) => ({ ...person, color: personColor(person.place) })),
    invitations: invitations.map(({ invitedBy: _invitedBy, ...shown }) => shown),
  });
}
