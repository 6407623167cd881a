import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo } from 'react';
import { v7 } from 'uuid';
import { EMPTY_CONTENT } from '../../../shared/domain/content.ts';
import type { ContentHash, LiveBlogId, UpdateId } from '../../../shared/ids.ts';
import { instant, updateId } from '../../../shared/ids.ts';
import type { Person, UpdateSummary } from '../../../shared/protocol/desk.ts';
import { createUpdate } from '../api/live-blogs.ts';
import { ApiFailure, type ApiRefusal } from '../api/refusal.ts';
import { readUpdate } from '../api/updates.ts';
import { useObservable } from '../observable.ts';
import { useSession } from '../session/session.tsx';
import { applyDetail } from '../cache/apply-update.ts';
import type { Creation, CreationQueue } from './creation-queue.ts';
import { keepOnDisk } from './creation-file.ts';
import { createCreationQueue } from './creation-queue.ts';

const RETRY_EVERY_MS = 5_000;

async function send({ liveBlogId, id, key }: Creation): Promise<ApiRefusal | null> {
  try {
    await createUpdate(liveBlogId, { id }, key);
    return null;
  } catch (error) {
    if (error instanceof ApiFailure) return error.refusal;
    throw error;
  }
}

/** The queue of the signed-in person's new updates, sent whenever the server can be reached. */
function useCreationQueue(): CreationQueue {
  const queries = useQueryClient();
  const { userId } = useSession();
  const name = `dateline.creations.${userId}`;
  const queue = useMemo(
    () =>
      createCreationQueue({
        storage: localStorage,
        name,
        send,
        onCreated: ({ id }) =>
          readUpdate(id).then(
            (detail) => applyDetail(queries, detail, userId),
            () => queries.invalidateQueries(),
          ),
      }),
    [queries, userId, name],
  );
  useEffect(() => keepOnDisk(queue, name), [queue, name]);
  const waiting = useObservable(queue.waiting);
  const unsent = waiting.some((creation) => creation.refused === null);
  useEffect(() => {
    if (!unsent) return;
    const flush = (): void => void queue.flush();
    flush();
    const timer = setInterval(flush, RETRY_EVERY_MS);
    window.addEventListener('online', flush);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', flush);
    };
  }, [queue, unsent]);
  return queue;
}

export interface Creations {
  /** Those of this live blog that the server does not know yet, newest first. */
  readonly waiting: readonly Creation[];
  /** Makes a new update on this device and answers its id. */
  readonly add: () => UpdateId;
  readonly forget: (id: UpdateId) => void;
}

/** New updates of a live blog that the server does not know yet, and the ways to add and give up one. */
export function useCreations(liveBlogId: LiveBlogId): Creations {
  const queue = useCreationQueue();
  const all = useObservable(queue.waiting);
  const waiting = useMemo(
    () => all.filter((creation) => creation.liveBlogId === liveBlogId),
    [all, liveBlogId],
  );
  const add = useCallback(() => {
    const id = updateId(v7());
    queue.add({ id, liveBlogId, key: v7(), at: instant(new Date()), refused: null });
    return id;
  }, [queue, liveBlogId]);
  return { waiting, add, forget: queue.forget };
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
