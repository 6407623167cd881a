import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { OpenStore } from '../../server/store/open.ts';
import { decideUpdate } from '../../shared/domain/decide.ts';
import type { UpdateCommand } from '../../shared/domain/decision.ts';
import type { LiveBlogId, UpdateId } from '../../shared/ids.ts';
import { quoteId, seq } from '../../shared/ids.ts';
import { body, minute, quote, staff } from '../support/facts.ts';
import type { Subject } from './subject.ts';
import { draftOf, newLiveBlog, newUpdate } from './subject.ts';

const DRAFT = draftOf(body(quote('q1', 'Next time in Moscow.')));

async function command(store: OpenStore, id: UpdateId, given: UpdateCommand): Promise<void> {
  const facts = await store.updates.readForUpdate(id);
  const decision = facts && decideUpdate(facts, given, staff('editor'), minute(10));
  if (facts === null || decision?.ok !== true) throw new Error('refused');
  await store.liveBlogs.apply(facts.liveBlog.id, decision.value);
}

/** A live blog in which a quote is published and pinned. */
async function published(store: OpenStore) {
  const { id } = await newLiveBlog(store);
  const update = await newUpdate(store, id);
  await store.updates.summariseDraft(update.id, DRAFT, 2);
  await command(store, update.id, {
    type: 'publish',
    draft: DRAFT,
    seenHash: DRAFT.hash,
    seen: null,
    change: 'update',
    note: '',
    writers: ['Maya'],
    problems: [],
  });
  await command(store, update.id, { type: 'pin', quoteId: quoteId('q1') });
  return { id, updateId: update.id };
}

interface Place {
  readonly id: LiveBlogId;
  readonly updateId: UpdateId;
}

const snapshot = (store: OpenStore, { id }: Place) => store.outbox.snapshot(id);

/** What is read where, and a word in it that says something else with one bit turned over. */
const PLACES: readonly (readonly [
  column: string,
  words: readonly [string, string],
  read: (store: OpenStore, place: Place) => Promise<unknown>,
])[] = [
  ['live_blog.fields', ['meet', 'melt'], (store, { id }) => store.liveBlogs.get(id)],
  ['live_blog.pins', ['q1', 'q3'], (store, { id }) => store.liveBlogs.readForUpdate(id)],
  ['live_blog.pins', ['q1', 'q3'], snapshot],
  [
    'updates.state',
    ['"revision":1', '"revision":3'],
    (store, at) => store.updates.get(at.updateId),
  ],
  ['updates.draft', ['Moscow', 'Moscov'], (store, at) => store.updates.getRow(at.updateId)],
  [
    'public_update.document',
    ['Moscow', 'Moscov'],
    (store, at) => store.outbox.publicUpdate(at.updateId),
  ],
  [
    'public_update.document',
    ['Moscow', 'Moscov'],
    (store, at) => store.updates.readForUpdate(at.updateId),
  ],
  ['public_update.document', ['Moscow', 'Moscov'], snapshot],
  ['public_block.document', ['Moscow', 'Moscov'], (store, { id }) => store.outbox.quotes(id)],
  [
    'outbox.document',
    ['Moscow', 'Moscov'],
    (store, { id }) => store.outbox.eventsAfter(id, seq(0), 9),
  ],
];

export function damageContract(subject: Subject): void {
  describe('[L5] a text of which a bit has turned over', () => {
    it.each(PLACES)('in %s (%j) is damage, and never served', async (column, words, read) => {
      const store = subject.store();
      const place = await published(store);
      await read(store, place);
      const [table = '', name = ''] = column.split('.');
      const owner = table === 'live_blog' ? 'id' : 'live_blog_id';
      const text = sql.ref(name);
      await sql`update ${sql.table(table)} set ${text} = replace(${text}, ${words[0]}, ${words[1]})
        where ${sql.ref(owner)} = ${place.id}`.execute(store.authDatabase.db);
      await expect(read(store, place)).rejects.toMatchObject({ code: 'damaged' });
    });
  });
}
