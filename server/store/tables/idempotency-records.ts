import type { Connection } from '../connection.ts';
import { encodeChecked, decodeChecked } from '../checked-text.ts';
import type { IdempotencyTable } from '../store.ts';

export function createIdempotencyTable({ db }: Connection): IdempotencyTable {
  return {
    async find(userId, key) {
      const row = await db
        .selectFrom('idempotency_record')
        .selectAll()
        .where('user_id', '=', userId)
        .where('key', '=', key)
        .executeTakeFirst();
      if (row === undefined) return null;
      const { request_hash: requestHash, at } = row;
      return {
        userId,
        key,
        requestHash,
        result: decodeChecked(row.result, 'idempotency_record'),
        at,
      };
    },
    async insert({ userId, key, requestHash, result, at }) {
      await db
        .insertInto('idempotency_record')
        .values({
          user_id: userId,
          key,
          request_hash: requestHash,
          result: encodeChecked(result),
          at,
        })
        .execute();
    },
    async deleteBefore(at) {
      await db.deleteFrom('idempotency_record').where('at', '<', at).execute();
    },
  };
}
