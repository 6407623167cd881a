import type { DBSchema, IDBPDatabase } from 'idb';
import { deleteDB, openDB } from 'idb';
import * as Y from 'yjs';

const ROWS = 'updates';
/** More rows than this are made one when the copy is opened. */
const ROWS_KEPT = 100;
/** Strict: what is called kept must outlive a power cut. */
const DURABLE = { durability: 'strict' } as const;

interface Rows extends DBSchema {
  readonly [ROWS]: { readonly key: number; readonly value: Uint8Array };
}

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

/** Opens the database of this name, and makes it where there is none. Rejects where the browser keeps nothing. */
export async function openCopyFile(name: string, endings: Endings): Promise<CopyFile> {
  const database = await openDB<Rows>(name, undefined, {
    upgrade: (made) => void made.createObjectStore(ROWS, { autoIncrement: true }),
    blocking: () => {
      // Another tab that discards the copy must not wait for this one.
      database.close();
      endings.wanted();
    },
    terminated: endings.lost,
  });
  return {
    read: () => readRows(database),
    append: (bytes) => appendRow(database, bytes),
    close: () => database.close(),
    discard: async () => {
      database.close();
      await deleteDB(name);
    },
  };
}

/** In one transaction, so that a row which another tab writes is either merged or left. */
async function readRows(database: IDBPDatabase<Rows>): Promise<readonly Uint8Array[]> {
  const { store, done } = database.transaction(ROWS, 'readwrite', DURABLE);
  const merge = async () => {
    const parts = await store.getAll();
    if (parts.length > ROWS_KEPT) {
      await Promise.all([store.clear(), store.add(Y.mergeUpdates(parts))]);
    }
    return parts;
  };
  // Both are awaited, as both reject where the transaction is aborted.
  const [parts] = await Promise.all([merge(), done]);
  return parts;
}

async function appendRow(database: IDBPDatabase<Rows>, bytes: Uint8Array): Promise<void> {
  const { store, done } = database.transaction(ROWS, 'readwrite', DURABLE);
  await Promise.all([store.add(bytes), done]);
}
