import { Socket } from 'node:net';
import type { DatabaseConnection } from 'kysely';
import { CompiledQuery, Kysely, PostgresDialect } from 'kysely';
import { Pool, TypeOverrides, types } from 'pg';
import type { Backend, StoreLogger } from '../backend.ts';
import { POSTGRES } from '../dialect.ts';
import type { Database } from '../schema.ts';
import { appendAll } from './append.ts';
import { storageErrorOf } from './failure.ts';

const CONNECTIONS = 10;
const CONNECT_MS = 5000;
/** The longest statement takes a second or two; the desk is to hear within ten that edits are not written. */
const SILENCE_MS = 6000;
/** Less than the silence, so that the pool itself closes what nobody uses. */
const IDLE_MS = 5000;

/** Each connection answers failures as the store's own, and commits to disk whatever the server's default. */
async function prepareConnection(connection: DatabaseConnection): Promise<void> {
  const execute = connection.executeQuery.bind(connection);
  connection.executeQuery = async <Row>(query: CompiledQuery) => {
    try {
      return await execute<Row>(query);
    } catch (error) {
      throw storageErrorOf(error);
    }
  };
  await connection.executeQuery(
    CompiledQuery.raw(
      `select set_config('synchronous_commit', 'on', false)
       where current_setting('synchronous_commit') = 'off'`,
    ),
  );
}

/**
 * Sockets that give up where the other side says nothing for long: a machine that hangs keeps its connections,
 * and would keep everybody waiting for as long as it hangs.
 */
function createSockets() {
  const open = new Set<Socket>();
  let silence = 0;
  const make = (): Socket => {
    const socket = new Socket().setTimeout(silence);
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    return socket.on('timeout', () => socket.destroy(new Error('timeout: no answer')));
  };
  const startTimeouts = (): void => {
    silence = SILENCE_MS;
    for (const socket of open) socket.setTimeout(silence);
  };
  return { make, startTimeouts };
}

/** A pool of connections, made when they are needed. */
export function openPostgres(url: string, logger?: StoreLogger): Backend {
  const overrides = new TypeOverrides();
  // Counts and numbers are far below 2^53, where pg's text for 64-bit integers would be needed.
  overrides.setTypeParser(types.builtins.INT8, Number);
  const sockets = createSockets();
  const pool = new Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    idleTimeoutMillis: IDLE_MS,
    keepAlive: true,
    stream: sockets.make,
    application_name: 'dateline',
    types: overrides,
  });
  // A connection that breaks is replaced at the next use. The error's own fields are all of the connection.
  pool.on('error', ({ message }) => logger?.error({ reason: message }, 'idle connection lost'));
  // One in use fails its query, which tells of it; without a listener it would end the process as well.
  pool.on('connect', (client) => void client.on('error', () => {}));
  const dialect = new PostgresDialect({
    pool: {
      options: pool.options,
      connect: () =>
        pool.connect().catch((error: unknown) => {
          throw storageErrorOf(error);
        }),
      end: () => pool.end(),
    },
    onCreateConnection: prepareConnection,
  });
  const db = new Kysely<Database>({ dialect });
  return {
    connection: { db, facts: POSTGRES },
    commit: (take) => appendAll(db, take()),
    startTimeouts: sockets.startTimeouts,
    backupTo: () =>
      Promise.reject(new Error('The database is PostgreSQL: back it up with pg_dump.')),
    close: () => pool.end(),
  };
}
