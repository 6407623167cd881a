import { sql } from 'kysely';
import type { Departure } from '../../../shared/domain/location.ts';
import { publicLiveBlog } from '../../../shared/domain/liveblog.ts';
import type { Quote } from '../../../shared/domain/quote.ts';
import type { PublicEvent, PublicUpdate, Snapshot } from '../../../shared/domain/timeline.ts';
import type { LiveBlogId, Seq, UpdateId } from '../../../shared/ids.ts';
import type { Connection } from '../connection.ts';
import { liveBlogOf, pinsOf } from './live-blog-row.ts';
import type { Database } from '../schema.ts';
import type { CheckedText } from '../checked-text.ts';
import { decodeChecked } from '../checked-text.ts';
import { publicUpdateOf } from './public-updates.ts';
import type { OutboxTable } from '../store.ts';

// What the casts claim holds, as effects.ts alone wrote the documents: see records.ts.

const SEPARATOR = '\n';

function updatesIn(list: string): readonly PublicUpdate[] {
  if (list === '') return [];
  // The documents of the column, as the database has joined them.
  const documents = list.split(SEPARATOR) as CheckedText[];
  return documents.map((document) => publicUpdateOf(document, 'of a snapshot'));
}

type EventRow = Pick<Database['outbox'], 'live_blog_id' | 'seq' | 'document'>;

export function eventOf({ live_blog_id, seq, document }: EventRow): PublicEvent {
  return decodeChecked(document, `outbox ${live_blog_id} ${seq}`) as PublicEvent;
}

/** One statement, so that number, updates and pins are of one moment on either database ([P4]). */
async function snapshot({ db }: Connection, id: LiveBlogId): Promise<Snapshot | null> {
  const row = await db
    .selectFrom('live_blog')
    .selectAll()
    .select((live) =>
      live
        .selectFrom('public_update')
        .whereRef('public_update.live_blog_id', '=', 'live_blog.id')
        .select(
          // JSON without a line of its own: a line ends each document and is part of none.
          sql<string>`string_agg(document, ${sql.lit(SEPARATOR)} order by public_update.seq desc)`.as(
            'list',
          ),
        )
        .as('shown'),
    )
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    seq: row.seq,
    liveBlog: publicLiveBlog(liveBlogOf(row)),
    updates: updatesIn(row.shown ?? ''),
    pins: pinsOf(row),
  };
}

async function eventsAfter(
  { db }: Connection,
  id: LiveBlogId,
  after: Seq,
  limit: number,
): Promise<readonly PublicEvent[]> {
  const rows = await db
    .selectFrom('outbox')
    .select(['live_blog_id', 'seq', 'document'])
    .where('live_blog_id', '=', id)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map(eventOf);
}

async function publicUpdate({ db }: Connection, id: UpdateId): Promise<PublicUpdate | null> {
  const row = await db
    .selectFrom('public_update')
    .select('document')
    .where('update_id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : publicUpdateOf(row.document, id);
}

/** Newest update first, in reading order within one. */
function parts({ db }: Connection, id: LiveBlogId, kind: 'quote' | 'departure') {
  return db
    .selectFrom('public_block')
    .select(['update_id', 'document'])
    .where('live_blog_id', '=', id)
    .where('kind', '=', kind)
    .orderBy('seq', 'desc')
    .orderBy('position')
    .execute();
}

function partOf(row: Awaited<ReturnType<typeof parts>>[number]): unknown {
  return row.document === null
    ? null
    : decodeChecked(row.document, `public_block of ${row.update_id}`);
}

export function createOutboxTable(connection: Connection): OutboxTable {
  return {
    snapshot: (id) => snapshot(connection, id),
    eventsAfter: (id, after, limit) => eventsAfter(connection, id, after, limit),
    publicUpdate: (id) => publicUpdate(connection, id),
    async quotes(id) {
      return (await parts(connection, id, 'quote')).flatMap((row) => {
        const quote = partOf(row) as Quote;
        return quote.id === null ? [] : [{ quoteId: quote.id, updateId: row.update_id, quote }];
      });
    },
    async departures(id) {
      return (await parts(connection, id, 'departure')).map((row) => ({
        updateId: row.update_id,
        departure: partOf(row) as Departure,
      }));
    },
  };
}
