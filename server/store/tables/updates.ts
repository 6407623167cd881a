import type { UpdateFacts } from '../../../shared/domain/decision.ts';
import type { Update } from '../../../shared/domain/update.ts';
import type { LiveBlogId, QuoteId, UpdateId } from '../../../shared/ids.ts';
import type { Connection } from '../connection.ts';
import { inTransaction } from '../connection.ts';
import { locking } from '../dialect.ts';
import { DRAFT_FORMAT } from '../drafts/draft-format.ts';
import { seedDraft } from '../drafts/draft-seed.ts';
import { liveBlogOf, pinsOf } from './live-blog-row.ts';
import { encodeChecked } from '../checked-text.ts';
import { publicUpdateOf } from './public-updates.ts';
import type { DraftSeed, UpdateTable } from '../store.ts';
import { counts, getRow, page } from './timeline.ts';
import { updateOf } from './update-row.ts';

const UPDATE_COLUMNS = ['id', 'live_blog_id', 'created_by', 'created_at', 'key', 'state'] as const;

async function insert(
  connection: Connection,
  update: Update,
  seed: DraftSeed,
): Promise<'inserted' | 'exists'> {
  const { numInsertedOrUpdatedRows } = await connection.db
    .insertInto('updates')
    .values({
      id: update.id,
      live_blog_id: update.liveBlogId,
      created_by: update.createdBy,
      created_at: update.createdAt,
      status: update.state.status,
      key: Number(update.key),
      published_hash: null,
      summarised_seq: 1,
      draft_hash: seed.draft.hash,
      state: encodeChecked(update.state),
      draft: encodeChecked(seed.draft),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows !== 1n) return 'exists';
  await seedDraft(connection, update, seed);
  return 'inserted';
}

async function get({ db }: Connection, id: UpdateId): Promise<Update | null> {
  const row = await db
    .selectFrom('updates')
    .select(UPDATE_COLUMNS)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : updateOf(row);
}

/** The live blog's row first: whoever holds it is alone with all that stands in the live blog ([P1]). */
async function readFacts(
  { db, facts }: Connection,
  id: UpdateId,
  row: 'locked' | 'asItIs',
): Promise<UpdateFacts | null> {
  const owner = await db
    .selectFrom('updates')
    .select('live_blog_id')
    .where('id', '=', id)
    .executeTakeFirst();
  if (owner === undefined) return null;
  const select = db.selectFrom('live_blog').selectAll().where('id', '=', owner.live_blog_id);
  const liveBlog = await (
    row === 'locked' ? locking(facts, select) : select
  ).executeTakeFirstOrThrow();
  return { ...(await readUpdate(db, id)), liveBlog: liveBlogOf(liveBlog), pins: pinsOf(liveBlog) };
}

async function readUpdate(
  db: Connection['db'],
  id: UpdateId,
): Promise<Pick<UpdateFacts, 'update' | 'shown'>> {
  const row = await db
    .selectFrom('updates')
    .leftJoin('public_update', 'public_update.update_id', 'updates.id')
    .select(UPDATE_COLUMNS.map((column) => `updates.${column}` as const))
    .select('public_update.document')
    .where('updates.id', '=', id)
    .executeTakeFirstOrThrow();
  const shown = row.document === null ? null : publicUpdateOf(row.document, id);
  return {
    update: updateOf(row),
    shown: shown?.status === 'published' ? shown : null,
  };
}

async function findByQuote(
  { db }: Connection,
  liveBlogId: LiveBlogId,
  quoteId: QuoteId,
): Promise<UpdateId | null> {
  const row = await db
    .selectFrom('public_block')
    .select('update_id')
    .where('kind', '=', 'quote')
    .where('block_id', '=', quoteId)
    .where('live_blog_id', '=', liveBlogId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.update_id ?? null;
}

export function createUpdateTable(connection: Connection): UpdateTable {
  const { db } = connection;
  return {
    insert: (update, seed) =>
      inTransaction(connection, (transaction) => insert(transaction, update, seed)),
    get: (id) => get(connection, id),
    getRow: (id) => getRow(connection, id),
    readFacts: (id) => readFacts(connection, id, 'asItIs'),
    readForUpdate: (id) => readFacts(connection, id, 'locked'),
    findByQuote: (liveBlogId, quoteId) => findByQuote(connection, liveBlogId, quoteId),
    page: (liveBlogId, query) => page(connection, liveBlogId, query),
    counts: (liveBlogId, userId) => counts(connection, liveBlogId, userId),
    async summariseDraft(id, draft, draftSeq) {
      await db
        .updateTable('updates')
        .set({ draft: encodeChecked(draft), draft_hash: draft.hash, summarised_seq: draftSeq })
        .where('id', '=', id)
        .where('summarised_seq', '<', draftSeq)
        .execute();
    },
    async staleDrafts() {
      const rows = await db
        .selectFrom('updates')
        .innerJoin('draft_head', 'draft_head.update_id', 'updates.id')
        .select('updates.id')
        .whereRef('updates.summarised_seq', '<', 'draft_head.seq')
        .where('draft_head.format', '=', DRAFT_FORMAT)
        .execute();
      return rows.map((row) => row.id);
    },
  };
}
