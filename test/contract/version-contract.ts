import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { OpenStore } from '../../server/store/open.ts';
import type { NewVersion } from '../../server/store/store.ts';
import type { UpdateId } from '../../shared/ids.ts';
import { updateId } from '../../shared/ids.ts';
import { body, minute, paragraph } from '../support/facts.ts';
import type { Subject } from './subject.ts';
import { draftOf, MAYA, newLiveBlog, newUpdate, OTTO } from './subject.ts';

const FIRST = draftOf(body(paragraph('They meet.')), '1'.repeat(64));
const SECOND = draftOf(body(paragraph('They part — “soon”.\u0000')), '2'.repeat(64));
const ALL = { before: null, limit: 100 };

async function update(store: OpenStore): Promise<UpdateId> {
  const { id } = await newLiveBlog(store);
  return (await newUpdate(store, id)).id;
}

const versionOf = (id: UpdateId, fields: Partial<NewVersion> = {}): NewVersion => ({
  updateId: id,
  at: minute(3),
  reason: 'activity',
  by: [MAYA],
  draft: FIRST,
  authored: [
    [MAYA, 4],
    [null, 6],
  ],
  ...fields,
});

async function contents(store: OpenStore, id: UpdateId): Promise<number> {
  const { db } = store.authDatabase;
  const { rows } = await sql<{
    count: number;
  }>`select count(*) as count from draft_content where update_id = ${id}`.execute(db);
  return Number(rows[0]?.count);
}

async function bytesKept(store: OpenStore, id: UpdateId): Promise<number> {
  const { db } = store.authDatabase;
  const { rows } = await sql<{
    total: number;
  }>`select sum(length(bytes)) as total from draft_content where update_id = ${id}`.execute(db);
  return Number(rows[0]?.total);
}

export function versionContract(subject: Subject): void {
  describe('versions', () => {
    it('come back as they were kept, newest first, to whoever opens the database next', async () => {
      const store = subject.store();
      const id = await update(store);
      await store.versions.insert(versionOf(id));
      await store.versions.insert(
        versionOf(id, { at: minute(9), reason: 'published', by: [OTTO, MAYA], draft: SECOND }),
      );
      const again = await subject.openAgain();
      const [newest, oldest] = await again.versions.list(id, ALL);
      expect(newest).toMatchObject({ at: minute(9), reason: 'published', by: [OTTO, MAYA] });
      expect(oldest).toMatchObject({ updateId: id, reason: 'activity', hash: FIRST.hash });
      const kept = await again.versions.get(id, newest?.id ?? 0);
      await again.close();
      const { authored } = versionOf(id);
      expect(kept).toEqual({ ...newest, draft: SECOND, authored, previous: oldest?.id });
    });

    it('cost a row alone where nothing is new, and nothing where nothing happened either', async () => {
      const store = subject.store();
      const id = await update(store);
      const kept = [
        await store.versions.insert(versionOf(id)),
        await store.versions.insert(versionOf(id, { by: [OTTO] })),
        await store.versions.insert(versionOf(id, { reason: 'submitted' })),
        await store.versions.insert(versionOf(id, { draft: SECOND })),
        await store.versions.insert(versionOf(id, { reason: 'restored' })),
        await store.versions.insert(versionOf(id)),
      ];
      expect(kept).toEqual([
        'inserted',
        'unchanged',
        'inserted',
        'inserted',
        'inserted',
        'unchanged',
      ]);
      expect(await contents(store, id)).toBe(2);
      const [restored, second, submitted, first] = await store.versions.list(id, ALL);
      expect([restored, second, submitted, first].map((version) => version?.reason)).toEqual([
        'restored',
        'activity',
        'submitted',
        'activity',
      ]);
      const previous = async (of = 0) => (await store.versions.get(id, of))?.previous;
      expect(await previous(restored?.id)).toBe(second?.id);
      expect(await previous(second?.id)).toBe(submitted?.id);
      expect(await previous(submitted?.id)).toBeNull();
    });

    it('cost little where little changes, and read back whole', async () => {
      const store = subject.store();
      const id = await update(store);
      const drafts = Array.from({ length: 30 }, (_value, number) => {
        const words = Array.from({ length: 200 }, (_word, at) => `${at * 7919}x${at * at}`);
        const content = body(paragraph([...words, ...words.slice(0, number)].join(' ')));
        return draftOf(content, createHash('sha256').update(`${number}`).digest('hex'));
      });
      for (const draft of drafts) await store.versions.insert(versionOf(id, { draft }));
      const kept = (await store.versions.list(id, ALL)).toReversed();
      const read = await Promise.all(kept.map((version) => store.versions.get(id, version.id)));
      expect(read.map((version) => version?.draft)).toEqual(drafts);
      const text = drafts.reduce((sum, draft) => sum + JSON.stringify(draft).length, 0);
      expect(await bytesKept(store, id)).toBeLessThan(text / 10);
    });

    it('are read page by page, each update’s own alone', async () => {
      const store = subject.store();
      const [id, other] = [await update(store), await update(store)];
      for (const reason of ['submitted', 'published', 'withdrawn'] as const) {
        await store.versions.insert(versionOf(id, { reason }));
        await store.versions.insert(versionOf(other, { reason }));
      }
      const first = await store.versions.list(id, { before: null, limit: 2 });
      const rest = await store.versions.list(id, { before: first[1]?.id ?? 0, limit: 2 });
      expect([...first, ...rest].map((version) => version.reason)).toEqual([
        'withdrawn',
        'published',
        'submitted',
      ]);
      expect(await store.versions.get(other, first[0]?.id ?? 0)).toBeNull();
      expect(await store.versions.get(id, -1)).toBeNull();
    });

    it('stand and fall with the transaction that they belong to', async () => {
      const store = subject.store();
      const id = await update(store);
      const failing = store.transaction(async ({ versions }) => {
        await versions.insert(versionOf(id));
        throw new Error('undone');
      });
      await expect(failing).rejects.toThrow('undone');
      expect(await store.versions.list(id, ALL)).toEqual([]);
      expect(await contents(store, id)).toBe(0);
      await expect(store.versions.insert(versionOf(updateId(randomUUID())))).rejects.toThrow();
    });

    it('[W7] credits are kept once, for each update its own', async () => {
      const { credits } = subject.store();
      const [id, other] = [await update(subject.store()), await update(subject.store())];
      const credit = { client: 2 ** 32 - 1, clock: 7, length: 3, owner: OTTO };
      await credits.insert(id, []);
      await credits.insert(id, [credit, { ...credit, clock: 2 ** 31 }]);
      await credits.insert(id, [
        { ...credit, owner: MAYA },
        { ...credit, client: 1 },
      ]);
      await credits.insert(other, [{ ...credit, length: 9 }]);
      expect(await credits.list(id)).toEqual([
        { ...credit, client: 1 },
        credit,
        { ...credit, clock: 2 ** 31 },
      ]);
      expect(await credits.list(other)).toEqual([{ ...credit, length: 9 }]);
    });

    it('[W8] damaged content is said, and never read as something else', async () => {
      const store = subject.store();
      const id = await update(store);
      await store.versions.insert(versionOf(id));
      const [version] = await store.versions.list(id, ALL);
      const { db } = store.authDatabase;
      await sql`update draft_content set bytes = ${Buffer.from('nonsense')} where update_id = ${id}`.execute(
        db,
      );
      const reading = store.versions.get(id, version?.id ?? 0);
      await expect(reading).rejects.toMatchObject({ code: 'damaged' });
    });
  });
}
