import type { LiveBlog } from '../../../shared/domain/liveblog.ts';
import type { LiveBlogId } from '../../../shared/ids.ts';
import { ok } from '../../../shared/result.ts';
import type { Desk } from '../desk.ts';
import { unknownLiveBlog } from '../desk.ts';
import type { CommandResult } from '../idempotency.ts';

/** A live blog as the newsroom sees it; refused with `not_found`. */
export async function readLiveBlog(
  { store }: Pick<Desk, 'store'>,
  id: LiveBlogId,
): Promise<CommandResult<LiveBlog>> {
  const liveBlog = await store.liveBlogs.get(id);
  return liveBlog === null ? unknownLiveBlog : ok(liveBlog);
}
