import { z } from 'zod';
import type { Instant, LiveBlogId, UpdateId } from '../../../shared/ids.ts';
import { instantField, liveBlogIdField, updateIdField } from '../../../shared/protocol/fields.ts';
import type { ApiRefusal } from '../api/refusal.ts';
import type { Observable } from '../observable.ts';
import { observable } from '../observable.ts';

/** A new update that the server has not confirmed yet. */
export interface Creation {
  readonly id: UpdateId;
  readonly liveBlogId: LiveBlogId;
  /** Idempotency-Key of all attempts. */
  readonly key: string;
  readonly at: Instant;
  /** Why the server does not take it, or null while it was not asked or not reached. */
  readonly refused: string | null;
}

const stored: z.ZodType<readonly Creation[]> = z.array(
  z.object({
    id: updateIdField,
    liveBlogId: liveBlogIdField,
    key: z.string(),
    at: instantField,
    refused: z.string().nullable(),
  }),
);

export interface CreationQueue {
  readonly waiting: Observable<readonly Creation[]>;
  readonly add: (creation: Creation) => void;
  /** Takes back, from JSON, what the storage has lost. */
  readonly restore: (text: string) => void;
  /** Sends what waits, in order; one run at a time. Resolves when all was tried. */
  readonly flush: () => Promise<void>;
  /** Gives up one that was refused. */
  readonly forget: (id: UpdateId) => void;
}

interface CreationQueueOptions {
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  /** Where in the storage: one name per person, as devices are shared. */
  readonly name: string;
  /** Null where the server has made it. */
  readonly send: (creation: Creation) => Promise<ApiRefusal | null>;
  /** Awaited before the creation leaves the queue, so that its card is never missing in between. */
  readonly onCreated: (creation: Creation) => Promise<void>;
}

/** Refusals that another attempt would meet again. */
const FINAL = new Set<ApiRefusal['code']>(['forbidden', 'not_found', 'conflict', 'invalid']);

/** New updates are made here first and sent when the server can be reached: also after the browser was closed. */
export function createCreationQueue(options: CreationQueueOptions): CreationQueue {
  const { send, onCreated } = options;
  const list = storedList(options);
  const waiting = observable(list.read());
  let running: Promise<void> | null = null;

  function write(change: (creations: readonly Creation[]) => readonly Creation[]): void {
    // Another tab may have written meanwhile.
    const next = change(list.read());
    list.write(next);
    waiting.set(next);
  }

  async function sendAll(): Promise<void> {
    for (const creation of waiting.get()) {
      if (creation.refused !== null) continue;
      const refusal = await send(creation);
      if (refusal === null) {
        await onCreated(creation);
        write(without(creation.id));
      } else if (FINAL.has(refusal.code)) {
        write((creations) =>
          creations.map((c) => (c.id === creation.id ? { ...c, refused: refusal.message } : c)),
        );
      } else {
        return;
      }
    }
  }

  return {
    waiting,
    add: (creation) => write((creations) => [...creations, creation]),
    restore: (text) => write((creations) => united(parse(text), creations)),
    flush() {
      running ??= sendAll().finally(() => {
        running = null;
      });
      return running;
    },
    forget: (id) => write(without(id)),
  };
}

const without = (id: UpdateId) => (creations: readonly Creation[]) =>
  creations.filter((creation) => creation.id !== id);

function storedList({ storage, name }: Pick<CreationQueueOptions, 'storage' | 'name'>) {
  /** What a full storage did not take: this page alone has it. */
  let unstored: readonly Creation[] | null = null;
  return {
    read: (): readonly Creation[] => unstored ?? parse(storage.getItem(name) ?? '[]'),
    write(next: readonly Creation[]): void {
      try {
        storage.setItem(name, JSON.stringify(next));
        unstored = null;
      } catch {
        unstored = next;
      }
    },
  };
}

function parse(text: string): readonly Creation[] {
  try {
    const parsed = stored.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
}

function united(found: readonly Creation[], known: readonly Creation[]): readonly Creation[] {
  const ids = new Set(known.map(({ id }) => id));
  return [...found.filter(({ id }) => !ids.has(id)), ...known];
}
