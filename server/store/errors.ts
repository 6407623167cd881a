/**
 * Why the database could not do its work: `storage` may pass by itself (full disk, lost connection);
 * `damaged` does not, and takes a backup.
 */
export class StorageError extends Error {
  readonly code: 'storage' | 'damaged';

  constructor(code: 'storage' | 'damaged', message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StorageError';
    this.code = code;
  }
}

/** The error for a database that reads as nonsense; says where it lies and the way out. */
export function damaged(where: string, reason: string): StorageError {
  return new StorageError(
    'damaged',
    `The database ${where} is damaged (${reason}). Restore the last backup: npm run dateline -- restore <backup>`,
  );
}
