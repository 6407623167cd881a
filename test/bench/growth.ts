import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decideUpdate } from '../../shared/domain/decide.ts';
import type { LiveBlogId, UpdateId } from '../../shared/ids.ts';
import { seq } from '../../shared/ids.ts';
import { openStore } from '../../server/store/open.ts';
import { body, minute, paragraph, quote, staff } from '../support/facts.ts';
import { draftOf, entryOf, MAYA, newLiveBlog, newUpdate } from '../contract/subject.ts';

// What the same work costs in a live blog of 10 and of 5,000 updates: node test/bench/growth.ts

const SIZES = [10, 5000];
const ROUNDS = 200;

const directory = await mkdtemp(join(tmpdir(), 'dateline-growth-'));
const store = await openStore({ kind: 'sqlite', file: join(directory, 'bench.db') });

const content = (name: string) =>
  body(
    ...Array.from({ length: 5 }, (_value, index) => paragraph(`${index} `.repeat(100))),
    quote(name, 'Next time in Moscow.'),
  );

async function publish(id: UpdateId, name: string): Promise<void> {
  await store.transaction(async (tables) => {
    const facts = await tables.updates.readForUpdate(id);
    if (facts === null) throw new Error('unknown update');
    const draft = draftOf(content(name));
    const decision = decideUpdate(
      facts,
      {
        type: 'publish',
        draft,
        seenHash: draft.hash,
        seen: null,
        change: 'update',
        note: '',
        writers: ['Maya'],
        problems: [],
      },
      staff('editor'),
      minute(10),
    );
    if (decision.ok) await tables.liveBlogs.apply(facts.liveBlog.id, decision.value);
  });
}

async function median(work: () => Promise<unknown>, rounds = ROUNDS): Promise<string> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return `${(times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0).toFixed(2)} ms`;
}

async function filled(size: number): Promise<{ id: LiveBlogId; last: UpdateId }> {
  const { id } = await newLiveBlog(store);
  let last = (await newUpdate(store, id)).id;
  for (let count = 0; count < size; count += 1) {
    last = (await newUpdate(store, id)).id;
    await publish(last, `q${count}`);
  }
  return { id, last };
}

const table: Record<string, Record<string, string>> = {};
for (const size of SIZES) {
  const { id, last } = await filled(size);
  const query = { filter: 'all', userId: MAYA, before: null, limit: 50 } as const;
  const head = (await store.outbox.snapshot(id))?.seq ?? seq(0);
  table[`${size} updates`] = {
    keystroke: await median(() => store.draftLog.append(entryOf(last))),
    publish: await median(() => publish(last, 'again')),
    events: await median(() => store.outbox.eventsAfter(id, head, 50)),
    page: await median(() => store.updates.page(id, query)),
    mine: await median(() => store.updates.page(id, { ...query, filter: 'mine' })),
    counts: await median(() => store.updates.counts(id, MAYA)),
    findByQuote: await median(() => store.updates.findByQuote(id, 'none' as never)),
    snapshot: await median(() => store.outbox.snapshot(id), 10),
    quotes: await median(() => store.outbox.quotes(id), 10),
  };
}
console.table(table);
await store.close();
await rm(directory, { recursive: true });
