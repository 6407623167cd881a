import type { InfiniteData } from '@tanstack/react-query';
import type { ContentHash, UpdateId, UserId } from '../../../shared/ids.ts';
import type { ContentNode } from '../../../shared/domain/content.ts';
import type { UpdateFilter } from '../../../shared/protocol/api.ts';
import type { UpdateCounts, UpdatePage, UpdateSummary } from '../../../shared/protocol/desk.ts';

/** The loaded part of one filter's timeline, newest first; the last page's `next` is null at the end. */
export type Timeline = InfiniteData<UpdatePage, string | null>;

export interface Preview {
  readonly updateId: UpdateId;
  readonly content: ContentNode;
  readonly contentHash: ContentHash;
}

/** The same question that the server's list answers, so that a card can come and go without a request. */
export function matchesFilter(
  update: UpdateSummary,
  filter: UpdateFilter,
  userId: UserId,
): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'mine':
      return (
        update.createdBy.userId === userId ||
        update.writers.some((writer) => writer.userId === userId)
      );
    case 'key':
      return update.key;
    case 'changed':
      return update.state.status === 'published' && update.changedSincePublished;
    case 'draft':
    case 'submitted':
    case 'published':
    case 'withdrawn':
      return update.state.status === filter;
  }
}

type Placed = Pick<UpdateSummary, 'id' | 'createdAt'>;

/** Newest first, as the server orders: by time of creation, then by id. */
function comesBefore(a: Placed, b: Placed): boolean {
  return a.createdAt === b.createdAt ? a.id > b.id : a.createdAt > b.createdAt;
}

export function findUpdate(
  timeline: Timeline | undefined,
  id: UpdateId,
): UpdateSummary | undefined {
  for (const page of timeline?.pages ?? []) {
    const found = page.updates.find((update) => update.id === id);
    if (found !== undefined) return found;
  }
  return undefined;
}

function changePage(
  timeline: Timeline,
  index: number,
  change: (updates: readonly UpdateSummary[]) => readonly UpdateSummary[],
): Timeline {
  const pages = timeline.pages.map((page, place) =>
    place === index ? { ...page, updates: change(page.updates) } : page,
  );
  return { ...timeline, pages };
}

/** The page in which a new update belongs; -1 where it lies beyond what is loaded. */
function pageFor(timeline: Timeline, update: UpdateSummary): number {
  const index = timeline.pages.findIndex((page) => {
    const last = page.updates.at(-1);
    return last !== undefined && comesBefore(update, last);
  });
  if (index >= 0) return index;
  return timeline.pages.at(-1)?.next === null ? timeline.pages.length - 1 : -1;
}

/** `timeline` with the update as it is now: replaced, put in its place, or taken out where it no longer belongs. */
export function withUpdate(timeline: Timeline, update: UpdateSummary, belongs: boolean): Timeline {
  const held = timeline.pages.findIndex((page) => page.updates.some(({ id }) => id === update.id));
  if (held >= 0) {
    return changePage(timeline, held, (updates) =>
      belongs
        ? updates.map((other) => (other.id === update.id ? update : other))
        : updates.filter((other) => other.id !== update.id),
    );
  }
  const index = belongs ? pageFor(timeline, update) : -1;
  if (index < 0) return timeline;
  return changePage(timeline, index, (updates) => {
    const place = updates.findIndex((other) => comesBefore(update, other));
    return place < 0 ? [...updates, update] : updates.toSpliced(place, 0, update);
  });
}

/** `timeline` with what others have just typed; the same object where the card is not loaded. */
export function withPreview(timeline: Timeline, preview: Preview): Timeline {
  const { updateId, content, contentHash } = preview;
  const held = timeline.pages.findIndex((page) => page.updates.some(({ id }) => id === updateId));
  if (held < 0) return timeline;
  return changePage(timeline, held, (updates) =>
    updates.map((update) =>
      update.id === updateId ? { ...update, content, contentHash } : update,
    ),
  );
}

const FILTERS = ['all', 'mine', 'draft', 'submitted', 'published', 'withdrawn', 'key'] as const;

/** The counts after one update changed; `before` is undefined where it is new. */
export function countsAfter(
  counts: UpdateCounts,
  before: UpdateSummary | undefined,
  after: UpdateSummary,
  userId: UserId,
): UpdateCounts {
  const entries = FILTERS.map((filter) => {
    const was = before !== undefined && matchesFilter(before, filter, userId);
    const is = matchesFilter(after, filter, userId);
    return [filter, counts[filter] + Number(is) - Number(was)] as const;
  });
  return { ...counts, ...Object.fromEntries(entries) };
}

/** All loaded updates with `extra` ones put in their places: new ones not yet sent, and the one that is open. */
export function timelineRows(
  timeline: Timeline | undefined,
  extra: readonly UpdateSummary[],
): readonly UpdateSummary[] {
  const rows = timeline?.pages.flatMap((page) => page.updates) ?? [];
  for (const update of extra) {
    if (rows.some(({ id }) => id === update.id)) continue;
    const place = rows.findIndex((other) => comesBefore(update, other));
    rows.splice(place < 0 ? rows.length : place, 0, update);
  }
  return rows;
}
