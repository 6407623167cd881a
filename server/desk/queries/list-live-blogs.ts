import type { LiveBlog } from '../../../shared/domain/liveblog.ts';
import { ok } from '../../../shared/result.ts';
import type { Desk } from '../desk.ts';
import type { CommandResult } from '../idempotency.ts';

/** All live blogs, newest first. */
export async function listLiveBlogs({
  store,
}: Pick<Desk, 'store'>): Promise<CommandResult<{ readonly liveBlogs: readonly LiveBlog[] }>> {
  return ok({ liveBlogs: await store.liveBlogs.list() });
}
