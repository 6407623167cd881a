import type { LiveBlogId } from '../../../shared/ids.ts';
import type { Boards } from '../../../shared/protocol/desk.ts';
import { ok } from '../../../shared/result.ts';
import type { Desk } from '../desk.ts';
import { unknownLiveBlog } from '../desk.ts';
import type { CommandResult } from '../idempotency.ts';

/** Pinned quotes, quotes that could be pinned, and departures. */
export async function readBoards(
  { store, presenter }: Pick<Desk, 'store' | 'presenter'>,
  id: LiveBlogId,
): Promise<CommandResult<Boards>> {
  const boards = await presenter.boards(store, id);
  return boards === null ? unknownLiveBlog : ok(boards);
}
