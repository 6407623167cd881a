import type { z } from 'zod';
import type { Staff } from '../../../shared/domain/policy.ts';
import type { LiveBlogId } from '../../../shared/ids.ts';
import type { listUpdatesQuery } from '../../../shared/protocol/api.ts';
import type { UpdatePage } from '../../../shared/protocol/desk.ts';
import { ok } from '../../../shared/result.ts';
import type { Desk } from '../desk.ts';
import { unknownLiveBlog } from '../desk.ts';
import type { CommandResult } from '../idempotency.ts';

/** A page of a live blog's updates of all states, newest first, and how many there are of each. */
export async function listUpdates(
  { store, presenter }: Pick<Desk, 'store' | 'presenter'>,
  id: LiveBlogId,
  query: z.output<typeof listUpdatesQuery>,
  { userId }: Staff,
): Promise<CommandResult<UpdatePage>> {
  if ((await store.liveBlogs.get(id)) === null) return unknownLiveBlog;
  const { filter, limit, before = null } = query;
  const [{ rows, next }, counts] = await Promise.all([
    store.updates.page(id, { filter, userId, before, limit }),
    store.updates.counts(id, userId),
  ]);
  const updates = await Promise.all(rows.map((row) => presenter.summary(row)));
  return ok({ updates, counts, next });
}
