import { crc32 } from 'node:zlib';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { OpenStore } from '../../server/store/open.ts';
import { convertDrafts } from '../../server/sync/older/convert-drafts.ts';
import { convertTree } from '../../shared/document/tree/convert.ts';
import { readParts } from '../../shared/document/sequence/draft.ts';
import type { UpdateId } from '../../shared/ids.ts';
import { minute } from '../support/facts.ts';
import { expected, layRows, manifest } from '../support/tree-fixtures.ts';
import type { Subject } from './subject.ts';
import { bytesOf, entryOf, MAYA, newLiveBlog, newUpdate } from './subject.ts';

const AT = minute(5);
const EMPTY_UPDATE = Y.encodeStateAsUpdate(new Y.Doc());
const ids: readonly UpdateId[] = Object.values(manifest.drafts);

async function makeOlder(store: OpenStore, id: UpdateId): Promise<void> {
  await sql`update draft_head set format = 1 where update_id = ${id}`.execute(
    store.authDatabase.db,
  );
}

async function newOlder(store: OpenStore): Promise<UpdateId> {
  const { id } = await newUpdate(store, (await newLiveBlog(store)).id);
  await makeOlder(store, id);
  return id;
}

const converted = {
  state: bytesOf(1),
  bytes: bytesOf(2),
  draft: expected.stopped[manifest.drafts.empty] ?? never(),
  clientId: 77,
  writer: MAYA,
  credits: [],
};

function never(): never {
  throw new Error('the fixture is not whole');
}

export function olderContract(subject: Subject): void {
  describe('drafts of an older form', () => {
    it('[W8] load as damaged, and take nothing, until they are converted', async () => {
      const store = subject.store();
      const id = await newOlder(store);
      await expect(store.draftLog.load(id)).rejects.toMatchObject({ code: 'damaged' });
      await expect(store.draftLog.compact(id, () => bytesOf())).rejects.toMatchObject({
        code: 'damaged',
      });
      expect(await store.olderDrafts.unconverted()).toContain(id);
      expect(await store.updates.staleDrafts()).not.toContain(id);
      expect(await store.olderDrafts.convert(id, AT, () => converted)).toBe(true);
      expect(await store.draftLog.load(id)).toMatchObject({ seq: 2, uncompacted: 0 });
      expect(await store.draftLog.append(entryOf(id))).toBe(3);
      expect(await store.olderDrafts.convert(id, AT, never)).toBe(false);
    });

    it('are left whole by a conversion that throws', async () => {
      const store = subject.store();
      const id = await newOlder(store);
      const failing = store.olderDrafts.convert(id, AT, () => {
        throw new Error('unreadable');
      });
      await expect(failing).rejects.toThrow('unreadable');
      const parts: number[][] = [];
      await store.olderDrafts.convert(id, AT, (stored) => {
        parts.push(...stored.parts.map((part) => [...part]));
        return converted;
      });
      expect(parts).toEqual([[0]]);
    });

    it('[N1] are converted once by two servers that start at once', async () => {
      const store = subject.store();
      const again = await subject.openAgain();
      const olders = await Promise.all(Array.from({ length: 8 }, () => newOlder(store)));
      const times = new Map<UpdateId, number>();
      const convert = (of: OpenStore) =>
        Promise.all(
          olders.map((id) =>
            of.olderDrafts.convert(id, AT, () => {
              times.set(id, (times.get(id) ?? 0) + 1);
              return converted;
            }),
          ),
        );
      const done = await Promise.all([convert(store), convert(again)]);
      await again.close();
      expect([...times.values()]).toEqual(olders.map(() => 1));
      expect(done.flat().filter(Boolean)).toHaveLength(olders.length);
    });

    it('[W8] that are damaged are named with the way out, and the others converted', async () => {
      const store = subject.store();
      const [sound, torn, cut] = [
        await newOlder(store),
        await newOlder(store),
        await newOlder(store),
      ];
      const { db } = store.authDatabase;
      await sql`update draft_entry set bytes = ${Buffer.from([9])} where update_id = ${torn}`.execute(
        db,
      );
      await sql`delete from draft_entry where update_id = ${cut}`.execute(db);
      await sql`update draft_entry set bytes = ${Buffer.from(EMPTY_UPDATE)},
        checksum = ${crc32(EMPTY_UPDATE)} where update_id = ${sound}`.execute(db);
      const { damaged } = await convertDrafts(store.olderDrafts, () => new Date());
      const reasons = new Map(damaged.map(({ id, reason }) => [id, reason]));
      expect(reasons.get(torn)).toMatch(/restore <backup>/);
      expect(reasons.get(cut)).toMatch(/restore <backup>/);
      expect(reasons.has(sound)).toBe(false);
      expect((await store.draftLog.load(sound))?.parts).toHaveLength(1);
      await expect(store.draftLog.load(torn)).rejects.toMatchObject({ code: 'damaged' });
    });

    it('[L5] say "storage" where the database fails, and not that a draft is damaged', async () => {
      const again = await subject.openAgain();
      await newOlder(subject.store());
      const { olderDrafts } = again;
      const drafts = {
        unconverted: () => olderDrafts.unconverted(),
        convert: async (...given: Parameters<typeof olderDrafts.convert>) => {
          await again.close().catch(() => {});
          return olderDrafts.convert(...given);
        },
      };
      await expect(convertDrafts(drafts, () => new Date())).rejects.toThrow();
    });
  });

  describe('recorded drafts', () => {
    beforeAll(() => layRows('killed', subject.store().authDatabase.db));

    it('keep content, hash, writers and versions', async () => {
      const store = subject.store();
      const before = await Promise.all(
        ids.map((id) => store.versions.list(id, { before: null, limit: 99 })),
      );
      for (const id of ids) {
        expect(await store.olderDrafts.convert(id, AT, convertTree)).toBe(true);
        const { content, meta, hash } = expected.killed[id] ?? never();
        const loaded = (await store.draftLog.load(id)) ?? never();
        expect(readParts(loaded.parts)).toEqual({ content, meta, hash });
        expect((await store.updates.getRow(id))?.draft).toEqual({ content, meta, hash });
        expect(loaded.owners.size).toBeGreaterThan(1);
      }
      const after = await Promise.all(
        ids.map((id) => store.versions.list(id, { before: null, limit: 99 })),
      );
      expect(after).toEqual(before);
      expect(await store.updates.staleDrafts()).not.toEqual(expect.arrayContaining([...ids]));
    });
  });

  describe('a database of a newer version', () => {
    it('is refused in words that say so', async () => {
      const { db } = subject.store().authDatabase;
      await sql`insert into kysely_migration (name, timestamp) values ('9999-later', '2030')`.execute(
        db,
      );
      await expect(subject.openAgain()).rejects.toThrow(/newer version of Dateline \(9999-later\)/);
      await sql`delete from kysely_migration where name = '9999-later'`.execute(db);
    });
  });

  describe('what drafts were', () => {
    it('is known for a time, and that it was known for ever', async () => {
      const store = subject.store();
      const [young, old] = [await newOlder(store), await newOlder(store)];
      await store.olderDrafts.convert(young, minute(20), () => converted);
      await store.olderDrafts.convert(old, minute(1), () => ({ ...converted, clientId: 78 }));
      const { id: fresh } = await newUpdate(store, (await newLiveBlog(store)).id);
      expect(await store.olderDrafts.sweep(minute(10))).toBeGreaterThan(0);
      expect(await store.olderDrafts.findOlder(old)).toEqual({ kind: 'swept' });
      expect(await store.olderDrafts.findOlder(fresh)).toEqual({ kind: 'never' });
      expect(await store.olderDrafts.findOlder(young)).toMatchObject({ kind: 'kept' });
    });

    it('is known as long as a copy is being taken in', async () => {
      const store = subject.store();
      const id = await newOlder(store);
      await store.olderDrafts.convert(id, minute(1), () => ({ ...converted, clientId: 79 }));
      const { olderDrafts } = store;
      const copy = { updateId: id, userId: MAYA, copy: bytesOf(5), edit: bytesOf(6) };
      expect(await olderDrafts.begin(copy, await olderDrafts.findOlder(id))).toBe(true);
      await olderDrafts.sweep(minute(10));
      expect(await olderDrafts.findOlder(id)).toMatchObject({ kind: 'kept' });
      await olderDrafts.drop(copy);
      await olderDrafts.sweep(minute(10));
      expect(await olderDrafts.findOlder(id)).toEqual({ kind: 'swept' });
    });

    it('grows by one copy at a time, each once', async () => {
      const store = subject.store();
      const id = await newOlder(store);
      await store.olderDrafts.convert(id, AT, () => converted);
      const { olderDrafts } = store;
      const known = await olderDrafts.findOlder(id);
      const copy = { updateId: id, userId: MAYA, copy: bytesOf(5), edit: bytesOf(6) };
      expect(await olderDrafts.begin(copy, { kind: 'never' })).toBe(false);
      expect(await olderDrafts.begin(copy, known)).toBe(true);
      expect(await olderDrafts.begin({ ...copy, edit: bytesOf(7) }, known)).toBe(false);
      expect((await olderDrafts.pending(id))?.edit).toEqual(expect.objectContaining({ 0: 6 }));
      const after = { state: bytesOf(1, 5), base: bytesOf(2, 6), clientIds: [99], at: AT };
      await olderDrafts.finish(copy, after);
      await olderDrafts.finish(copy, { ...after, state: bytesOf(8) });
      expect(await olderDrafts.pending(id)).toBeNull();
      const now = await olderDrafts.findOlder(id);
      expect(now.kind === 'kept' ? [...now.state, ...now.base] : []).toEqual([1, 5, 2, 6]);
      expect((await store.draftLog.load(id))?.owners.get(99)).toBe(MAYA);
      expect(await olderDrafts.begin(copy, known)).toBe(false);
    });
  });
}
