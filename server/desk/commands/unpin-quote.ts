import type { LiveBlogId, QuoteId } from '../../../shared/ids.ts';
import type { Boards } from '../../../shared/protocol/desk.ts';
import type { ChangeLiveBlog } from '../change-live-blog.ts';
import { changeLiveBlog } from '../change-live-blog.ts';
import type { Desk } from '../desk.ts';
import type { CommandResult, Request } from '../idempotency.ts';

/** Unpins a quote; gives the boards as they are then. */
export function unpinQuote(
  desk: ChangeLiveBlog & Pick<Desk, 'presenter'>,
  id: LiveBlogId,
  quoteId: QuoteId,
  request: Request,
): Promise<CommandResult<Boards>> {
  return changeLiveBlog(
    desk,
    {
      id,
      command: { type: 'unpin', quoteId },
      present: (tables) => desk.presenter.boards(tables, id),
    },
    request,
  );
}
