import type { Role, Staff } from '../../../shared/domain/policy.ts';
import type { UserId } from '../../../shared/ids.ts';
import type { ChangeAccount } from '../change-account.ts';
import { changeAccount } from '../change-account.ts';
import type { CommandResult } from '../idempotency.ts';

/** Gives a colleague another role, at once on every open page. */
export function changeRole(
  desk: ChangeAccount,
  id: UserId,
  role: Role,
  staff: Staff,
): Promise<CommandResult<null>> {
  return changeAccount(desk, id, staff, (people) => people.setRole(id, role));
}
