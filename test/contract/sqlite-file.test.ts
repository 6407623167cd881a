import { copyFileSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { open as openFileHandle, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OpenStore } from '../../server/store/open.ts';
import { openStore } from '../../server/store/open.ts';
import type { UpdateId } from '../../shared/ids.ts';
import { bytesOf, entryOf, newLiveBlog, newUpdate } from './subject.ts';

/** What only a database in one file can suffer. */
describe('SQLite file', () => {
  let directory: string;
  let file: string;
  const stores: OpenStore[] = [];

  async function open(path = file): Promise<OpenStore> {
    const store = await openStore({ kind: 'sqlite', file: path });
    stores.push(store);
    return store;
  }

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'dateline-file-'));
    file = join(directory, 'deep', 'dateline.db');
  });

  afterEach(async () => {
    await Promise.all(stores.splice(0).map((store) => store.close()));
    await rm(directory, { recursive: true });
  });

  async function filled(entries = 50): Promise<{ store: OpenStore; id: UpdateId }> {
    const store = await open();
    const { id } = await newUpdate(store, (await newLiveBlog(store)).id);
    for (let count = 0; count < entries; count += 1) {
      await store.draftLog.append(entryOf(id, { bytes: new Uint8Array(2000).fill(count) }));
    }
    return { store, id };
  }

  async function closeAll(): Promise<void> {
    await Promise.all(stores.splice(0).map((store) => store.close()));
  }

  it('[W1] every commit is synchronous, in a write-ahead log, with foreign keys', async () => {
    const store = await open();
    const pragma = async (name: string) => {
      const { rows } = await sql.raw<object>(`pragma ${name}`).execute(store.authDatabase.db);
      return Object.values(rows[0] ?? {})[0] as unknown;
    };
    expect(await pragma('synchronous')).toBe(2);
    expect(await pragma('journal_mode')).toBe('wal');
    expect(await pragma('foreign_keys')).toBe(1);
  });

  it.each([
    ['emptied', () => truncateSync(file, 0)],
    ['cut to its first page', () => truncateSync(file, 4096)],
    ['cut in the middle', () => truncateSync(file, Math.floor(statSync(file).size / 2))],
    ['without its last byte', () => truncateSync(file, statSync(file).size - 1)],
    ['of other content', () => writeFileSync(file, 'not a database'.repeat(1000))],
  ])('[L5] a database %s is refused with the way to restore it', async (_what, damage) => {
    await filled();
    await closeAll();
    damage();
    const opening = open();
    await expect(opening).rejects.toMatchObject({ code: 'damaged' });
    await expect(opening).rejects.toThrow(file);
    await expect(opening).rejects.toThrow('npm run dateline -- restore <backup>');
  });

  it('[L5] pages overwritten with noise are refused, whichever they are', async () => {
    await filled(5);
    await closeAll();
    const whole = join(directory, 'whole.db');
    copyFileSync(file, whole);
    const served: number[] = [];
    const pages = statSync(whole).size / 4096;
    for (let page = 1; page <= pages; page += 1) {
      copyFileSync(whole, file);
      const handle = await openFileHandle(file, 'r+');
      await handle.write(new Uint8Array(4096).fill(0x5a), 0, 4096, (page - 1) * 4096);
      await handle.close();
      const outcome = await open().catch((error: unknown) => error);
      if (!(outcome instanceof Error)) served.push(page);
      else expect(outcome).toMatchObject({ code: 'damaged' });
      await closeAll();
    }
    expect(served).toEqual([]);
  });

  it('[L5] a full check also finds an index that disagrees with its table', async () => {
    await filled(1);
    await closeAll();
    const handle = new Database(file);
    handle.exec("insert into outbox select id, 1, null, '{}' from live_blog");
    handle.unsafeMode().pragma('writable_schema = on');
    handle.exec(
      `update sqlite_schema set sql = replace(sql, 'update_id', 'document')
       where name = 'outbox_update'`,
    );
    handle.close();
    await open();
    await closeAll();
    const full = openStore({ kind: 'sqlite', file, check: 'full' });
    await expect(full).rejects.toMatchObject({ code: 'damaged' });
  });

  it('[L5] a database that is gone beside its log is not replaced by an empty one', async () => {
    await filled();
    const wal = `${file}-wal`;
    copyFileSync(wal, join(directory, 'kept-wal'));
    await closeAll();
    rmSync(file);
    copyFileSync(join(directory, 'kept-wal'), wal);
    await expect(open()).rejects.toMatchObject({ code: 'damaged' });
  });

  it('[L5] damage that shows while running is named, and nothing is served as empty', async () => {
    const { store, id } = await filled(1);
    await sql.raw('pragma wal_checkpoint(truncate)').execute(store.authDatabase.db);
    truncateSync(file, 4096);
    const failure = { code: 'damaged' };
    const again = openStore({ kind: 'sqlite', file });
    await expect(again).rejects.toMatchObject(failure);
    await store.draftLog.load(id).then(
      (loaded) => expect(loaded?.seq).toBe(2),
      (error: unknown) => expect(error).toMatchObject(failure),
    );
  });

  it('[L12] a backup under load is one moment of the database, whole', async () => {
    const { store, id } = await filled(20);
    const stop = new AbortController();
    const load = async () => {
      while (!stop.signal.aborted)
        await store.draftLog.append(entryOf(id, { bytes: bytesOf(1, 2, 3) }));
    };
    const writers = [load(), load(), load()];
    const copy = join(directory, 'backup.db');
    const before = (await store.draftLog.load(id))?.seq ?? 0;
    await store.backupTo(copy);
    stop.abort();
    await Promise.all(writers);
    await expect(store.backupTo(copy)).rejects.toThrow('already a file');
    expect(readdirSync(directory).filter((name) => name.startsWith('backup'))).toEqual([
      'backup.db',
    ]);
    const restored = await open(copy);
    const loaded = await restored.draftLog.load(id);
    const now = await store.draftLog.load(id);
    expect(loaded?.seq).toBeGreaterThanOrEqual(before);
    expect(loaded?.seq).toBe(loaded?.parts.length);
    expect(now?.parts.slice(0, loaded?.parts.length)).toEqual(loaded?.parts);
  });
});
