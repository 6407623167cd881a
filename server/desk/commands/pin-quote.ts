import { can, staffActor } from '../../../shared/domain/policy.ts';
import type { LiveBlogId, QuoteId } from '../../../shared/ids.ts';
import { refuse } from '../../../shared/result.ts';
import type { Answered, Request } from '../idempotency.ts';
import { earlierAnswer } from '../idempotency.ts';
import type { Desk } from '../desk.ts';
import { unknownLiveBlog } from '../desk.ts';
import { commandLiveBlog } from '../change-live-blog.ts';
import { commandUpdate } from '../change-update.ts';

/** Pins a published quote at the end of the order. */
export async function pinQuote(
  desk: Desk,
  id: LiveBlogId,
  quoteId: QuoteId,
  request: Request,
): Promise<Answered> {
  const permission = can(staffActor(request.staff), { type: 'pin.manage' });
  if (!permission.allowed) return refuse({ code: 'forbidden', message: permission.reason });
  const earlier = await earlierAnswer(desk.store.receipts, request);
  if (earlier !== null) return earlier;
  if ((await desk.store.liveBlogs.get(id)) === null) return unknownLiveBlog;
  const updateId = await desk.store.updates.findByQuote(id, quoteId);
  if (updateId === null) {
    return refuse({
      code: 'not_found',
      message: 'No published update of this live blog has that quote: publish it first.',
    });
  }
  return commandUpdate(
    desk,
    updateId,
    () => ({ type: 'pin', quoteId }),
    request,
    (tables) => desk.presenter.boards(tables, id),
  );
}

export async function unpinQuote(
  desk: Desk,
  id: LiveBlogId,
  quoteId: QuoteId,
  request: Request,
): Promise<Answered> {
  return commandLiveBlog(desk, id, { type: 'unpin', quoteId }, request, (tables) =>
    desk.presenter.boards(tables, id),
  );
}

export async function orderPinnedQuotes(
  desk: Desk,
  id: LiveBlogId,
  quoteIds: readonly QuoteId[],
  request: Request,
): Promise<Answered> {
  return commandLiveBlog(desk, id, { type: 'orderPins', quoteIds }, request, (tables) =>
    desk.presenter.boards(tables, id),
  );
}
