import type { UpdateId } from '../../../shared/ids.ts';
import type { Answered, Request } from '../idempotency.ts';
import type { Desk } from '../desk.ts';
import { commandUpdate } from '../change-update.ts';

/** Marks or unmarks a key event: at once for readers, and in the draft, so that both always agree. */
export async function markKey(
  desk: Desk,
  id: UpdateId,
  key: boolean,
  request: Request,
): Promise<Answered> {
  const answered = await commandUpdate(desk, id, () => ({ type: 'markKey', key }), request);
  if (answered.ok) await desk.drafts.setMeta(id, request.staff, { key });
  return answered;
}
