import type { LiveBlog, LiveBlogPatch } from '../../../shared/domain/liveblog.ts';
import type { LiveBlogId } from '../../../shared/ids.ts';
import type { ChangeLiveBlog } from '../change-live-blog.ts';
import { changeLiveBlog } from '../change-live-blog.ts';
import type { CommandResult, Request } from '../idempotency.ts';

/** Changes headline, standfirst, time zone, place and the like; opens and closes. */
export function editLiveBlog(
  desk: ChangeLiveBlog,
  id: LiveBlogId,
  patch: LiveBlogPatch,
  request: Request,
): Promise<CommandResult<LiveBlog>> {
  return changeLiveBlog(
    desk,
    { id, command: { type: 'edit', patch }, present: (tables) => tables.liveBlogs.get(id) },
    request,
  );
}
