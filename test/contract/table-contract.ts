import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { getMigrations } from 'better-auth/db/migration';
import type { LiveBlogId, UpdateId } from '../../shared/ids.ts';
import { liveBlogId, mediaId, updateId, userId } from '../../shared/ids.ts';
import { liveBlog, minute } from '../support/facts.ts';
import type { Subject } from './subject.ts';
import { bytesOf, draftOf, entryOf, MAYA, newLiveBlog, newUpdate, OTTO } from './subject.ts';

export function tableContract(subject: Subject): void {
  const timeline = () => subject.store().updates;

  async function allPages(of: LiveBlogId, limit: number): Promise<readonly UpdateId[]> {
    const found: UpdateId[] = [];
    let before: string | null = null;
    do {
      const page: Awaited<ReturnType<ReturnType<typeof timeline>['page']>> = await timeline().page(
        of,
        { filter: 'all', userId: MAYA, before, limit },
      );
      found.push(...page.rows.map((row) => row.id));
      before = page.next;
    } while (before !== null);
    return found;
  }

  describe('live blogs', () => {
    it('come back as they were put in, newest first, and keep their slugs to themselves', async () => {
      const { liveBlogs } = subject.store();
      const place = {
        name: 'Anchorage\u0000',
        coordinates: { latitude: 61.25, longitude: -149.8 },
      };
      const older = liveBlog({ id: liveBlogId(randomUUID()), slug: randomUUID(), place });
      const newer = {
        ...older,
        id: liveBlogId(randomUUID()),
        slug: randomUUID(),
        createdAt: minute(59),
      };
      expect(await liveBlogs.insert(older)).toBe('inserted');
      expect(await liveBlogs.insert(newer)).toBe('inserted');
      expect(await liveBlogs.insert({ ...older, id: liveBlogId(randomUUID()) })).toBe('taken');
      expect(await liveBlogs.get(older.id)).toEqual(older);
      expect(await liveBlogs.getBySlug(older.slug)).toEqual(older);
      expect(await liveBlogs.getBySlug('unknown')).toBeNull();
      const [first] = await liveBlogs.list();
      expect(first).toEqual(newer);
      expect(await liveBlogs.readForUpdate(older.id)).toEqual({ liveBlog: older, pins: [] });
      expect(await liveBlogs.readForUpdate(liveBlogId(randomUUID()))).toBeNull();
      expect(await subject.store().outbox.snapshot(liveBlogId(randomUUID()))).toBeNull();
    });
  });

  describe('timeline', () => {
    it('pages through everything once, newest first, whatever the page size', async () => {
      const { id } = await newLiveBlog(subject.store());
      const made = await Promise.all(
        Array.from({ length: 7 }, (_value, index) =>
          newUpdate(subject.store(), id, { createdAt: minute(Math.floor(index / 2)) }),
        ),
      );
      const expected = made
        .toSorted((a, b) => (`${a.createdAt}${a.id}` < `${b.createdAt}${b.id}` ? 1 : -1))
        .map((update) => update.id);
      for (const limit of [1, 2, 3, 7, 50]) expect(await allPages(id, limit)).toEqual(expected);
    });

    it('has nothing after a cursor that it has not given', async () => {
      const { id } = await newLiveBlog(subject.store());
      await newUpdate(subject.store(), id);
      const query = { filter: 'all', userId: MAYA, before: 'x\u0000~y', limit: 5 } as const;
      expect(await timeline().page(id, query)).toEqual({ rows: [], next: null });
    });

    it('filters and counts by state, key and who wrote', async () => {
      const store = subject.store();
      const { id } = await newLiveBlog(store);
      const submitted = { status: 'submitted', by: MAYA, at: minute(3) } as const;
      const one = await newUpdate(store, id, { key: true });
      const two = await newUpdate(store, id, { createdBy: OTTO, state: submitted });
      const three = await newUpdate(store, id, { createdBy: OTTO });
      await store.draftLog.append(entryOf(three.id, { userId: MAYA, clientIds: [77] }));
      const page = async (filter: 'mine' | 'draft' | 'submitted' | 'key' | 'published') => {
        const query = { filter, userId: MAYA, before: null, limit: 50 };
        return new Set((await timeline().page(id, query)).rows.map((row) => row.id));
      };
      expect(await page('mine')).toEqual(new Set([one.id, three.id]));
      expect(await page('draft')).toEqual(new Set([one.id, three.id]));
      expect(await page('submitted')).toEqual(new Set([two.id]));
      expect(await page('key')).toEqual(new Set([one.id]));
      expect(await page('published')).toEqual(new Set());
      expect(await timeline().counts(id, MAYA)).toEqual({
        all: 3,
        mine: 2,
        draft: 2,
        submitted: 1,
        published: 0,
        withdrawn: 0,
        key: 1,
      });
      expect(await timeline().getRow(updateId(randomUUID()))).toBeNull();
      expect(await timeline().readForUpdate(updateId(randomUUID()))).toBeNull();
    });
  });

  describe('idempotencyRecords', () => {
    const record = () => ({
      userId: MAYA,
      key: randomUUID(),
      requestHash: 'f'.repeat(64),
      result: { id: '1' },
      at: minute(5),
    });

    it('a second one for the key fails, and its transaction leaves nothing', async () => {
      const store = subject.store();
      const first = record();
      await store.idempotencyRecords.insert(first);
      const again = store.transaction(async (tables) => {
        await tables.settings.set(first.key, 'written');
        await tables.idempotencyRecords.insert({ ...first, result: null });
      });
      await expect(again).rejects.toThrow();
      expect(await store.settings.get(first.key)).toBeNull();
      expect(await store.idempotencyRecords.find(MAYA, first.key)).toEqual(first);
      expect(await store.idempotencyRecords.find(OTTO, first.key)).toBeNull();
    });

    it('old ones go', async () => {
      const { idempotencyRecords } = subject.store();
      const [old, young] = [{ ...record(), at: minute(1) }, record()];
      await idempotencyRecords.insert(old);
      await idempotencyRecords.insert(young);
      await idempotencyRecords.deleteBefore(minute(2));
      expect(await idempotencyRecords.find(MAYA, old.key)).toBeNull();
      expect(await idempotencyRecords.find(MAYA, young.key)).toEqual(young);
    });
  });

  describe('people', () => {
    const SAMPLE = new Date(minute(1));

    /** As better-auth writes them: times as text on SQLite. */
    async function signUp(name: string) {
      const { db, type } = subject.store().authDatabase;
      const id = userId(randomUUID());
      const at = type === 'sqlite' ? SAMPLE.toISOString() : SAMPLE;
      await sql`insert into "user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
        values (${id}, ${name}, ${`${id}@example.org`}, ${true}, ${at}, ${at})`.execute(db);
      await sql`insert into session (id, "expiresAt", token, "createdAt", "updatedAt", "userId")
        values (${id}, ${at}, ${id}, ${at}, ${at}, ${id})`.execute(db);
      return id;
    }

    it('have a role, and when deactivated no session, but still their name', async () => {
      const { people, authDatabase } = subject.store();
      const before = await people.countActive();
      const id = await signUp('Maya');
      expect(await people.get(id)).toEqual({
        userId: id,
        name: 'Maya',
        email: `${id}@example.org`,
        role: 'reporter',
        deactivated: false,
        createdAt: minute(1),
        place: expect.any(Number) as number,
      });
      await people.setRole(id, 'editor');
      expect(await people.countActive()).toBe(before + 1);
      await people.deactivate(id);
      expect(await people.get(id)).toMatchObject({
        name: 'Maya',
        role: 'editor',
        deactivated: true,
      });
      expect(await people.countActive()).toBe(before);
      expect((await people.list()).map((person) => person.userId)).toContain(id);
      const sessions = await sql`select id from session where "userId" = ${id}`.execute(
        authDatabase.db,
      );
      expect(sessions.rows).toEqual([]);
      expect(await people.get(userId('unknown'))).toBeNull();
    });

    it('each have a place of their own, in the order in which they came', async () => {
      const { people } = subject.store();
      await signUp('Ines');
      await signUp('Tomás');
      const listed = await people.list();
      expect(listed.map(({ place }) => place)).toEqual(listed.map((_person, index) => index));
    });

    it('better-auth finds all of its tables', async () => {
      const { toBeCreated, toBeAdded, toBeAddedIndexes, schemaProblems } = await getMigrations({
        database: subject.store().authDatabase,
        emailAndPassword: { enabled: true },
        rateLimit: { storage: 'database' },
        user: {
          additionalFields: {
            role: { type: 'string', required: true, defaultValue: 'reporter', input: false },
            deactivated: { type: 'boolean', required: true, defaultValue: false, input: false },
          },
        },
      });
      expect({ toBeCreated, toBeAdded, toBeAddedIndexes, schemaProblems }).toEqual({
        toBeCreated: [],
        toBeAdded: [],
        toBeAddedIndexes: [],
        schemaProblems: [],
      });
    });
  });

  describe('the rest', () => {
    it('invitations are found by the hash of their token until they are used', async () => {
      const { invitations } = subject.store();
      const invitation = {
        tokenHash: randomUUID(),
        email: 'o@example.org',
        role: 'editor',
        invitedBy: MAYA,
        expiresAt: minute(30),
      } as const;
      await invitations.insert(invitation);
      expect(await invitations.find(invitation.tokenHash)).toEqual(invitation);
      expect(await invitations.list()).toContainEqual(invitation);
      await invitations.delete(invitation.tokenHash);
      expect(await invitations.find(invitation.tokenHash)).toBeNull();
    });

    it('pictures are private until a published update shows them', async () => {
      const { media } = subject.store();
      const picture = {
        id: mediaId(randomUUID()),
        contentType: 'image/webp',
        width: 640,
        height: 480,
        byteLength: 12_345,
        uploadedBy: MAYA,
        at: minute(4),
      };
      await media.insert(picture);
      expect(await media.get(picture.id)).toEqual(picture);
      expect(await media.isPublic(picture.id)).toBe(false);
      expect(await media.get(mediaId(randomUUID()))).toBeNull();
    });

    it('settings are replaced and deleted; the audit log lists the newest first', async () => {
      const { settings, audit } = subject.store();
      const name = randomUUID();
      await settings.set(name, 'one');
      await settings.set(name, 'two');
      expect(await settings.get(name)).toBe('two');
      await settings.delete(name);
      expect(await settings.get(name)).toBeNull();
      const entry = { at: minute(1), userId: null, action: 'a', subject: name, details: { n: 1 } };
      await audit.insert(entry);
      await audit.insert({ ...entry, userId: MAYA, details: {} });
      const [newest, older] = await audit.list(2);
      expect([newest, older]).toEqual([{ ...entry, userId: MAYA, details: {} }, entry]);
      await subject.store().probe();
    });

    it('[W4] refused edits are kept whole, listed newest first', async () => {
      const { quarantine } = subject.store();
      const entry = {
        updateId: updateId(randomUUID()),
        userId: OTTO,
        reason: 'schema',
        at: minute(1),
      };
      await quarantine.insert({ ...entry, bytes: bytesOf(1) });
      await quarantine.insert({ ...entry, bytes: bytesOf(0, 255, 7).subarray(1) });
      const [newest, older] = await quarantine.list(2);
      expect(newest).toEqual({ ...entry, id: newest?.id, byteLength: 2 });
      expect(older).toMatchObject({ byteLength: 1 });
      expect([...((await quarantine.bytes(newest?.id ?? 0)) ?? [])]).toEqual([255, 7]);
      expect(await quarantine.bytes(-1)).toBeNull();
    });

    it('stored JSON that makes no sense is damage, and no default', async () => {
      const store = subject.store();
      const { id } = await newLiveBlog(store);
      const update = await newUpdate(store, id);
      await store.updates.summariseDraft(
        update.id,
        { ...draftOf({ type: 'doc' }), hash: MAYA as never },
        2,
      );
      await expect(store.updates.getRow(update.id)).rejects.toMatchObject({ code: 'damaged' });
    });
  });
}
