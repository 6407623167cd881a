import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import * as Y from 'yjs';
import { openStore } from '../../server/store/open.ts';
import { TIMING } from '../../server/sync/dependencies.ts';
import { mergeParts } from '../../server/sync/gate/document.ts';
import { writtenRuns } from '../../shared/document/attribution/authorship.ts';
import { authoredBy, ownedRuns, Ownership } from '../../shared/document/attribution/ownership.ts';
import { readDraft, seedDraft } from '../../shared/document/sequence/draft.ts';
import { bodyOf } from '../../shared/document/sequence/form.ts';
import { projectBody } from '../../shared/document/sequence/project.ts';
import { EMPTY_CONTENT, textOf } from '../../shared/domain/content.ts';
import type { UpdateId } from '../../shared/ids.ts';
import { updateId } from '../../shared/ids.ts';
import { entryOf, MAYA, newLiveBlog } from '../contract/subject.ts';
import { minute, update } from '../support/facts.ts';
import { createRandom } from '../support/random.ts';

// What a day's work on one update leaves on disk, for each character that was typed:
// node test/bench/history.ts

const HOURS = 8;
const CHECKPOINTS = (HOURS * 3_600_000) / TIMING.checkpointEvery;
const STATE_CHANGES = 10;
const PEOPLE = 3;
/** People come and go: each return is a new Yjs client. */
const SESSIONS = 12;

const random = createRandom(7);
const LETTERS = 'etaoinshrdlucmfwypvbgk'.split('');
/** As many different words as a reporter uses, so that compression has no easier work than with theirs. */
const WORDS = Array.from({ length: 1500 }, () =>
  Array.from({ length: random.between(2, 10) }, () => random.pick(LETTERS)).join(''),
);
/** Common ones more often, as in any language. */
const word = (): string => WORDS[Math.floor(random.next() ** 3 * WORDS.length)] ?? 'the';

const directory = await mkdtemp(join(tmpdir(), 'dateline-history-'));
const store = await openStore({ kind: 'sqlite', file: join(directory, 'bench.db') });
const { id: liveBlogId } = await newLiveBlog(store);

/** One key at a time: mostly on at the end of a paragraph, now and then in the middle or backwards. */
function* keys(document: Y.Doc): Generator<'typed' | 'erased'> {
  const body = bodyOf(document);
  for (;;) {
    if (body.length === 0 || random.chance(0.02)) {
      body.insertEmbed(random.below(body.length + 1), new Y.Map([['live', true]]), {});
    }
    let place = random.chance(0.7) ? body.length : random.below(body.length + 1);
    for (const letter of `${word()} `) {
      body.insert(place, letter);
      place += 1;
      yield 'typed';
    }
    if (!random.chance(0.12)) continue;
    for (let left = Math.min(place, random.between(4, 40)); left > 0; left -= 1) {
      place -= 1;
      body.delete(place, 1);
      yield 'erased';
    }
  }
}

/** A document whose every transaction goes to the log, and to the others before the next key. */
function createDesk(id: UpdateId) {
  const waiting: Promise<number>[] = [];
  let document = new Y.Doc();
  const begin = (held: Uint8Array): void => {
    document = new Y.Doc();
    Y.applyUpdate(document, held, 'loaded');
    document.on('update', (bytes, origin) => {
      if (origin === 'loaded') return;
      const clientIds = [document.clientID];
      waiting.push(store.draftLog.append(entryOf(id, { bytes, clientIds, at: minute(1) })));
    });
  };
  begin(Y.encodeStateAsUpdate(document));
  return {
    document: () => document,
    /** Someone else, or the same person again: a new client id. */
    handOver: () => begin(Y.encodeStateAsUpdate(document)),
    async settle() {
      await Promise.all(waiting.splice(0));
    },
  };
}

async function bytesIn(id: UpdateId, table: string): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select coalesce(sum(length(bytes)), 0) as total from ${sql.table(table)} where update_id = ${id}
  `.execute(store.authDatabase.db);
  return rows[0]?.total ?? 0;
}

async function day(keystrokes: number): Promise<Record<string, number>> {
  const id = updateId(randomUUID());
  await store.updates.insert(update({ id, liveBlogId }), seedDraft(EMPTY_CONTENT, {}));
  const desk = createDesk(id);
  const handOvers = PEOPLE * SESSIONS;
  const every = (times: number) => Math.floor(keystrokes / times);
  let typed = 0;
  let longest = 0;
  let typing = keys(desk.document());
  const keep = async (reason: 'activity' | 'published') => {
    const draft = readDraft(desk.document());
    const ownership = new Ownership(() => MAYA);
    const authored = authoredBy(ownedRuns(writtenRuns(projectBody(desk.document())), ownership));
    await store.versions.insert({
      updateId: id,
      at: minute(1),
      reason,
      by: [MAYA],
      draft,
      authored,
    });
  };
  for (let key = 1; key <= keystrokes; key += 1) {
    if (typing.next().value === 'typed') typed += 1;
    if (key % every(handOvers) === 0) {
      desk.handOver();
      typing = keys(desk.document());
    }
    if (key % TIMING.compactAfter === 0) {
      await desk.settle();
      longest = Math.max(longest, await bytesIn(id, 'draft_entry'));
      await store.draftLog.compact(id, mergeParts);
    }
    if (key % every(CHECKPOINTS) === 0) await keep('activity');
    if (key % every(STATE_CHANGES) === 0) await keep('published');
  }
  await desk.settle();
  await store.draftLog.compact(id, mergeParts);
  const [log, snapshot, versions] = [
    longest,
    await bytesIn(id, 'draft_snapshot'),
    await bytesIn(id, 'draft_content'),
  ];
  const per = (bytes: number) => Number((bytes / typed).toFixed(2));
  return {
    typed,
    'left in the text': textOf(readDraft(desk.document()).content).length,
    'longest log': log,
    snapshot,
    versions,
    'snapshot per typed': per(snapshot),
    'versions per typed': per(versions),
    'all per typed': per(log + snapshot + versions),
  };
}

const table: Record<string, Record<string, number>> = {};
for (const keystrokes of [2_000, 8_000, 20_000])
  table[`${keystrokes} keys`] = await day(keystrokes);
console.table(table);
await store.close();
await rm(directory, { recursive: true });
