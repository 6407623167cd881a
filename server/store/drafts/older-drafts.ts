import { crc32 } from 'node:zlib';
import type { ConvertedDraft } from '../../../shared/document/tree/convert.ts';
import type { Instant, UpdateId } from '../../../shared/ids.ts';
import type { Connection } from '../connection.ts';
import { inTransaction } from '../connection.ts';
import { createCreditTable } from './credits.ts';
import { locking } from '../dialect.ts';
import { DRAFT_FORMAT } from './draft-format.ts';
import { loadStored } from './draft-log.ts';
import { createOlderCopyTable } from './older-copies.ts';
import { encodeChecked } from '../checked-text.ts';
import type { OlderDraftTable } from '../store.ts';

// Enters: drafts in the form of an older version. Leaves: the same drafts in this version's, and for a time what
// they were before, for the copies that devices kept of them. Never looks into the bytes.

type Work = Parameters<OlderDraftTable['convert']>[2];

async function convert(
  connection: Connection,
  id: UpdateId,
  at: Instant,
  work: Work,
): Promise<boolean> {
  const { db, facts } = connection;
  // Whoever comes second waits here, and finds the draft converted.
  const head = await locking(
    facts,
    db.selectFrom('draft_head').select('format').where('update_id', '=', id),
  ).executeTakeFirst();
  if (head === undefined || head.format >= DRAFT_FORMAT) return false;
  const stored = await loadStored(connection, id);
  if (stored === null) return false;
  const { created_by: createdBy } = await db
    .selectFrom('updates')
    .select('created_by')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const { parts, owners, seq } = stored;
  const credits = await createCreditTable(connection).list(id);
  await replace(connection, { id, at, seq: seq + 1 }, work({ parts, owners, credits, createdBy }));
  return true;
}

interface Place {
  readonly id: UpdateId;
  readonly at: Instant;
  /** The converted draft counts as one entry more: what was summarised from the older ones is older. */
  readonly seq: number;
}

async function replace(
  connection: Connection,
  { id, at, seq }: Place,
  { state, bytes, draft, clientId, writer, credits }: ConvertedDraft,
): Promise<void> {
  const { db } = connection;
  await db.deleteFrom('draft_entry').where('update_id', '=', id).execute();
  await db.deleteFrom('draft_snapshot').where('update_id', '=', id).execute();
  await db.deleteFrom('draft_credit').where('update_id', '=', id).execute();
  await db
    .insertInto('draft_snapshot')
    .values({ update_id: id, seq, checksum: crc32(bytes), bytes })
    .execute();
  await db
    .insertInto('draft_client')
    .values({ update_id: id, client_id: clientId, user_id: writer, since_seq: seq })
    .execute();
  await createCreditTable(connection).insert(id, credits);
  await db
    .insertInto('draft_older')
    .values({ update_id: id, at, checksum: crc32(state), state, base: bytes })
    .execute();
  await db
    .updateTable('updates')
    .set({ draft: encodeChecked(draft), draft_hash: draft.hash, summarised_seq: seq })
    .where('id', '=', id)
    .execute();
  await db
    .updateTable('draft_head')
    .set({ seq, format: DRAFT_FORMAT })
    .where('update_id', '=', id)
    .execute();
}

/** On the database itself or on one transaction of it. */
export function createOlderDraftTable(connection: Connection): OlderDraftTable {
  const { db } = connection;
  return {
    ...createOlderCopyTable(connection),
    async unconverted() {
      const rows = await db
        .selectFrom('draft_head')
        .select('update_id')
        .where('format', '<', DRAFT_FORMAT)
        .orderBy('update_id')
        .execute();
      return rows.map((row) => row.update_id);
    },
    convert: (id, at, work) =>
      inTransaction(connection, (transaction) => convert(transaction, id, at, work)),
    async sweep(at) {
      const { numUpdatedRows } = await db
        .updateTable('draft_older')
        .set({ state: null, base: null })
        .where('at', '<', at)
        .where('state', 'is not', null)
        .where('update_id', 'not in', db.selectFrom('older_copy').select('update_id'))
        .executeTakeFirst();
      return Number(numUpdatedRows);
    },
  };
}
