import type { LiveBlogId, QuoteId } from '../../../shared/ids.ts';
import type { Boards } from '../../../shared/protocol/desk.ts';
import type { ChangeLiveBlog } from '../change-live-blog.ts';
import { changeLiveBlog } from '../change-live-blog.ts';
import type { Desk } from '../desk.ts';
import type { CommandResult, Request } from '../idempotency.ts';

/** Puts the pinned quotes into this order; refused where it does not name just those that are pinned. */
export function orderPins(
  desk: ChangeLiveBlog & Pick<Desk, 'presenter'>,
  id: LiveBlogId,
  quoteIds: readonly QuoteId[],
  request: Request,
): Promise<CommandResult<Boards>> {
  return changeLiveBlog(
    desk,
    {
      id,
      command: { type: 'orderPins', quoteIds },
      present: (tables) => desk.presenter.boards(tables, id),
    },
    request,
  );
}
