import type { SelectQueryBuilder } from 'kysely';

/** Where the databases differ, by name: the table families are written once, on these facts. */
export interface DialectFacts {
  readonly name: 'sqlite' | 'postgres';
  readonly bytesType: 'blob' | 'bytea';
  readonly booleanType: 'integer' | 'boolean';
  /** Of better-auth's columns; our own times are text on both. */
  readonly timeType: 'date' | 'timestamptz';
  /** A primary key that counts by itself. */
  readonly countingType: 'integer' | 'bigserial';
  /** False where a transaction is the only writer anyway. */
  readonly locksRows: boolean;
}

/** The facts of SQLite. */
export const SQLITE: DialectFacts = {
  name: 'sqlite',
  bytesType: 'blob',
  booleanType: 'integer',
  timeType: 'date',
  countingType: 'integer',
  locksRows: false,
};

/** The facts of PostgreSQL. */
export const POSTGRES: DialectFacts = {
  name: 'postgres',
  bytesType: 'bytea',
  booleanType: 'boolean',
  timeType: 'timestamptz',
  countingType: 'bigserial',
  locksRows: true,
};

/** Selected rows stay as they are until the transaction ends; rows that point at them may still be added. */
export function locking<Tables, Table extends keyof Tables, Row>(
  facts: DialectFacts,
  query: SelectQueryBuilder<Tables, Table, Row>,
): SelectQueryBuilder<Tables, Table, Row> {
  return facts.locksRows ? query.forNoKeyUpdate() : query;
}
