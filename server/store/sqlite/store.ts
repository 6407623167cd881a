import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Mutex } from 'async-mutex';
import { Kysely } from 'kysely';
import type { Backend } from '../backend.ts';
import { backupTo } from './backup.ts';
import { SQLITE } from '../dialect.ts';
import type { Commit } from '../drafts/group-commit.ts';
import type { Database } from '../schema.ts';
import type { DraftEntry } from '../store.ts';
import { lockFile } from './lock.ts';
import { sqliteDialect } from './driver.ts';
import type { Thread } from './thread.ts';
import { startThread } from './thread.ts';

/** The callers' buffers stay theirs: one copy, packed, which then moves to the thread as it is. */
function packed(entries: readonly DraftEntry[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(entries.reduce((sum, entry) => sum + entry.bytes.byteLength, 0));
  let start = 0;
  for (const entry of entries) {
    bytes.set(entry.bytes, start);
    start += entry.bytes.byteLength;
  }
  return bytes;
}

function committing(writer: Thread, oneWriter: Mutex): Commit<DraftEntry> {
  return (take) =>
    oneWriter.runExclusive(() => {
      const entries = take();
      return writer.append({
        kind: 'append',
        bytes: packed(entries),
        entries: entries.map(({ updateId, userId, clientIds, at, bytes }) => ({
          updateId,
          userId,
          clientIds,
          at,
          length: bytes.byteLength,
        })),
      });
    });
}

interface SqliteOptions {
  readonly file: string;
  readonly check?: 'quick' | 'full';
  readonly alone?: boolean;
}

/** Opens or creates the database file, with its directory. */
export async function openSqlite(options: SqliteOptions): Promise<Backend> {
  const { file, check = 'quick', alone = false } = options;
  mkdirSync(dirname(file), { recursive: true });
  const release = alone ? lockFile(file) : null;
  try {
    return await openThreads(file, check, () => release?.());
  } catch (error) {
    release?.();
    throw error;
  }
}

async function openThreads(
  file: string,
  check: 'quick' | 'full',
  release: () => void,
): Promise<Backend> {
  const oneWriter = new Mutex();
  const writer = await startThread({ file, check, mode: 'write' });
  const reader = await startThread({ file, check, mode: 'read' });
  const db = new Kysely<Database>({ dialect: sqliteDialect({ writer, reader, oneWriter }) });
  return {
    connection: { db, facts: SQLITE },
    commit: committing(writer, oneWriter),
    // A thread of our own answers, or fails.
    startTimeouts() {},
    backupTo: (path) => backupTo(file, path),
    async close() {
      // The writer last, as the last connection tidies the write-ahead log away.
      await reader.close();
      await oneWriter.runExclusive(() => writer.close());
      release();
    },
  };
}
