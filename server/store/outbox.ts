import { sql } from 'kysely';
import type { Departure } from '../../shared/domain/location.ts';
import { publicLiveBlog } from '../../shared/domain/liveblog.ts';
import type { Quote } from '../../shared/domain/quote.ts';
import type { PublicEvent, PublicUpdate, Snapshot } from '../../shared/domain/timeline.ts';
import type { LiveBlogId, Seq, UpdateId } from '../../shared/ids.ts';
import type { Connection } from './connection.ts';
import { liveBlogOf, pinsOf } from './live-blog-row.ts';
import type { OutboxTable } from './store.ts';

// JSON documents are trusted here as what effects.ts wrote: see records.ts.

/** One statement, so that number, updates and pins are of one moment on either database ([P4]). */
async function snapshot({ db }: Connection, id: LiveBlogId): Promise<Snapshot | null> {
  const row = await db
    .selectFrom('live_blog')
    .selectAll()
    .select((live) =>
      live
        .selectFrom('shown_update')
        .whereRef('shown_update.live_blog_id', '=', 'live_blog.id')
        .select(sql<string>`string_agg(document, ',' order by shown_update.seq desc)`.as('list'))
        .as('shown'),
    )
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    seq: row.seq,
    liveBlog: publicLiveBlog(liveBlogOf(row)),
    updates: JSON.parse(`[${row.shown ?? ''}]`) as readonly PublicUpdate[],
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
    .select('document')
    .where('live_blog_id', '=', id)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map((row) => JSON.parse(row.document) as PublicEvent);
}

async function shown({ db }: Connection, id: UpdateId): Promise<PublicUpdate | null> {
  const row = await db
    .selectFrom('shown_update')
    .select('document')
    .where('update_id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : (JSON.parse(row.document) as PublicUpdate);
}

/** Newest update first, in reading order within one. */
function parts({ db }: Connection, id: LiveBlogId, kind: 'quote' | 'departure') {
  return db
    .selectFrom('shown_part')
    .select(['update_id', 'document'])
    .where('live_blog_id', '=', id)
    .where('kind', '=', kind)
    .orderBy('seq', 'desc')
    .orderBy('position')
    .execute();
}

export function createOutboxTable(connection: Connection): OutboxTable {
  return {
    snapshot: (id) => snapshot(connection, id),
    eventsAfter: (id, after, limit) => eventsAfter(connection, id, after, limit),
    shown: (id) => shown(connection, id),
    async quotes(id) {
      return (await parts(connection, id, 'quote')).flatMap((row) => {
        const quote = JSON.parse(row.document ?? 'null') as Quote;
        return quote.id === null ? [] : [{ quoteId: quote.id, updateId: row.update_id, quote }];
      });
    },
    async departures(id) {
      return (await parts(connection, id, 'departure')).map((row) => ({
        updateId: row.update_id,
        departure: JSON.parse(row.document ?? 'null') as Departure,
      }));
    },
  };
}
