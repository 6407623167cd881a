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
      const { request_hash: requestHash, at } = row;
      return { userId, key, requestHash, result: unseal(row.body, 'receipt'), at };
    },
    async insert({ userId, key, requestHash, result, at }) {
      await db
        .insertInto('receipt')
        .values({
          user_id: userId,
          key,
          request_hash: requestHash,
          status: 200,
          body: seal(result),
          at,
        })
        .execute();
    },
    async deleteBefore(at) {
      await db.deleteFrom('receipt').where('at', '<', at).execute();
    },
  };
}
