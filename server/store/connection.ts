import type { Kysely } from 'kysely';
import type { DialectFacts } from './dialect.ts';
import type { Database } from './schema.ts';

/** What a table family works on: the whole database, or one transaction of it. */
export interface Connection {
  readonly db: Kysely<Database>;
  readonly facts: DialectFacts;
}

/** Runs `work` in the transaction that the connection already is, or in one of its own. */
export function inTransaction<Value>(
  { db, facts }: Connection,
  work: (connection: Connection) => Promise<Value>,
): Promise<Value> {
  if (db.isTransaction) return work({ db, facts });
  return db.transaction().execute((transaction) => work({ db: transaction, facts }));
}
