import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { OpenStore } from '../../server/store/open.ts';
import { openStore } from '../../server/store/open.ts';
import { updateIdField } from '../../shared/protocol/fields.ts';
import { entryOf, newLiveBlog, newUpdate } from './subject.ts';

const APPENDING = join(import.meta.dirname, '../support/appending-process.ts');

const phase = z.object({
  acknowledged: z.array(z.number()),
  refusals: z.array(z.string()),
  readable: z.number(),
  ready: z.boolean(),
});
const report = z.object({
  id: updateIdField,
  before: phase,
  during: phase,
  after: phase,
  replaced: z.boolean(),
});

const sequence = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_value, index) => first + index);

/** What a disk does to a database. */
describe('SQLite disk', () => {
  let directory: string;
  let file: string;
  let store: OpenStore;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'dateline-disk-'));
    file = join(directory, 'dateline.db');
  });

  afterEach(async () => {
    await store.close();
    await rm(directory, { recursive: true });
  });

  it('[L4] a full disk rejects what it could not take, and takes again when there is room', async () => {
    store = await openStore({ kind: 'sqlite', file });
    const { id } = await newUpdate(store, (await newLiveBlog(store)).id);
    const { db } = store.authDatabase;
    const pages = sql<{ page_count: number }>`pragma page_count`;
    const full = (await pages.execute(db)).rows[0]?.page_count ?? 0;
    await sql.raw(`pragma max_page_count = ${full}`).execute(db);
    const big = entryOf(id, { bytes: new Uint8Array(50_000) });
    const results = await Promise.allSettled(
      [big, big].map((entry) => store.draftLog.append(entry)),
    );
    for (const result of results) {
      expect(result).toMatchObject({ status: 'rejected', reason: { code: 'storage' } });
    }
    await expect(store.settings.set('big', 'x'.repeat(50_000))).rejects.toMatchObject({
      code: 'storage',
    });
    expect((await store.draftLog.load(id))?.seq).toBe(1);
    await sql.raw(`pragma max_page_count = ${full + 1000}`).execute(db);
    expect(await store.draftLog.append(big)).toBe(2);
    await store.probe();
  });

  it('[L4] a transaction that the disk has ended writes nothing more', async () => {
    store = await openStore({ kind: 'sqlite', file });
    const { db } = store.authDatabase;
    const lost = db.transaction().execute(async (transaction) => {
      await sql.raw('rollback').execute(transaction);
      await sql`insert into setting (name, value) values ('two', '2')`.execute(transaction);
    });
    await expect(lost).rejects.toMatchObject({ code: 'storage' });
    expect(await store.settings.get('two')).toBeNull();
  });

  it('[L4] after an I/O error reading stays up, the connection is replaced and no number is lost', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [APPENDING, file]);
    const { id, before, during, after, replaced } = report.parse(JSON.parse(stdout));
    store = await openStore({ kind: 'sqlite', file });
    expect(before.acknowledged).toEqual(sequence(2, 11));
    expect(during).toEqual({
      acknowledged: [],
      refusals: during.refusals.map(() => 'storage'),
      readable: 11,
      ready: false,
    });
    expect(during.refusals.length).toBeGreaterThan(0);
    expect(after).toEqual({
      acknowledged: sequence(12, 21),
      refusals: [],
      readable: 21,
      ready: true,
    });
    expect(replaced).toBe(true);
    expect((await store.draftLog.load(id))?.parts).toHaveLength(21);
  });
});
