import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { Kysely, PostgresDialect, SqliteDialect } from 'kysely';
import { Pool } from 'pg';
import { z } from 'zod';
import type { Database } from '../../server/store/schema.ts';
import { apply, type PublicEvent, type Snapshot } from '../../shared/domain/timeline.ts';
import { liveBlogId as toLiveBlogId, seq, updateId as toUpdateId } from '../../shared/ids.ts';
import type { CrashDesk } from './crash-desk.ts';
import type { ServerProcess } from './server-process.ts';

/** One update and its live blog as every table and every public output tells them. */
export interface Published {
  readonly status: string;
  /** Of the draft, which no command may touch. */
  readonly contentHash: string;
  readonly revisions: readonly number[];
  readonly events: readonly PublicEvent[];
  readonly snapshot: Snapshot;
  /** Commands that the audit has for the update or the live blog. */
  readonly commands: number;
}

const detail = z.object({
  contentHash: z.string(),
  state: z.looseObject({ status: z.string() }),
});

/** Milliseconds within which readers must have what is committed. */
const PATIENCE = 2000;

function openTables({ databaseUrl, dataDirectory }: ServerProcess): Kysely<Database> {
  const dialect =
    databaseUrl === null
      ? new SqliteDialect({
          database: new BetterSqlite(join(dataDirectory, 'dateline.db'), { readonly: true }),
        })
      : new PostgresDialect({ pool: new Pool({ connectionString: databaseUrl, max: 1 }) });
  return new Kysely<Database>({ dialect });
}

async function readTables(server: ServerProcess, liveBlogId: string, updateId: string) {
  const db = openTables(server);
  try {
    const revisions = await db
      .selectFrom('revision')
      .select('number')
      .where('update_id', '=', toUpdateId(updateId))
      .orderBy('number')
      .execute();
    const commands = await db
      .selectFrom('audit')
      .select('id')
      .where('subject', 'in', [liveBlogId, updateId])
      .execute();
    const { seq: head } = await db
      .selectFrom('live_blog')
      .select('seq')
      .where('id', '=', toLiveBlogId(liveBlogId))
      .executeTakeFirstOrThrow();
    return {
      revisions: revisions.map(({ number }) => number),
      commands: commands.length,
      head: Number(head),
    };
  } finally {
    await db.destroy();
  }
}

/**
 * Reads all of it, and throws where the parts disagree: events must be numbered without a gap, fold to the
 * snapshot, and show the state and the revision that the desk has.
 */
export async function readPublished(
  { editor, server }: CrashDesk,
  liveBlog: { readonly id: string; readonly slug: string },
  updateId: string,
): Promise<Published> {
  const { state, contentHash } = detail.parse(
    (await editor.call('GET', `/api/updates/${updateId}`)).body,
  );
  const { head, ...rows } = await readTables(server, liveBlog.id, updateId);
  const read = async <Body>(path: string) =>
    // What readers are given; the reader's own tests check its form.
    (await editor.call('GET', `/live/${liveBlog.slug}/${path}`)).body as Body;
  let snapshot = await read<Snapshot>('snapshot.json');
  // Readers hear of a commit a moment after the editor does.
  const end = performance.now() + PATIENCE;
  while (snapshot.seq < head && performance.now() < end) snapshot = await read('snapshot.json');
  const { events } = await read<{ events: PublicEvent[] }>('events.json?after=0');
  const gap = events.findIndex((event, index) => event.seq !== index + 1);
  if (gap >= 0 || events.length !== head || snapshot.seq !== head) {
    throw new Error(`${events.length} events, snapshot ${snapshot.seq}, head ${head}, gap ${gap}`);
  }
  const empty: Snapshot = { ...snapshot, seq: seq(0), updates: [], pins: [] };
  const folded = events.reduce(apply, empty);
  if (JSON.stringify(folded) !== JSON.stringify(snapshot)) throw new Error('events disagree');
  const shown = snapshot.updates.find(({ id }) => id === updateId);
  const shownStatus = shown?.status ?? 'draft';
  const revision = shown?.status === 'published' ? shown.revision : null;
  if (shownStatus !== state.status) throw new Error(`shown as ${shownStatus}, is ${state.status}`);
  if (revision !== null && revision !== Math.max(...rows.revisions)) {
    throw new Error(`readers see revision ${revision} of ${rows.revisions.join()}`);
  }
  return { status: state.status, contentHash, events, snapshot, ...rows };
}
