import type { Kysely } from 'kysely';
import type { Backend, StoreLogger } from './backend.ts';
import { createDraftLog } from './drafts/draft-log.ts';
import { createGroupCommit } from './drafts/group-commit.ts';
import { migrate } from './migrations/migrate.ts';
import { openPostgres } from './postgres/store.ts';
import type { Database } from './schema.ts';
import { openSqlite } from './sqlite/store.ts';
import type { Store } from './store.ts';
import { createTables } from './tables/tables.ts';

// Enters: typed rows, decided effects, bytes of drafts. Leaves: the same, from after the commit on.
// Never decides, never looks into a draft, never says "stored" of what is not on disk.

export type StoreOptions =
  | {
      readonly kind: 'sqlite';
      readonly file: string;
      /** `full` walks through the whole file, indexes too, before it opens; see sqlite/open-file.ts. */
      readonly check?: 'quick' | 'full';
      /** Refuses while another process has it so; see sqlite/lock.ts. */
      readonly alone?: boolean;
    }
  | { readonly kind: 'postgres'; readonly url: string };

/** A store with what only its owner does with it. */
export interface OpenStore extends Store {
  /** SQLite only; see backup.ts. */
  backupTo(path: string): Promise<void>;
  /** For better-auth, which keeps accounts and sessions in the same database. */
  readonly authDatabase: { readonly db: Kysely<Database>; readonly type: 'sqlite' | 'postgres' };
}

const PROBE = 'probe';

function createStore({ connection, commit, backupTo, close }: Backend): OpenStore {
  const { db, facts } = connection;
  const tables = createTables(connection);
  return {
    ...tables,
    draftLog: createDraftLog(connection, createGroupCommit(commit)),
    transaction: (work) =>
      db.transaction().execute((transaction) => work(createTables({ db: transaction, facts }))),
    // Written anew each time, though it says the same: only a commit shows that one can be made.
    probe: () => tables.settings.set(PROBE, ''),
    backupTo,
    close,
    authDatabase: { db, type: facts.name },
  };
}

/**
 * Opens the database, creates or migrates it. Rejects with a StorageError where it cannot be reached
 * (`storage`) or does not read as a database any more (`damaged`). `prepare` is done before the store is in use, in
 * as much time as it takes.
 */
export async function openStore(
  options: StoreOptions,
  logger?: StoreLogger,
  prepare: (store: Store) => Promise<void> = async () => {},
): Promise<OpenStore> {
  const backend =
    options.kind === 'sqlite' ? await openSqlite(options) : openPostgres(options.url, logger);
  try {
    const migrations = await migrate(backend.connection);
    if (migrations.length > 0) logger?.info({ migrations }, 'database migrated');
    const store = createStore(backend);
    await prepare(store);
    // Until now all takes as long as it takes, and waits for other servers that do the same.
    backend.startTimeouts();
    return store;
  } catch (error) {
    await backend.close();
    throw error;
  }
}
