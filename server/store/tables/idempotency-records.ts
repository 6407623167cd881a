import type { Connection } from '../connection.ts';
import { seal, unseal } from '../sealed.ts';
import type { ReceiptTable } from '../store.ts';

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
      const { request_hash: requestHash, status, at } = row;
      return { userId, key, requestHash, status, body: unseal(row.body, 'receipt'), at };
    },
    async insert({ userId, key, requestHash, status, body, at }) {
      await db
        .insertInto('receipt')
        .values({ user_id: userId, key, request_hash: requestHash, status, body: seal(body), at })
        .execute();
    },
    async deleteBefore(at) {
      await db.deleteFrom('receipt').where('at', '<', at).execute();
    },
  };
}
