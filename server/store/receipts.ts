import type { Connection } from './connection.ts';
import type { ReceiptTable } from './store.ts';

export function createReceiptTable({ db }: Connection): ReceiptTable {
  return {
    async find(userId, key) {
      const row = await db
        .selectFrom('receipt')
        .selectAll()
        .where('user_id', '=', userId)
        .where('key', '=', key)
        .executeTakeFirst();
      if (row === undefined) return null;
      const { status, body, at } = row;
      return { userId, key, requestHash: row.request_hash, status, body, at };
    },
    async insert({ userId, key, requestHash, status, body, at }) {
      await db
        .insertInto('receipt')
        .values({ user_id: userId, key, request_hash: requestHash, status, body, at })
        .execute();
    },
    async deleteBefore(at) {
      await db.deleteFrom('receipt').where('at', '<', at).execute();
    },
  };
}
