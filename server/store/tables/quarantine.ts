import type { Connection } from '../connection.ts';
import type { Database } from '../schema.ts';
import type { QuarantineTable } from '../store.ts';

/** A device that tries again brings the same again. */
async function isKnown(
  db: Connection['db'],
  {
    update_id,
    user_id,
    bytes,
  }: Omit<Database['quarantine'], 'id' | 'byte_length' | 'at' | 'reason'>,
): Promise<boolean> {
  const known = await db
    .selectFrom('quarantine')
    .select('id')
    .where('update_id', '=', update_id)
    .where('user_id', '=', user_id)
    .where('byte_length', '=', bytes.length)
    .where('bytes', '=', bytes)
    .limit(1)
    .executeTakeFirst();
  return known !== undefined;
}

export function createQuarantineTable({ db }: Connection): QuarantineTable {
  return {
    async insert({ updateId, userId, reason, at, bytes }) {
      const record = { update_id: updateId, user_id: userId, reason, at, bytes };
      if (await isKnown(db, record)) return;
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
