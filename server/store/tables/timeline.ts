import type { ExpressionBuilder } from 'kysely';
import { z } from 'zod';
import type { Instant, LiveBlogId, UpdateId, UserId } from '../../../shared/ids.ts';
import { instantFromText, updateId } from '../../../shared/ids.ts';
import type { UpdateFilter } from '../../../shared/protocol/api.ts';
import type { UpdateCounts } from '../../../shared/protocol/desk.ts';
import type { Connection } from '../connection.ts';
import type { Database } from '../schema.ts';
import type { UpdateRow, UpdateTable } from '../store.ts';
import { updateRowOf } from './update-row.ts';

// The desk's view of a live blog: drafts and all, newest first.

const cursorSchema = z.templateLiteral([z.iso.datetime({ precision: 3 }), '~', z.uuid()]);

interface Cursor {
  readonly createdAt: Instant;
  readonly id: UpdateId;
}

const cursorText = (row: UpdateRow): string => `${row.createdAt}~${row.id}`;

function readCursor(text: string): Cursor | null {
  if (!cursorSchema.safeParse(text).success) return null;
  const [createdAt = '', id = ''] = text.split('~');
  return { createdAt: instantFromText(createdAt), id: updateId(id) };
}

type Where = ExpressionBuilder<Database, 'updates'>;

/** Who made an update owns the first client id in its log, and so is among those who wrote in it. */
const writtenBy = (eb: Where, userId: UserId) =>
  eb.exists(
    eb
      .selectFrom('draft_client')
      .select('client_id')
      .where('user_id', '=', userId)
      .whereRef('draft_client.update_id', '=', 'updates.id'),
  );

function matches(eb: Where, filter: UpdateFilter, userId: UserId) {
  switch (filter) {
    case 'all':
      return eb.and([]);
    case 'mine':
      return writtenBy(eb, userId);
    case 'key':
      return eb('updates.key', '=', 1);
    case 'changed':
      return eb('updates.status', '=', 'published').and(
        eb('updates.published_hash', '<>', eb.ref('updates.draft_hash')),
      );
    case 'draft':
    case 'submitted':
    case 'published':
    case 'withdrawn':
      return eb('updates.status', '=', filter);
  }
}

const olderThan = (eb: Where, { createdAt, id }: Cursor) =>
  eb(eb.refTuple('updates.created_at', 'updates.id'), '<', eb.tuple(createdAt, id));

const select = ({ db }: Connection) =>
  db
    .selectFrom('updates')
    .innerJoin('draft_head', 'draft_head.update_id', 'updates.id')
    .selectAll('updates')
    .select('draft_head.edited_at');

/** By update, in the order in which they came. */
async function writersOf(
  { db }: Connection,
  ids: readonly UpdateId[],
): Promise<ReadonlyMap<UpdateId, readonly UserId[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('draft_client')
    .select(['update_id', 'user_id'])
    .where('update_id', 'in', ids)
    .groupBy(['update_id', 'user_id'])
    .orderBy(({ fn }) => fn.min('since_seq'))
    .execute();
  const groups = Map.groupBy(rows, (row) => row.update_id);
  return new Map([...groups].map(([id, group]) => [id, group.map((row) => row.user_id)]));
}

/** See UpdateTable. */
export async function getRow(connection: Connection, id: UpdateId): Promise<UpdateRow | null> {
  const row = await select(connection).where('updates.id', '=', id).executeTakeFirst();
  if (row === undefined) return null;
  const writers = await writersOf(connection, [id]);
  return updateRowOf(row, writers.get(id) ?? []);
}

/** See UpdateTable; a cursor that `page` has not given has nothing after it. */
export async function page(
  connection: Connection,
  ...[liveBlogId, query]: Parameters<UpdateTable['page']>
): ReturnType<UpdateTable['page']> {
  const { filter, userId, before, limit } = query;
  const cursor = before === null ? null : readCursor(before);
  if (before !== null && cursor === null) return { rows: [], next: null };
  const found = await select(connection)
    .where('updates.live_blog_id', '=', liveBlogId)
    .where((eb) => matches(eb, filter, userId))
    .where((eb) => (cursor === null ? eb.and([]) : olderThan(eb, cursor)))
    .orderBy('updates.created_at', 'desc')
    .orderBy('updates.id', 'desc')
    .limit(limit + 1)
    .execute();
  const kept = found.slice(0, limit);
  const writers = await writersOf(
    connection,
    kept.map((row) => row.id),
  );
  const rows = kept.map((row) => updateRowOf(row, writers.get(row.id) ?? []));
  const last = rows.at(-1);
  return { rows, next: found.length > limit && last !== undefined ? cursorText(last) : null };
}

/** See UpdateTable. */
export async function counts(
  { db }: Connection,
  liveBlogId: LiveBlogId,
  userId: UserId,
): Promise<UpdateCounts> {
  const count = async (filter: UpdateFilter) => {
    const { total } = await db
      .selectFrom('updates')
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .where('live_blog_id', '=', liveBlogId)
      .where((eb) => matches(eb, filter, userId))
      .executeTakeFirstOrThrow();
    return total;
  };
  const [mine, draft, submitted, published, withdrawn, key] = await Promise.all([
    count('mine'),
    count('draft'),
    count('submitted'),
    count('published'),
    count('withdrawn'),
    count('key'),
  ]);
  const all = draft + submitted + published + withdrawn;
  return { all, mine, draft, submitted, published, withdrawn, key };
}
