import { crc32 } from 'node:zlib';
import { sql } from 'kysely';
import type { Instant, UpdateId, UserId } from '../../../shared/ids.ts';
import { instant } from '../../../shared/ids.ts';
import type { Connection } from '../connection.ts';
import { inTransaction } from '../connection.ts';
import { locking } from '../dialect.ts';
import { DRAFT_FORMAT } from './draft-format.ts';
import { damaged } from '../errors.ts';
import type { DraftEntry, DraftLog, LoadedDraft } from '../store.ts';

// Enters: bytes of accepted edits. Leaves: the same bytes, in order, checked against their checksums.
// Never looks into them, and never answers less than what was acknowledged.

function verified(id: UpdateId, bytes: Uint8Array, checksum: number | null): Uint8Array {
  if (crc32(bytes) === checksum) return bytes;
  throw damaged(`row "draft of ${id}"`, 'its bytes do not match their checksum');
}

const HEAD = 0;
const SNAPSHOT = 1;
const ENTRY = 2;
const OWNER = 3;
const FORMAT = 4;

const kind = (value: number) => sql<number>`${sql.lit(value)}`.as('kind');
const noChecksum = sql<number | null>`null`.as('checksum');
const noBytes = sql<Uint8Array | null>`null`.as('bytes');
const nobody = sql<UserId>`''`.as('user_id');
const editedAt = sql<Instant | null>`edited_at`.as('edited_at');
const noTime = sql<Instant | null>`null`.as('edited_at');

/** One statement, so that a compaction beside it cannot take away an entry between two reads ([W8]). */
function stored({ db }: Connection, id: UpdateId) {
  return db
    .selectFrom('draft_head')
    .select([kind(HEAD), 'seq as number', noChecksum, noBytes, nobody, editedAt])
    .where('update_id', '=', id)
    .unionAll((eb) =>
      eb
        .selectFrom('draft_snapshot')
        .select([kind(SNAPSHOT), 'seq as number', 'checksum', 'bytes', nobody, noTime])
        .where('update_id', '=', id),
    )
    .unionAll((eb) =>
      eb
        .selectFrom('draft_entry')
        .select([kind(ENTRY), 'seq as number', 'checksum', 'bytes', 'user_id', noTime])
        .where('update_id', '=', id),
    )
    .unionAll((eb) =>
      eb
        .selectFrom('draft_client')
        .select([kind(OWNER), 'client_id as number', noChecksum, noBytes, 'user_id', noTime])
        .where('update_id', '=', id),
    )
    .unionAll((eb) =>
      eb
        .selectFrom('draft_head')
        .select([kind(FORMAT), 'format as number', noChecksum, noBytes, nobody, noTime])
        .where('update_id', '=', id),
    )
    .orderBy('kind')
    .orderBy('number')
    .execute();
}

type Row = Awaited<ReturnType<typeof stored>>[number];

/** Entries run from the one after the snapshot, or from the first one of all, to the head. */
function lacksEntries(head: Row, snapshot: Row | undefined, entries: readonly Row[]): boolean {
  const before = snapshot?.number ?? 0;
  if (head.number === 0 || before + entries.length !== head.number) return true;
  return entries.some((entry, index) => entry.number !== before + index + 1);
}

/** What is stored, in whichever form; null where there is no such update. */
export async function loadStored(
  connection: Connection,
  id: UpdateId,
): Promise<(LoadedDraft & { readonly format: number }) | null> {
  const rows = await stored(connection, id);
  const [head] = rows;
  if (head === undefined) return null;
  const snapshot = rows.find((row) => row.kind === SNAPSHOT);
  const entries = rows.filter((row) => row.kind === ENTRY);
  if (lacksEntries(head, snapshot, entries)) {
    throw damaged(`row "draft of ${id}"`, 'entries of its log are missing');
  }
  const owners = rows.filter((row) => row.kind === OWNER);
  return {
    format: rows.at(-1)?.number ?? 0,
    seq: head.number,
    editedAt: head.edited_at ?? instant(new Date(0)),
    parts: rows.flatMap(({ bytes, checksum }) =>
      bytes === null ? [] : [verified(id, bytes, checksum)],
    ),
    uncompacted: entries.length,
    owners: new Map(owners.map((row) => [row.number, row.user_id])),
  };
}

/** Never answers bytes of another form, which would read as an empty draft ([W8]). */
async function load(connection: Connection, id: UpdateId): Promise<LoadedDraft | null> {
  const found = await loadStored(connection, id);
  if (found === null) return null;
  const { format, ...draft } = found;
  if (format === DRAFT_FORMAT) return draft;
  const reason = format < DRAFT_FORMAT ? 'could not be converted' : 'is of a newer version';
  throw damaged(`row "draft of ${id}"`, `it ${reason}`);
}

/** The row lock keeps appends and other compactions of this update away until the commit ([W10]). */
async function compact(
  connection: Connection,
  id: UpdateId,
  merge: (parts: readonly Uint8Array[]) => Uint8Array,
): Promise<void> {
  const { db, facts } = connection;
  await locking(
    facts,
    db.selectFrom('draft_head').select('seq').where('update_id', '=', id),
  ).execute();
  const draft = await load(connection, id);
  if (draft === null || draft.uncompacted === 0) return;
  const bytes = merge(draft.parts);
  const snapshot = { seq: draft.seq, checksum: crc32(bytes), bytes };
  await db
    .insertInto('draft_snapshot')
    .values({ update_id: id, ...snapshot })
    .onConflict((conflict) => conflict.column('update_id').doUpdateSet(snapshot))
    .execute();
  await db
    .deleteFrom('draft_entry')
    .where('update_id', '=', id)
    .where('seq', '<=', draft.seq)
    .execute();
}

/** The log of all drafts; `append` writes and resolves as DraftLog says. */
export function createDraftLog(
  connection: Connection,
  append: (entry: DraftEntry) => Promise<number>,
): DraftLog {
  return {
    append,
    load: (id) => load(connection, id),
    compact: (id, merge) =>
      inTransaction(connection, (transaction) => compact(transaction, id, merge)),
  };
}
