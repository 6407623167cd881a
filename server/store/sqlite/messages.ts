/** What the serving thread asks of the thread that holds a SQLite connection. Plain data, copied over. */
export type Command =
  | {
      readonly kind: 'query';
      readonly sql: string;
      readonly parameters: readonly unknown[];
      /** True inside a transaction: fails where the transaction has been lost. */
      readonly within: boolean;
    }
  | { readonly kind: 'begin' | 'commit' | 'rollback' | 'close' }
  | {
      readonly kind: 'append';
      /** All entries' bytes, one after the other. */
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly entries: readonly PackedEntry[];
    };

export interface PackedEntry {
  readonly updateId: string;
  readonly userId: string;
  readonly clientIds: readonly number[];
  readonly at: string;
  /** Length of its bytes. */
  readonly length: number;
}

export interface QueryAnswer {
  readonly rows: readonly { readonly [column: string]: unknown }[];
  /** Rows that a statement without answer rows has changed. */
  readonly changes: number;
}

export interface Request {
  readonly id: number;
  readonly command: Command;
}

/** `code` is `storage`, `damaged`, or SQLite's own name of the error. */
export interface Failure {
  readonly code: string;
  readonly message: string;
}

/** The first reply, with id 0, says whether the database could be opened. */
export type Reply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly failure: Failure };

export interface ThreadOptions {
  readonly file: string;
  readonly mode: 'write' | 'read';
  readonly check: 'quick' | 'full';
}
