import type { UpdateId } from '../../../shared/ids.ts';
import type { UpdateDetail } from '../../../shared/protocol/desk.ts';
import type { ChangeUpdate } from '../change-update.ts';
import { changeUpdate } from '../change-update.ts';
import type { Desk } from '../desk.ts';
import type { CommandResult, Request } from '../idempotency.ts';

/**
 * Marks or unmarks a key event: at once for readers, and then in the draft, so that both agree. A retry after an end
 * between the two makes the draft say what the update is.
 */
export async function markKey(
  desk: ChangeUpdate & Pick<Desk, 'presenter'>,
  id: UpdateId,
  key: boolean,
  request: Request,
): Promise<CommandResult<UpdateDetail>> {
  const marked = await changeUpdate(
    desk,
    {
      id,
      commandOn: () => ({ type: 'markKey', key }),
      present: (tables, draft) => desk.presenter.detail(tables, id, draft),
    },
    request,
  );
  if (marked.ok) await markDraft(desk, id, request);
  return marked;
}

async function markDraft(
  { store, drafts }: Pick<Desk, 'store' | 'drafts'>,
  id: UpdateId,
  { staff }: Request,
): Promise<void> {
  const [update, draft] = await Promise.all([store.updates.get(id), drafts.readDraft(id)]);
  if (update === null || draft === null || draft.meta.key === update.key) return;
  await drafts.setMeta(id, staff, { key: update.key });
}
