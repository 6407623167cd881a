import type { Mutex, MutexInterface } from 'async-mutex';
import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult } from 'kysely';
import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type { Thread } from './thread.ts';

export interface Threads {
  readonly writer: Thread;
  readonly reader: Thread;
  /** Held by whoever writes: a statement, a transaction or a group of edits. */
  readonly oneWriter: Mutex;
}

/** SQLite knows no booleans; and of a view only its own bytes shall be copied to the thread. */
function bound(parameter: unknown): unknown {
  if (typeof parameter === 'boolean') return Number(parameter);
  if (parameter instanceof Uint8Array && parameter.byteLength < parameter.buffer.byteLength) {
    return parameter.slice();
  }
  return parameter;
}

/**
 * Reads outside of a transaction go to the reading thread and never wait for a writer; all else goes
 * to the writing one, one after the other, a transaction for as long as it lasts.
 */
class SqliteConnection implements DatabaseConnection {
  readonly #threads: Threads;
  #release: MutexInterface.Releaser | null = null;

  constructor(threads: Threads) {
    this.#threads = threads;
  }

  async begin(): Promise<void> {
    this.#release = await this.#threads.oneWriter.acquire();
    await this.#threads.writer.run('begin');
  }

  end(kind: 'commit' | 'rollback'): Promise<void> {
    return this.#threads.writer.run(kind);
  }

  release(): void {
    this.#release?.();
    this.#release = null;
  }

  async executeQuery<Row>({ sql, parameters, query }: CompiledQuery): Promise<QueryResult<Row>> {
    const { writer, reader, oneWriter } = this.#threads;
    const values = parameters.map(bound);
    const ask = () => {
      if (this.#release !== null) return writer.query(sql, values, true);
      if (query.kind === 'SelectQueryNode') return reader.query(sql, values, false);
      return oneWriter.runExclusive(() => writer.query(sql, values, false));
    };
    const { rows, changes } = await ask();
    // kysely derives the type of rows from the query that gave them.
    return { rows: [...rows] as Row[], numAffectedRows: BigInt(changes) };
  }

  streamQuery(): AsyncIterableIterator<never> {
    throw new Error('Rows of SQLite are not streamed: read them by pages.');
  }
}

class SqliteDriver implements Driver {
  readonly #threads: Threads;

  constructor(threads: Threads) {
    this.#threads = threads;
  }

  init(): Promise<void> {
    return Promise.resolve();
  }

  acquireConnection(): Promise<SqliteConnection> {
    return Promise.resolve(new SqliteConnection(this.#threads));
  }

  beginTransaction(connection: SqliteConnection): Promise<void> {
    return connection.begin();
  }

  commitTransaction(connection: SqliteConnection): Promise<void> {
    return connection.end('commit');
  }

  rollbackTransaction(connection: SqliteConnection): Promise<void> {
    return connection.end('rollback');
  }

  releaseConnection(connection: SqliteConnection): Promise<void> {
    connection.release();
    return Promise.resolve();
  }

  destroy(): Promise<void> {
    return Promise.resolve();
  }
}

/** Reads run beside a transaction, so connections are many; tables made in a transaction roll back. */
class ThreadedAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }

  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** kysely's SQLite, with its connections in other threads. */
export function sqliteDialect(threads: Threads): Dialect {
  return {
    createDriver: () => new SqliteDriver(threads),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new ThreadedAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}
