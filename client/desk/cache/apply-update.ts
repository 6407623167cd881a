import type { QueryClient } from '@tanstack/react-query';
import type { UserId } from '../../../shared/ids.ts';
import type { UpdateFilter } from '../../../shared/protocol/api.ts';
import type { UpdateCounts, UpdateDetail, UpdateSummary } from '../../../shared/protocol/desk.ts';
import { keys } from '../api/query-client.ts';
import type { Preview, Timeline } from './timeline-cache.ts';
import {
  countsAfter,
  findUpdate,
  matchesFilter,
  withPreview,
  withUpdate,
} from './timeline-cache.ts';

function heldTimelines(queries: QueryClient, update: Pick<UpdateSummary, 'liveBlogId'>) {
  return queries.getQueriesData<Timeline>({ queryKey: keys.timelines(update.liveBlogId) });
}

/** Brings everything that the desk holds of an update up to what the server has just said. */
export function applyUpdate(queries: QueryClient, update: UpdateSummary, userId: UserId): void {
  const held = heldTimelines(queries, update);
  const before = held.map(([, timeline]) => findUpdate(timeline, update.id)).find(Boolean);
  for (const [key, timeline] of held) {
    if (timeline === undefined) continue;
    // The third part of a timeline's key is its filter.
    const belongs = matchesFilter(update, key[2] as UpdateFilter, userId);
    queries.setQueryData(key, withUpdate(timeline, update, belongs));
  }
  queries.setQueryData<UpdateDetail>(keys.update(update.id), (detail) =>
    detail === undefined ? undefined : { ...detail, ...update },
  );
  const counts = keys.counts(update.liveBlogId);
  if (before === undefined) void queries.invalidateQueries({ queryKey: counts });
  else {
    queries.setQueryData<UpdateCounts>(counts, (known) =>
      known === undefined ? undefined : countsAfter(known, before, update, userId),
    );
  }
}

/** The same after a command of one's own, whose answer says more. */
export function applyDetail(queries: QueryClient, detail: UpdateDetail, userId: UserId): void {
  applyUpdate(queries, detail, userId);
  queries.setQueryData(keys.update(detail.id), detail);
  void queries.invalidateQueries({ queryKey: keys.boards(detail.liveBlogId) });
}

/** Shows on the card of a draft what somebody types in it. */
export function applyPreview(
  queries: QueryClient,
  liveBlogId: UpdateSummary['liveBlogId'],
  preview: Preview,
): void {
  for (const [key, timeline] of heldTimelines(queries, { liveBlogId })) {
    if (timeline !== undefined) queries.setQueryData(key, withPreview(timeline, preview));
  }
}
