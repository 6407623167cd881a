import { randomUUID } from 'node:crypto';
import type { ContentNode } from '../../shared/domain/content.ts';
import type { LiveBlog } from '../../shared/domain/liveblog.ts';
import type { Draft, Update } from '../../shared/domain/update.ts';
import type { LiveBlogId, UpdateId } from '../../shared/ids.ts';
import { contentHash, liveBlogId, updateId, userId } from '../../shared/ids.ts';
import type { OpenStore } from '../../server/store/open.ts';
import type { DraftEntry } from '../../server/store/store.ts';
import * as facts from '../support/facts.ts';

/** A database for one run of the contract. */
export interface Subject {
  /** The store that most tests use; tests keep apart by their ids. */
  readonly store: () => OpenStore;
  /** The same database once more, as another server or a restarted one opens it. */
  readonly openAgain: () => Promise<OpenStore>;
}

export const MAYA = userId('maya');
export const OTTO = userId('otto');

export async function newLiveBlog(store: OpenStore): Promise<LiveBlog> {
  const liveBlog = facts.liveBlog({ id: liveBlogId(randomUUID()), slug: `blog-${randomUUID()}` });
  await store.liveBlogs.insert(liveBlog);
  return liveBlog;
}

const HASH = 'a'.repeat(64);

export const draftOf = (content: ContentNode, hash = HASH): Draft => ({
  ...facts.draft(content),
  hash: contentHash(hash),
});

export const EMPTY = draftOf({ type: 'doc', content: [] });

export const bytesOf = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);

export async function newUpdate(
  store: OpenStore,
  of: LiveBlogId,
  fields: Partial<Update> = {},
): Promise<Update> {
  const update = facts.update({
    id: updateId(randomUUID()),
    liveBlogId: of,
    createdBy: MAYA,
    ...fields,
  });
  await store.updates.insert(update, { bytes: bytesOf(0), draft: EMPTY, clientId: 1 });
  return update;
}

export const entryOf = (id: UpdateId, fields: Partial<DraftEntry> = {}): DraftEntry => ({
  updateId: id,
  bytes: bytesOf(1),
  userId: MAYA,
  clientIds: [],
  at: facts.minute(2),
  ...fields,
});
