import type { UpdateId } from '../../../shared/ids.ts';
import type { UpdateDetail } from '../../../shared/protocol/desk.ts';
import type { ChangeUpdate } from '../change-update.ts';
import { changeUpdate } from '../change-update.ts';
import type { Desk } from '../desk.ts';
import type { CommandResult, Request } from '../idempotency.ts';

/** Submits a draft for review. */
export function submit(
  desk: ChangeUpdate & Pick<Desk, 'presenter'>,
  id: UpdateId,
  request: Request,
): Promise<CommandResult<UpdateDetail>> {
  return changeUpdate(
    desk,
    {
      id,
      commandOn: () => ({ type: 'submit' }),
      present: (tables, draft) => desk.presenter.detail(tables, id, draft),
    },
    request,
  );
}
