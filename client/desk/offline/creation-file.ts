import type { CreationQueue } from './creation-queue.ts';

const ROWS = 'creations';
const ALL = 'all';

/**
 * Keeps a queue on this device's disk as well. Browsers write localStorage seconds later: one that is killed
 * meanwhile would have the words of a new update, and not know whose they are. Answers the way to stop.
 */
export function keepOnDisk(queue: CreationQueue, name: string): () => void {
  const stopped = new AbortController();

  async function keep(): Promise<void> {
    const database = await open(name);
    queue.restore(await read(database));
    const write = (): void => {
      const rows = database.transaction(ROWS, 'readwrite', { durability: 'strict' });
      rows.objectStore(ROWS).put(JSON.stringify(queue.waiting.get()), ALL);
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

function open(name: string): Promise<IDBDatabase> {
  const opening = indexedDB.open(name);
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(ROWS));
  return resultOf(opening);
}

async function read(database: IDBDatabase): Promise<string> {
  const found: unknown = await resultOf(database.transaction(ROWS).objectStore(ROWS).get(ALL));
  return typeof found === 'string' ? found : '[]';
}

function resultOf<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('refused')));
  });
}
