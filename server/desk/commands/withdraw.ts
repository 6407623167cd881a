import type { UpdateId } from '../../../shared/ids.ts';
import type { UpdateDetail } from '../../../shared/protocol/desk.ts';
import type { ChangeUpdate } from '../change-update.ts';
import { changeUpdate } from '../change-update.ts';
import type { Desk } from '../desk.ts';
import type { CommandResult, Request } from '../idempotency.ts';

/** Withdraws a published update, with the reason that readers see. */
export function withdraw(
  desk: ChangeUpdate & Pick<Desk, 'presenter'>,
  id: UpdateId,
  reason: string,
  request: Request,
): Promise<CommandResult<UpdateDetail>> {
  return changeUpdate(
    desk,
    {
      id,
      commandOn: () => ({ type: 'withdraw', reason }),
      present: (tables, draft) => desk.presenter.detail(tables, id, draft),
    },
    request,
  );
}
