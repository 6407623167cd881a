import type { Staff } from '../../shared/domain/policy.ts';
import type { UserId } from '../../shared/ids.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { PeopleTable } from '../store/store.ts';
import type { Desk } from './desk.ts';
import type { CommandResult } from './idempotency.ts';
import { permit } from './permission.ts';

/** What a change of an account uses. */
export type ChangeAccount = Pick<Desk, 'store' | 'directory' | 'bus'>;

/**
 * Changes a colleague's account with `change`, and makes every socket of that person ask again. Nobody takes their own
 * rights away, so that an installation always keeps an admin.
 */
export async function changeAccount(
  { store, directory, bus }: ChangeAccount,
  id: UserId,
  staff: Staff,
  change: (people: PeopleTable) => Promise<void>,
): Promise<CommandResult<null>> {
  const permission = permit(staff, { type: 'people.manage' });
  if (!permission.ok) return permission;
  if (staff.userId === id) {
    return refuse({
      code: 'conflict',
      message: 'You cannot change or end your own account: ask another admin.',
    });
  }
  if ((await store.people.get(id)) === null) {
    return refuse({ code: 'not_found', message: 'There is no such person.' });
  }
  await change(store.people);
  directory.forget(id);
  bus.emit('accessChanged', id);
  return ok(null);
}
