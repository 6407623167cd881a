import { crc32 } from 'node:zlib';
import type { UpdateId } from '../../../shared/ids.ts';
import type { Connection } from '../connection.ts';
import { inTransaction } from '../connection.ts';
import { locking } from '../dialect.ts';
import { damaged } from '../errors.ts';
import type { KnownOlder, OlderCopy, OlderCopyTable } from '../store.ts';

async function findOlder({ db }: Connection, id: UpdateId): Promise<KnownOlder> {
  const row = await db
    .selectFrom('draft_older')
    .select(['checksum', 'state', 'base'])
    .where('update_id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return { kind: 'never' };
  const { checksum, state, base } = row;
  if (state === null || base === null) return { kind: 'swept' };
  if (crc32(state) !== checksum) {
    throw damaged(`row "draft_older ${id}"`, 'its bytes do not match their checksum');
  }
  return { kind: 'kept', state, base };
}

const fingerprint = (known: KnownOlder): string =>
  known.kind === 'kept' ? `${crc32(known.state)} ${crc32(known.base)}` : known.kind;

/** One at a time for each draft, across servers. */
const alone = ({ db, facts }: Connection, id: UpdateId) =>
  locking(facts, db.selectFrom('draft_head').select('seq').where('update_id', '=', id)).execute();

async function begin(
  connection: Connection,
  { updateId, userId, copy, edit }: OlderCopy,
  on: KnownOlder,
): Promise<boolean> {
  await alone(connection, updateId);
  const now = await findOlder(connection, updateId);
  if (fingerprint(now) !== fingerprint(on)) return false;
  const { numInsertedOrUpdatedRows } = await connection.db
    .insertInto('older_copy')
    .values({ update_id: updateId, user_id: userId, checksum: crc32(edit), copy, edit })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

async function remove({ db }: Connection, { updateId, edit }: OlderCopy): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('older_copy')
    .where('update_id', '=', updateId)
    .where('checksum', '=', crc32(edit))
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

async function finish(
  connection: Connection,
  copy: OlderCopy,
  { state, base, clientIds, at }: Parameters<OlderCopyTable['finish']>[1],
): Promise<void> {
  const { updateId, userId } = copy;
  await alone(connection, updateId);
  if (!(await remove(connection, copy))) return;
  const older = { checksum: crc32(state), state, base };
  const { db } = connection;
  await db
    .insertInto('draft_older')
    .values({ update_id: updateId, at, ...older })
    .onConflict((conflict) => conflict.column('update_id').doUpdateSet(older))
    .execute();
  if (clientIds.length === 0) return;
  const { seq } = await db
    .selectFrom('draft_head')
    .select('seq')
    .where('update_id', '=', updateId)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('draft_client')
    .values(
      clientIds.map((client) => ({
        update_id: updateId,
        client_id: client,
        user_id: userId,
        since_seq: seq,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export function createOlderCopyTable(connection: Connection): OlderCopyTable {
  return {
    findOlder: (id) => findOlder(connection, id),
    async pending(id) {
      const row = await connection.db
        .selectFrom('older_copy')
        .selectAll()
        .where('update_id', '=', id)
        .executeTakeFirst();
      if (row === undefined) return null;
      if (crc32(row.edit) !== row.checksum) {
        throw damaged(`row "older_copy ${id}"`, 'its bytes do not match their checksum');
      }
      return { updateId: id, userId: row.user_id, copy: row.copy, edit: row.edit };
    },
    begin: (copy, on) => inTransaction(connection, (transaction) => begin(transaction, copy, on)),
    finish: (copy, after) =>
      inTransaction(connection, (transaction) => finish(transaction, copy, after)),
    drop: async (copy) => void (await remove(connection, copy)),
  };
}
