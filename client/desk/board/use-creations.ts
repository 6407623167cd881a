import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { EMPTY_CONTENT } from '../../../shared/domain/content.ts';
import type { ContentHash } from '../../../shared/ids.ts';
import type { Person, UpdateSummary } from '../../../shared/protocol/desk.ts';
import { createUpdate } from '../api/live-blogs.ts';
import { ApiFailure } from '../api/refusal.ts';
import { readUpdate } from '../api/updates.ts';
import { useObservable } from '../observable.ts';
import { useSession } from '../session/session.tsx';
import { applyDetail } from './apply-update.ts';
import type { Creation, CreationQueue } from './creation-queue.ts';
import { createCreationQueue } from './creation-queue.ts';

const RETRY_EVERY = 5_000;

/** The queue of the signed-in person's new updates, sent whenever the server can be reached. */
export function useCreationQueue(): CreationQueue {
  const queries = useQueryClient();
  const { userId } = useSession();
  const queue = useMemo(
    () =>
      createCreationQueue({
        storage: localStorage,
        name: `dateline.creations.${userId}`,
        send: async ({ liveBlogId, id, key }) => {
          try {
            await createUpdate(liveBlogId, id, key);
            return null;
          } catch (error) {
            if (error instanceof ApiFailure) return error.refusal;
            throw error;
          }
        },
        onCreated: ({ id }) =>
          void readUpdate(id).then(
            (detail) => applyDetail(queries, detail, userId),
            () => queries.invalidateQueries(),
          ),
      }),
    [queries, userId],
  );
  const waiting = useObservable(queue.waiting);
  const unsent = waiting.some((creation) => creation.refused === null);
  useEffect(() => {
    if (!unsent) return;
    const flush = (): void => void queue.flush();
    flush();
    const timer = setInterval(flush, RETRY_EVERY);
    window.addEventListener('online', flush);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', flush);
    };
  }, [queue, unsent]);
  return queue;
}

/** A card for an update that the server does not know yet. */
export function creationSummary(creation: Creation, author: Person): UpdateSummary {
  const { id, liveBlogId, at } = creation;
  return {
    id,
    liveBlogId,
    state: { status: 'draft' },
    key: false,
    createdBy: author,
    createdAt: at,
    editedAt: at,
    content: EMPTY_CONTENT,
    // Nothing is published by this hash: the card is replaced before it can be.
    contentHash: '' as ContentHash,
    meta: { kind: 'update', occurredAt: null, key: false, bylines: [], labels: [] },
    writers: [author],
    changedSincePublished: false,
  };
}
