import type { Connection } from '../connection.ts';
import type { CreditTable } from '../store.ts';

/** Databases take some ten thousands of values in one statement. */
const ROWS_AT_ONCE = 1000;

/** On the database itself or on one transaction of it. */
export function createCreditTable({ db }: Connection): CreditTable {
  return {
    async insert(id, credits) {
      if (credits.length === 0) return;
      const rows = credits.map(({ client, clock, length, owner }) => ({
        update_id: id,
        client_id: client,
        clock,
        length,
        user_id: owner,
      }));
      for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
        // oxlint-disable-next-line no-await-in-loop -- one transaction does one thing at a time
        await db
          .insertInto('draft_credit')
          .values(rows.slice(start, start + ROWS_AT_ONCE))
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      }
    },
    async list(id) {
      const rows = await db
        .selectFrom('draft_credit')
        .selectAll()
        .where('update_id', '=', id)
        .orderBy('client_id')
        .orderBy('clock')
        .execute();
      return rows.map(({ client_id, clock, length, user_id }) => ({
        client: client_id,
        clock,
        length,
        owner: user_id,
      }));
    },
  };
}
