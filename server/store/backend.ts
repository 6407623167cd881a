import type { Connection } from './connection.ts';
import type { Commit } from './drafts/group-commit.ts';
import type { DraftEntry } from './store.ts';

/** What a database gives, for one store to stand on. */
export interface Backend {
  readonly connection: Connection;
  readonly commit: Commit<DraftEntry>;
  /** From now on a database that leaves a statement without an answer for long has failed it. */
  readonly startTimeouts: () => void;
  /** Writes a copy of one moment to `path`, which must not exist. */
  readonly backupTo: (path: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What of pino the store uses. */
export interface StoreLogger {
  info(details: object, message: string): void;
  error(details: object, message: string): void;
}
