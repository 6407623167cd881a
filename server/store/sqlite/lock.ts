import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { StorageError } from '../errors.ts';

const WAIT_MS = 3000;

/**
 * Makes this process the only one that serves the database, or puts another in its place. Two servers
 * would each hold drafts and readers' pages in memory that the other changes underneath. What keeps
 * others out is a lock of the system's on a file beside the database: it ends with the process,
 * however that ends, and a command such as `backup` goes on beside it. One that is being replaced has a
 * moment to finish. Answers how to let go.
 */
export function lockFile(file: string): () => void {
  mkdirSync(dirname(file), { recursive: true });
  const handle = new Database(`${file}.lock`, { timeout: WAIT_MS });
  try {
    handle.exec('begin exclusive');
  } catch (error) {
    handle.close();
    if (!(error instanceof Database.SqliteError) || error.code !== 'SQLITE_BUSY') throw error;
    throw new StorageError(
      'storage',
      `Another server is using the database ${file}: stop it first, or give this one a DATA_DIR of its own.`,
    );
  }
  return () => {
    handle.close();
  };
}
