import { damaged } from '../errors.ts';
import type { Failure } from './messages.ts';

/** Errors that come from the disk, the file or another process, not from the statement. */
const STORAGE = /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|BUSY|PROTOCOL|NOLFS)/;
const DAMAGED = /^SQLITE_(CORRUPT|NOTADB)/;
/** After these nothing is known of what the disk holds of the connection's last writes. */
const DISTRUSTED = /^SQLITE_(IOERR|PROTOCOL)/;

export class TransactionLost extends Error {
  readonly code = 'storage';

  constructor() {
    super('The transaction was ended by an earlier error.');
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'unknown';
}

/** A failed sync leaves pages that the system believes written: such a connection is not used again. */
export function isDistrusted(error: unknown): boolean {
  return DISTRUSTED.test(codeOf(error));
}

export function failureOf(error: unknown, file: string): Failure {
  const code = codeOf(error);
  const message = error instanceof Error ? error.message : String(error);
  if (DAMAGED.test(code)) return { code: 'damaged', message: damaged(file, message).message };
  if (STORAGE.test(code)) {
    return { code: 'storage', message: `The database ${file} cannot be used now: ${message}` };
  }
  return { code, message };
}
