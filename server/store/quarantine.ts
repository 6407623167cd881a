import type { Connection } from './connection.ts';
import type { QuarantineTable } from './store.ts';

export function createQuarantineTable({ db }: Connection): QuarantineTable {
  return {
    async insert({ updateId, userId, reason, at, bytes }) {
      const record = { update_id: updateId, user_id: userId, reason, at, bytes };
      await db
        .insertInto('quarantine')
        .values({ ...record, byte_length: bytes.length })
        .execute();
    },
    async list(limit) {
      const rows = await db
        .selectFrom('quarantine')
        .select(['id', 'update_id', 'user_id', 'reason', 'byte_length', 'at'])
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        id: row.id,
        updateId: row.update_id,
        userId: row.user_id,
        reason: row.reason,
        byteLength: row.byte_length,
        at: row.at,
      }));
    },
    async bytes(id) {
      const row = await db
        .selectFrom('quarantine')
        .select('bytes')
        .where('id', '=', id)
        .executeTakeFirst();
      return row?.bytes ?? null;
    },
  };
}
