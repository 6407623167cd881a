import { damaged, StorageError } from '../errors.ts';

/** Classes of SQLSTATE: connection, resources (disk full), operator, system, and damaged data. */
const STORAGE = /^(08|53|57P|58|25006)/;
const DAMAGED = /^XX00[12]/;
const NETWORK = /^E[A-Z]+$/;

/** Errors of the server or the way to it, as the store's own; those of a statement as they are. */
export function storageErrorOf(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  if (code !== null && DAMAGED.test(code)) return damaged('on PostgreSQL', error.message);
  const lost = code === null && /connection|timeout/i.test(error.message);
  if (lost || (code !== null && (STORAGE.test(code) || NETWORK.test(code)))) {
    const message = `PostgreSQL cannot be used now: ${error.message}`;
    return new StorageError('storage', message, { cause: error });
  }
  return error;
}
