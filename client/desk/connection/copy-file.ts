import * as Y from 'yjs';

const ROWS = 'updates';
/** More rows than this are made one when the copy is opened. */
const ROWS_KEPT = 100;

/** One IndexedDB database with the Yjs updates of one document. Every promise rejects where the disk refuses. */
export interface CopyFile {
  readonly read: () => Promise<readonly Uint8Array[]>;
  /** Resolves when the bytes are on disk. */
  readonly append: (bytes: Uint8Array) => Promise<void>;
  readonly close: () => void;
  readonly discard: () => Promise<void>;
}

interface Endings {
  /** The browser took the database away: its data was cleared, or its disk broke. */
  readonly lost: () => void;
  /** Another tab discards it. */
  readonly wanted: () => void;
}

export async function openCopyFile(name: string, endings: Endings): Promise<CopyFile> {
  const opening = indexedDB.open(name);
  opening.addEventListener('upgradeneeded', () =>
    opening.result.createObjectStore(ROWS, { autoIncrement: true }),
  );
  const database = await resultOf(opening);
  // Another tab that discards the copy must not wait for this one.
  database.addEventListener('versionchange', () => {
    database.close();
    endings.wanted();
  });
  database.addEventListener('close', endings.lost);
  return {
    read: () => readRows(database),
    append: (bytes) => changeRows(database, (rows) => rows.add(bytes)),
    close: () => database.close(),
    discard: async () => {
      database.close();
      await resultOf(indexedDB.deleteDatabase(name));
    },
  };
}

/** In one transaction, so that a row which another tab writes is either merged or left. */
async function readRows(database: IDBDatabase): Promise<readonly Uint8Array[]> {
  const transaction = database.transaction(ROWS, 'readwrite', { durability: 'strict' });
  const rows = transaction.objectStore(ROWS);
  // `append` writes nothing else into this store.
  const parts = (await resultOf(rows.getAll())) as Uint8Array[];
  if (parts.length > ROWS_KEPT) {
    rows.clear();
    rows.add(Y.mergeUpdates(parts));
  }
  await endOf(transaction);
  return parts;
}

function changeRows(
  database: IDBDatabase,
  change: (rows: IDBObjectStore) => IDBRequest,
): Promise<void> {
  // Strict: what is called kept must outlive a power cut.
  const transaction = database.transaction(ROWS, 'readwrite', { durability: 'strict' });
  change(transaction.objectStore(ROWS));
  return endOf(transaction);
}

function resultOf<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('refused')));
  });
}

function endOf(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('aborted')));
  });
}
