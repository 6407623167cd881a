import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import type { LiveBlogId } from '../../../shared/ids.ts';
import type { UpdateFilter } from '../../../shared/protocol/api.ts';
import { readUpdatePage } from '../api/live-blogs.ts';
import { keys } from '../api/query-client.ts';
import { shareTimeline, sharing } from '../api/share-drafts.ts';
import type { Timeline } from './timeline-cache.ts';

const FIRST_PAGE = 50;
/** Later pages are larger: a whole day's coverage then comes in few requests. */
const LATER_PAGE = 200;

/** One filter's updates by pages; each answer also brings the counts of all filters. */
export function useTimeline(
  id: LiveBlogId,
  filter: UpdateFilter,
): UseInfiniteQueryResult<Timeline> {
  const queries = useQueryClient();
  return useInfiniteQuery({
    queryKey: keys.timeline(id, filter),
    queryFn: async ({ pageParam: before }) => {
      const limit = before === null ? FIRST_PAGE : LATER_PAGE;
      const page = await readUpdatePage(id, { filter, before, limit });
      queries.setQueryData(keys.counts(id), page.counts);
      return page;
    },
    // The first page is the one before nothing.
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    structuralSharing: sharing(shareTimeline),
  });
}

/** How many updates each filter holds. */
export function useCounts(id: LiveBlogId) {
  return useQuery({
    queryKey: keys.counts(id),
    queryFn: async () =>
      (await readUpdatePage(id, { filter: 'all', before: null, limit: 1 })).counts,
  });
}
