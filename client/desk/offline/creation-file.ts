import type { DBSchema } from 'idb';
import { openDB } from 'idb';
import type { CreationQueue } from './creation-queue.ts';

const ROWS = 'creations';
const ALL = 'all';

interface Rows extends DBSchema {
  /** The queue as JSON. */
  readonly [ROWS]: { readonly key: typeof ALL; readonly value: string };
}

/**
 * Keeps a queue on this device's disk as well. Browsers write localStorage seconds later: one that is killed
 * meanwhile would have the words of a new update, and not know whose they are. Answers the way to stop.
 */
export function keepOnDisk(queue: CreationQueue, name: string): () => void {
  const stopped = new AbortController();

  async function keep(): Promise<void> {
    const database = await openDB<Rows>(name, undefined, {
      upgrade: (made) => void made.createObjectStore(ROWS),
    });
    queue.restore((await database.get(ROWS, ALL)) ?? '[]');
    const write = (): void => {
      const { store, done } = database.transaction(ROWS, 'readwrite', { durability: 'strict' });
      // What is not written now is written with the next change.
      Promise.all([store.put(JSON.stringify(queue.waiting.get()), ALL), done]).catch(() => {});
    };
    write();
    const unsubscribe = queue.waiting.subscribe(write);
    const end = (): void => {
      unsubscribe();
      database.close();
    };
    if (stopped.signal.aborted) end();
    else stopped.signal.addEventListener('abort', end);
  }

  // A browser that keeps nothing here has localStorage alone.
  keep().catch(() => {});
  return () => stopped.abort();
}
