import { parentPort, workerData } from 'node:worker_threads';
import type Database from 'better-sqlite3';
import { prepareAppend } from './append.ts';
import { failureOf, isDistrusted, TransactionLost } from './failure.ts';
import type { Command, QueryAnswer, Reply, Request, ThreadOptions } from './messages.ts';
import { openFile } from './open-file.ts';

// Enters: commands of sqlite/thread.ts, one at a time. Leaves: rows, counts, failures as data.
// Never runs on the thread that serves sockets: syncing to disk blocks it.

const STATEMENTS_KEPT = 500;

function openSession(options: ThreadOptions) {
  const handle = openFile(options);
  const statements = new Map<string, Database.Statement>();
  let append: ReturnType<typeof prepareAppend> | null = null;

  function statement(sql: string): Database.Statement {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    if (statements.size >= STATEMENTS_KEPT) statements.clear();
    const prepared = handle.prepare(sql);
    statements.set(sql, prepared);
    return prepared;
  }

  function query(sql: string, parameters: readonly unknown[]): QueryAnswer {
    const prepared = statement(sql);
    if (!prepared.reader) return { rows: [], changes: prepared.run(...parameters).changes };
    // Rows of better-sqlite3 are objects by column name.
    const rows = prepared.all(...parameters) as QueryAnswer['rows'];
    return { rows, changes: rows.length };
  }

  function run(command: Command): unknown {
    switch (command.kind) {
      case 'query':
        if (command.within && !handle.inTransaction) throw new TransactionLost();
        return query(command.sql, command.parameters);
      case 'begin':
        return query('begin immediate', []);
      case 'commit':
        if (!handle.inTransaction) throw new TransactionLost();
        return query('commit', []);
      case 'rollback':
        return handle.inTransaction ? query('rollback', []) : null;
      case 'append':
        append ??= prepareAppend(handle);
        return append(command.bytes, command.entries);
      case 'close':
        return null;
    }
  }

  return { run, close: () => handle.close() };
}

/** Big values go over without a copy: the buffers of rows are ours alone. */
function transferable(value: unknown): ArrayBuffer[] {
  if (typeof value !== 'object' || value === null || !('rows' in value)) return [];
  const { rows } = value as QueryAnswer;
  return rows.flatMap((row) =>
    Object.values(row).flatMap((cell) =>
      cell instanceof Uint8Array &&
      cell.buffer instanceof ArrayBuffer &&
      cell.byteLength === cell.buffer.byteLength &&
      cell.byteLength > 0
        ? [cell.buffer]
        : [],
    ),
  );
}

function serve(options: ThreadOptions, port: NonNullable<typeof parentPort>): void {
  const reply = (message: Reply, transfer: ArrayBuffer[] = []) =>
    port.postMessage(message, transfer);
  const fail = (id: number, error: unknown) =>
    reply({ id, ok: false, failure: failureOf(error, options.file) });
  let session: ReturnType<typeof openSession> | null = null;

  function close(): void {
    try {
      session?.close();
    } catch {
      // It was not trusted any more; the next one finds what is on disk.
    }
    session = null;
  }

  port.on('message', ({ id, command }: Request) => {
    try {
      if (command.kind === 'close') {
        close();
      } else {
        session ??= openSession(options);
      }
      const value = session === null ? null : session.run(command);
      reply({ id, ok: true, value }, transferable(value));
      if (command.kind === 'close') port.close();
    } catch (error) {
      fail(id, error);
      if (isDistrusted(error)) close();
    }
  });

  try {
    session = openSession(options);
    reply({ id: 0, ok: true, value: null });
  } catch (error) {
    fail(0, error);
    port.close();
  }
}

if (parentPort !== null) serve(workerData as ThreadOptions, parentPort);
