import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import type { LiveBlogId, UpdateId } from '../../../shared/ids.ts';
import type { UpdateFilter } from '../../../shared/protocol/api.ts';
import { ApiFailure } from './refusal.ts';

/** Names of what the desk holds in memory. */
export const keys = {
  session: ['session'],
  liveBlogs: ['liveBlogs'],
  newsroom: ['newsroom'],
  liveBlog: (id: LiveBlogId) => ['liveBlog', id],
  timelines: (id: LiveBlogId) => ['timeline', id],
  timeline: (id: LiveBlogId, filter: UpdateFilter) => ['timeline', id, filter],
  counts: (id: LiveBlogId) => ['counts', id],
  boards: (id: LiveBlogId) => ['boards', id],
  update: (id: UpdateId) => ['update', id],
  writers: (id: UpdateId) => ['writers', id],
  versions: (id: UpdateId) => ['versions', id],
  version: (id: UpdateId, versionId: number) => ['version', id, versionId],
  quarantine: ['quarantine'],
} as const;

const MAY_PASS = new Set(['unreachable', 'failed']);

const worthRetrying = (failures: number, error: unknown): boolean =>
  failures < 2 && error instanceof ApiFailure && MAY_PASS.has(error.refusal.code);

/** `onSignedOut` is called when any request finds the session gone. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: Error): void => {
    if (error instanceof ApiFailure && error.refusal.code === 'unauthenticated') onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      // `always`: a desk without network says so, where `online` would wait without a word.
      queries: {
        networkMode: 'always',
        retry: worthRetrying,
        staleTime: 30_000,
        refetchOnWindowFocus: false,
      },
      mutations: { networkMode: 'always', retry: worthRetrying },
    },
  });
}
