import type { InfiniteData } from '@tanstack/react-query';
import { replaceEqualDeep } from '@tanstack/react-query';
import type { UpdatePage, UpdateSummary } from '../../../shared/protocol/desk.ts';

type Drafted = Pick<UpdateSummary, 'id' | 'content' | 'contentHash'>;

/**
 * `after`, with the parts of `before` that are equal, so that what shows them is not drawn anew. Whether a text has
 * changed its hash says: to go through a long one takes as long as to draw it.
 */
export function shareDraft<Update extends Drafted>(
  known: Update | undefined,
  after: Update,
): Update {
  if (known === undefined || known === after) return after;
  if (known.contentHash === after.contentHash) {
    return replaceEqualDeep(known, { ...after, content: known.content });
  }
  return replaceEqualDeep({ ...known, content: after.content }, after);
}

type Pages = InfiniteData<UpdatePage, string | null>;

/** The same for a timeline: an update is known by its id, on whatever page it stood. */
export function shareTimeline(before: Pages | undefined, after: Pages): Pages {
  const known = new Map(
    before?.pages.flatMap(({ updates }) => updates.map((update) => [update.id, update] as const)),
  );
  const pages = after.pages.map((page) => ({
    ...page,
    updates: page.updates.map((update) => shareDraft(known.get(update.id), update)),
  }));
  return { ...after, pages };
}

/** `share` as an option of a query; the library knows no type for what is held under a key. */
export const sharing =
  <Answer>(share: (known: Answer | undefined, after: Answer) => Answer) =>
  (known: unknown, after: unknown): unknown =>
    share(known as Answer | undefined, after as Answer);
