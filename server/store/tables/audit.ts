import type { Connection } from '../connection.ts';
import { auditDetailsRecord, readRecord } from './records.ts';
import { encodeChecked } from '../checked-text.ts';
import type { AuditTable } from '../store.ts';

export function createAuditTable({ db }: Connection): AuditTable {
  return {
    async insert({ at, userId, action, subject, details }) {
      await db
        .insertInto('audit')
        .values({ at, user_id: userId, action, subject, details: encodeChecked(details) })
        .execute();
    },
    async list(limit) {
      const rows = await db
        .selectFrom('audit')
        .selectAll()
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(({ id, at, user_id, action, subject, details }) => ({
        at,
        userId: user_id,
        action,
        subject,
        details: readRecord(auditDetailsRecord, details, `audit ${id}`),
      }));
    },
  };
}
