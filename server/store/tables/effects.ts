import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Effect } from '../../../shared/domain/decision.ts';
import type { Revision } from '../../../shared/domain/revision.ts';
import type { PublicEvent } from '../../../shared/domain/timeline.ts';
import type { UpdateState } from '../../../shared/domain/update.ts';
import type { LiveBlogId, Seq, UpdateId } from '../../../shared/ids.ts';
import { assertNever } from '../../../shared/result.ts';
import { liveBlogFields } from './live-blog-row.ts';
import { eventOf } from './outbox.ts';
import type { Database } from '../schema.ts';
import { encodeChecked } from '../checked-text.ts';
import { putPublicUpdate } from './public-updates.ts';

type Db = Kysely<Database>;

// Enters: what shared/domain decided, inside the transaction that read the facts for it.
// Leaves: rows of state, revisions, pins, the outbox and what readers see.
// Never decides anything itself, and never runs outside of a transaction.

/** Writes one effect of a decision on the live blog, whose row the transaction has locked. */
export async function applyEffect(db: Db, liveBlogId: LiveBlogId, effect: Effect): Promise<void> {
  switch (effect.type) {
    case 'updateStateSet':
      return setState(db, effect.update.id, effect.state);
    case 'revisionAdded':
      return addRevision(db, effect.revision);
    case 'keyMarked':
      await markKey(db, effect.update.id, effect.key);
      if (effect.event !== null) await appendEvent(db, liveBlogId, effect.event);
      return;
    case 'pinsSet':
      await db
        .updateTable('live_blog')
        .set({ pins: encodeChecked(effect.pins) })
        .where('id', '=', liveBlogId)
        .execute();
      return;
    case 'liveBlogSet':
      await db
        .updateTable('live_blog')
        .set({ fields: liveBlogFields(effect.liveBlog) })
        .where('id', '=', liveBlogId)
        .execute();
      return;
    case 'historyScrubbed':
      return scrubHistory(db, effect.update.id);
    case 'eventAppended':
      return appendEvent(db, liveBlogId, effect.event);
    default:
      return assertNever(effect);
  }
}

async function setState(db: Db, id: UpdateId, state: UpdateState): Promise<void> {
  await db
    .updateTable('updates')
    .set({ status: state.status, state: encodeChecked(state) })
    .where('id', '=', id)
    .execute();
}

async function markKey(db: Db, id: UpdateId, key: boolean): Promise<void> {
  await db
    .updateTable('updates')
    .set({ key: Number(key) })
    .where('id', '=', id)
    .execute();
}

async function addRevision(db: Db, revision: Revision): Promise<void> {
  await db
    .insertInto('revision')
    .values({
      update_id: revision.updateId,
      number: revision.number,
      document: encodeChecked(revision),
    })
    .execute();
  await db
    .updateTable('updates')
    .set({ published_hash: revision.hash })
    .where('id', '=', revision.updateId)
    .execute();
}

/** The number comes from the live blog's own row ([P1]); a decision that counted otherwise is a bug. */
async function appendEvent(db: Db, liveBlogId: LiveBlogId, event: PublicEvent): Promise<void> {
  const { seq } = await db
    .updateTable('live_blog')
    .set({ seq: sql<Seq>`seq + 1` })
    .where('id', '=', liveBlogId)
    .returning('seq')
    .executeTakeFirstOrThrow();
  if (seq !== event.seq) {
    throw new Error(`Event ${event.seq} of live blog ${liveBlogId} was to be ${seq}: not locked?`);
  }
  const update = 'update' in event ? event.update : null;
  await db
    .insertInto('outbox')
    .values({
      live_blog_id: liveBlogId,
      seq,
      update_id: update?.id ?? null,
      document: encodeChecked(event),
    })
    .execute();
  if (update !== null) await putPublicUpdate(db, liveBlogId, update);
}

/** A late reader still gets every number, and nothing of what was withdrawn ([P6]). */
function withoutContent(event: PublicEvent): PublicEvent {
  if (event.type !== 'published' && event.type !== 'corrected') return event;
  if (event.update.status !== 'published') return event;
  const update = {
    ...event.update,
    headline: null,
    content: { type: 'doc', content: [] },
    bylines: [],
    labels: [],
    corrections: [],
  };
  return { ...event, update };
}

async function scrubHistory(db: Db, id: UpdateId): Promise<void> {
  const rows = await db.selectFrom('outbox').selectAll().where('update_id', '=', id).execute();
  for (const row of rows) {
    const event = eventOf(row);
    await db
      .updateTable('outbox')
      .set({ document: encodeChecked(withoutContent(event)) })
      .where('live_blog_id', '=', row.live_blog_id)
      .where('seq', '=', row.seq)
      .execute();
  }
}
