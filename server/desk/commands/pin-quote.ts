import type { LiveBlogId, QuoteId } from '../../../shared/ids.ts';
import type { Boards } from '../../../shared/protocol/desk.ts';
import { refuse } from '../../../shared/result.ts';
import type { ChangeUpdate } from '../change-update.ts';
import { changeUpdate } from '../change-update.ts';
import type { Desk } from '../desk.ts';
import { unknownLiveBlog } from '../desk.ts';
import type { CommandResult, Request } from '../idempotency.ts';
import { earlierResult } from '../idempotency.ts';
import { permit } from '../permission.ts';

/** Pins a published quote at the end of the order; gives the boards as they are then. */
export async function pinQuote(
  desk: ChangeUpdate & Pick<Desk, 'presenter'>,
  id: LiveBlogId,
  quoteId: QuoteId,
  request: Request,
): Promise<CommandResult<Boards>> {
  const permission = permit(request.staff, { type: 'pin.manage' });
  if (!permission.ok) return permission;
  const { store } = desk;
  // Before the quote is looked for: a retry is answered also where it has been withdrawn since.
  const earlier = await earlierResult<Boards>(store.idempotencyRecords, request);
  if (earlier !== null) return earlier;
  if ((await store.liveBlogs.get(id)) === null) return unknownLiveBlog;
  const updateId = await store.updates.findByQuote(id, quoteId);
  if (updateId === null) {
    return refuse({
      code: 'not_found',
      message: 'No published update of this live blog has that quote: publish it first.',
    });
  }
  return changeUpdate(
    desk,
    {
      id: updateId,
      commandOn: () => ({ type: 'pin', quoteId }),
      present: (tables) => desk.presenter.boards(tables, id),
    },
    request,
  );
}
