import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { OpenStore } from '../../server/store/open.ts';
import { decideUpdate } from '../../shared/domain/decide.ts';
import type { Snapshot } from '../../shared/domain/timeline.ts';
import { apply } from '../../shared/domain/timeline.ts';
import type { LiveBlogId } from '../../shared/ids.ts';
import { mediaId, quoteId, seq } from '../../shared/ids.ts';
import { body, minute, paragraph, quote } from '../support/facts.ts';
import type { Subject } from './subject.ts';
import {
  carryOut,
  commandUpdate,
  departure,
  EDITOR,
  HEAT,
  MOSCOW,
  onUpdate,
  picture,
  publish,
  publishDraft,
  story,
  valueOf,
} from './story.ts';
import { draftOf, newLiveBlog, newUpdate } from './subject.ts';

const FROM_START = seq(0);
const ALL = 1000;

async function snapshotOf(store: OpenStore, id: LiveBlogId): Promise<Snapshot> {
  const snapshot = await store.outbox.snapshot(id);
  if (snapshot === null) throw new Error('unknown live blog');
  return snapshot;
}

export function commandContract(subject: Subject): void {
  describe('commands', () => {
    it('list what was edited since readers saw it, and no longer what is published again', async () => {
      const store = subject.store();
      const { id } = await newLiveBlog(store);
      const update = await newUpdate(store, id);
      await newUpdate(store, id);
      const changed = async () => {
        const query = { filter: 'changed', userId: EDITOR.userId, before: null, limit: 5 } as const;
        return (await store.updates.page(id, query)).rows.map((row) => row.id);
      };
      await commandUpdate(store, update.id, publish(body(paragraph('They meet.'))));
      expect(await changed()).toEqual([]);
      const edited = draftOf(body(paragraph('They met.')), 'b'.repeat(64));
      await store.updates.summariseDraft(update.id, edited, 2);
      expect(await changed()).toEqual([update.id]);
      await commandUpdate(store, update.id, publishDraft(edited));
      expect(await changed()).toEqual([]);
    });

    it('[P1] 20 publishes at once are numbered 1 to 20 without a gap', async () => {
      const store = subject.store();
      const { id } = await newLiveBlog(store);
      const made = await Promise.all(Array.from({ length: 20 }, () => newUpdate(store, id)));
      const content = body(paragraph('At once'));
      await Promise.all(made.map((update) => commandUpdate(store, update.id, publish(content))));
      const events = await store.outbox.eventsAfter(id, FROM_START, ALL);
      expect(events.map((event) => event.seq)).toEqual(made.map((_update, index) => index + 1));
      const snapshot = await snapshotOf(store, id);
      expect(snapshot.seq).toBe(20);
      expect(new Set(snapshot.updates.map((update) => update.id)).size).toBe(20);
    });

    it('[P1] a decision on old facts is refused whole', async () => {
      const store = subject.store();
      const liveBlog = await newLiveBlog(store);
      const update = await newUpdate(store, liveBlog.id);
      const facts = await store.updates.readFacts(update.id);
      await commandUpdate(store, update.id, publish(body(paragraph('First'))));
      if (facts === null) throw new Error('unknown update');
      const stale = decideUpdate(facts, publish(body(MOSCOW)), EDITOR, minute(12));
      await expect(store.liveBlogs.apply(liveBlog.id, valueOf(stale))).rejects.toThrow();
      expect((await snapshotOf(store, liveBlog.id)).seq).toBe(1);
      expect(await store.outbox.quotes(liveBlog.id)).toEqual([]);
    });

    it('[P1] a command that fails after its writes leaves nothing', async () => {
      const store = subject.store();
      const { id } = await newLiveBlog(store);
      const update = await newUpdate(store, id);
      const failing = store.transaction(async (tables) => {
        await onUpdate(tables, update.id, publish(body(MOSCOW)));
        expect((await tables.outbox.snapshot(id))?.seq).toBe(1);
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await store.updates.get(update.id)).toEqual(update);
      expect((await snapshotOf(store, id)).seq).toBe(0);
      expect(await store.outbox.eventsAfter(id, FROM_START, ALL)).toEqual([]);
      expect(await store.outbox.publicUpdate(update.id)).toBeNull();
    });

    it('[P4] snapshot and later events equal a fresh snapshot, for every command', async () => {
      const store = subject.store();
      const { id } = await newLiveBlog(store);
      const [first, second] = [await newUpdate(store, id), await newUpdate(store, id)];
      const snapshots = [await snapshotOf(store, id)];
      for (const step of story(first.id, second.id)) {
        await carryOut(store, id, step);
        const fresh = await snapshotOf(store, id);
        for (const before of snapshots) {
          const events = await store.outbox.eventsAfter(id, before.seq, ALL);
          expect(events.reduce(apply, before)).toEqual(fresh);
        }
        snapshots.push(fresh);
      }
      expect(snapshots.at(-1)?.updates.map((update) => update.status)).toEqual([
        'published',
        'withdrawn',
      ]);
    });

    it('[P4] delivers events by pages', async () => {
      const store = subject.store();
      const { id } = await newLiveBlog(store);
      const update = await newUpdate(store, id);
      for (const word of ['one', 'two', 'three']) {
        await commandUpdate(store, update.id, publish(body(paragraph(word))));
      }
      const page = await store.outbox.eventsAfter(id, seq(1), 1);
      expect(page.map((event) => event.seq)).toEqual([2]);
    });

    it('[P6] a withdrawal leaves no word of the update anywhere', async () => {
      const store = subject.store();
      const { id } = await newLiveBlog(store);
      const { id: first } = await newUpdate(store, id);
      const image = mediaId(randomUUID());
      const canary = quote('q9', 'canary words');
      const content = body(paragraph('canary text'), canary, departure('canary'), picture(image));
      await commandUpdate(store, first, publish(content));
      await commandUpdate(
        store,
        first,
        publish(body(...(content.content ?? []), paragraph('canary'))),
      );
      await commandUpdate(store, first, { type: 'pin', quoteId: quoteId('q9') });
      expect(await store.media.isPublic(image)).toBe(true);
      expect(await store.updates.findByQuote(id, quoteId('q9'))).toBe(first);
      expect(await store.outbox.departures(id)).toHaveLength(1);
      await commandUpdate(store, first, { type: 'withdraw', reason: 'Not so.' });
      const everything = {
        events: await store.outbox.eventsAfter(id, FROM_START, ALL),
        snapshot: await snapshotOf(store, id),
        shown: await store.outbox.publicUpdate(first),
        quotes: await store.outbox.quotes(id),
        departures: await store.outbox.departures(id),
      };
      expect(JSON.stringify(everything)).not.toContain('canary');
      expect(everything.events.map((event) => event.seq)).toEqual([1, 2, 3, 4, 5]);
      expect(everything.snapshot.pins).toEqual([]);
      expect(await store.media.isPublic(image)).toBe(false);
      expect(await store.updates.findByQuote(id, quoteId('q9'))).toBeNull();
    });

    it('quotes and departures follow what readers see, newest update first', async () => {
      const store = subject.store();
      const { id } = await newLiveBlog(store);
      const [first, second] = [await newUpdate(store, id), await newUpdate(store, id)];
      await commandUpdate(store, first.id, publish(body(MOSCOW, departure('Putin'))));
      await commandUpdate(store, second.id, publish(body(HEAT, departure('Trump'))));
      await commandUpdate(store, first.id, publish(body(quote('q1', 'Corrected.')), 'correction'));
      const quotes = await store.outbox.quotes(id);
      expect(quotes.map(({ quoteId: name, quote: { words } }) => [name, words])).toEqual([
        ['q2', 'I’ll get a little heat on that one.'],
        ['q1', 'Corrected.'],
      ]);
      const departures = await store.outbox.departures(id);
      expect(departures.map((entry) => entry.departure.traveller)).toEqual(['Trump']);
    });
  });
}
