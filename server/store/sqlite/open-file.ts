import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { damaged } from '../errors.ts';
import type { ThreadOptions } from './messages.ts';

export type Handle = Database.Database;

const BUSY_MS = 5000;
/**
 * Bigger files are not walked through at every start (from a cold disk about 100 MB a second), only when
 * asked for. Each page that is read is checked in any case, and each draft against its checksums.
 */
const QUICK_CHECK_BYTES = 256 * 1024 * 1024;

/** Pages in the write-ahead log, and those of them that the file has by now. */
interface Checkpoint {
  readonly busy: number;
  readonly log: number;
  readonly checkpointed: number;
}

function sizeOf(file: string): number {
  return existsSync(file) ? statSync(file).size : 0;
}

/** A new database gets its name only once it is one: an empty file under the name is always damage. */
function create(file: string): void {
  const unfinished = `${file}.new`;
  rmSync(unfinished, { force: true });
  const handle = new Database(unfinished);
  handle.pragma('journal_mode = WAL');
  handle.pragma('user_version = 1');
  handle.close();
  renameSync(unfinished, file);
  const directory = openSync(dirname(file), 'r');
  fsyncSync(directory);
  closeSync(directory);
}

/** SQLite would take an emptied file for a new database, and a lost one for none at all. */
function refuseLost(file: string): void {
  if (existsSync(file) && sizeOf(file) === 0) throw damaged(file, 'the file is empty');
  if (!existsSync(file) && sizeOf(`${file}-wal`) > 0) {
    throw damaged(file, 'the file is missing beside its write-ahead log');
  }
}

/** SQLite takes a last page that was cut short for a whole one, with zeros. */
function checkLength(handle: Handle, file: string): void {
  const [answer] = handle.pragma('wal_checkpoint(PASSIVE)') as readonly Checkpoint[];
  if (answer === undefined || answer.busy !== 0 || answer.log !== answer.checkpointed) return;
  const pages = Number(handle.pragma('page_count', { simple: true }));
  const pageBytes = Number(handle.pragma('page_size', { simple: true }));
  if (sizeOf(file) < pages * pageBytes) throw damaged(file, 'its end is missing');
}

function checkPages(handle: Handle, { file, check }: ThreadOptions): void {
  if (check === 'quick' && sizeOf(file) > QUICK_CHECK_BYTES) return;
  const pragma = check === 'full' ? 'integrity_check(1)' : 'quick_check(1)';
  const answer = String(handle.pragma(pragma, { simple: true }));
  if (answer !== 'ok') throw damaged(file, answer);
}

/** A connection for the thread that writes, or for the one that reads beside it. */
export function openFile(options: ThreadOptions): Handle {
  const { file, mode } = options;
  const writes = mode === 'write';
  if (writes) {
    refuseLost(file);
    if (!existsSync(file)) create(file);
  }
  const handle = new Database(file, { fileMustExist: true, timeout: BUSY_MS });
  try {
    handle.pragma('foreign_keys = ON');
    if (writes) {
      handle.pragma('journal_mode = WAL');
      handle.pragma('synchronous = FULL');
      checkLength(handle, file);
      checkPages(handle, options);
    } else {
      handle.pragma('query_only = ON');
    }
    return handle;
  } catch (error) {
    handle.close();
    throw error;
  }
}
