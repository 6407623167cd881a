import { join } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { apply, type PublicEvent, type Snapshot } from '../../shared/domain/timeline.ts';
import { seq } from '../../shared/ids.ts';
import type { CrashDesk } from './crash-desk.ts';

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

const numbers = z.array(z.number());

function readTables(file: string, liveBlogId: string, updateId: string) {
  const database = new Database(file, { readonly: true });
  try {
    const revisions = database.prepare('select number from revision where update_id = ?').pluck();
    const commands = database
      .prepare('select count(*) from audit where subject in (?, ?)')
      .pluck()
      .get(liveBlogId, updateId);
    const head = database.prepare('select seq from live_blog where id = ?').pluck().get(liveBlogId);
    return {
      revisions: numbers.parse(revisions.all(updateId)),
      commands: Number(commands),
      head: Number(head),
    };
  } finally {
    database.close();
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
  const file = join(server.dataDirectory, 'dateline.db');
  const { head, ...rows } = readTables(file, liveBlog.id, updateId);
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
