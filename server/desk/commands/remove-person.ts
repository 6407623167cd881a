import type { Staff } from '../../../shared/domain/policy.ts';
import type { UserId } from '../../../shared/ids.ts';
import type { ChangeAccount } from '../change-account.ts';
import { changeAccount } from '../change-account.ts';
import type { CommandResult } from '../idempotency.ts';

/** Ends an account and signs the person out everywhere; what they wrote keeps their name. */
export function removePerson(
  desk: ChangeAccount,
  id: UserId,
  staff: Staff,
): Promise<CommandResult<null>> {
  return changeAccount(desk, id, staff, (people) => people.deactivate(id));
}
