import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { UpdateState } from '../../../shared/domain/update.ts';
import type { UpdateId } from '../../../shared/ids.ts';
import { keys } from '../api/query-client.ts';
import { readVersion, readVersionPage } from '../api/history.ts';
import { readUpdate } from '../api/updates.ts';

/** New ones come with time alone; the list need not be newer than that. */
const REFRESH_MS = 60_000;

/** The versions of an update, newest first; read anew when its state moves on. */
export function useVersions(id: UpdateId) {
  const queries = useQueryClient();
  const versions = useInfiniteQuery({
    queryKey: keys.versions(id),
    queryFn: ({ pageParam }) => readVersionPage(id, pageParam),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: REFRESH_MS,
    refetchOnMount: 'always',
  });
  const state = useQuery({ queryKey: keys.update(id), queryFn: () => readUpdate(id) }).data?.state;
  const moment = momentOf(state);
  useEffect(() => {
    if (moment !== null) void queries.invalidateQueries({ queryKey: keys.versions(id) });
  }, [queries, id, moment]);
  return versions;
}

function momentOf(state: UpdateState | undefined): string | null {
  return state !== undefined && 'at' in state ? `${state.status} ${state.at}` : null;
}

/** What a version says; it never changes. */
export const useVersion = (id: UpdateId, versionId: number | null) =>
  useQuery({
    queryKey: keys.version(id, versionId ?? 0),
    queryFn: () => readVersion(id, versionId ?? 0),
    enabled: versionId !== null,
    staleTime: Infinity,
  });
