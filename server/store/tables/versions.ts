import { z } from 'zod';
import type { DraftVersion } from '../../../shared/domain/version.ts';
import type { UpdateId, UserId } from '../../../shared/ids.ts';
import { userIdField } from '../../../shared/protocol/fields.ts';
import type { Connection } from '../connection.ts';
import { inTransaction } from '../connection.ts';
import { keepContent, readContent } from './draft-contents.ts';
import { readRecord } from './records.ts';
import type { Database } from '../schema.ts';
import { encodeChecked } from '../checked-text.ts';
import type { KeptVersion, NewVersion, VersionTable } from '../store.ts';

const writersRecord: z.ZodType<readonly UserId[]> = z.array(userIdField);

type Row = Omit<Database['draft_version'], 'id'> & { readonly id: number };

function versionOf({ id, update_id, at, reason, written_by, hash }: Row): DraftVersion {
  const by = readRecord(writersRecord, written_by, `draft_version ${id}, written_by`);
  return { id, updateId: update_id, at, reason, by, hash };
}

const select = ({ db }: Connection, id: UpdateId) =>
  db
    .selectFrom('draft_version')
    .select(['id', 'update_id', 'at', 'reason', 'written_by', 'hash'])
    .where('update_id', '=', id)
    .orderBy('id', 'desc');

async function insert(
  connection: Connection,
  { updateId, at, reason, by, draft, authored }: NewVersion,
): Promise<'inserted' | 'unchanged'> {
  const { db } = connection;
  const newest = await select(connection, updateId).limit(1).executeTakeFirst();
  if (reason === 'activity' && newest?.hash === draft.hash) return 'unchanged';
  await keepContent(connection, updateId, { draft, authored }, newest?.hash ?? null);
  await db
    .insertInto('draft_version')
    .values({ update_id: updateId, at, reason, written_by: encodeChecked(by), hash: draft.hash })
    .execute();
  return 'inserted';
}

async function get(
  connection: Connection,
  id: UpdateId,
  versionId: number,
): Promise<KeptVersion | null> {
  const row = await select(connection, id).where('id', '=', versionId).executeTakeFirst();
  if (row === undefined) return null;
  const before = await select(connection, id)
    .where('id', '<', versionId)
    .where('hash', '!=', row.hash)
    .limit(1)
    .executeTakeFirst();
  const said = await readContent(connection, id, row.hash);
  return { ...versionOf(row), ...said, previous: before?.id ?? null };
}

export function createVersionTable(connection: Connection): VersionTable {
  return {
    insert: (version) => inTransaction(connection, (transaction) => insert(transaction, version)),
    async list(id, { before, limit }) {
      const rows = await select(connection, id)
        .where((eb) => (before === null ? eb.and([]) : eb('id', '<', before)))
        .limit(limit)
        .execute();
      return rows.map(versionOf);
    },
    get: (id, versionId) => get(connection, id, versionId),
  };
}
