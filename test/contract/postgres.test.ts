import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenStore } from '../../server/store/open.ts';
import { openStore } from '../../server/store/open.ts';
import type { RunningPostgres } from '../support/postgres.ts';
import { startPostgres } from '../support/postgres.ts';
import { storeContract } from './store-contract.ts';
import { bytesOf, newLiveBlog, newUpdate } from './subject.ts';

/** How many connections wait for a lock. */
async function waiting(db: OpenStore['authDatabase']['db']): Promise<number> {
  const { rows } = await sql<object>`
    select 1 from pg_stat_activity where wait_event_type = 'Lock'`.execute(db);
  return rows.length;
}

describe('PostgreSQL', () => {
  let server: RunningPostgres;
  let url: string;
  let store: OpenStore;
  const open = () => openStore({ kind: 'postgres', url });

  beforeAll(async () => {
    server = await startPostgres();
    url = await server.newDatabase();
    store = await open();
  }, 120_000);

  afterAll(async () => {
    await store.close();
    await server.stop();
  });

  storeContract({ store: () => store, openAgain: open });

  it('[W1] commits to disk even where the server is told not to wait for it', async () => {
    const careless = await server.newDatabase();
    const first = await openStore({ kind: 'postgres', url: careless });
    const { db } = first.authDatabase;
    await sql
      .raw(`alter database ${new URL(careless).pathname.slice(1)} set synchronous_commit = off`)
      .execute(db);
    await first.close();
    const second = await openStore({ kind: 'postgres', url: careless });
    const { rows } = await sql<object>`show synchronous_commit`.execute(second.authDatabase.db);
    await second.close();
    expect(rows).toEqual([{ synchronous_commit: 'on' }]);
  });

  it('[W10] a compaction waits for whoever holds the draft, and merges what that one wrote', async () => {
    const liveBlog = await newLiveBlog(store);
    const { id } = await newUpdate(store, liveBlog.id);
    const merged: number[] = [];
    const other = await open();
    let compacting: Promise<void> | undefined;
    await other.authDatabase.db.transaction().execute(async (transaction) => {
      await sql`update draft_head set seq = 2 where update_id = ${id}`.execute(transaction);
      compacting = store.draftLog.compact(id, (parts) => {
        merged.push(parts.length);
        return bytesOf(0, 1);
      });
      while ((await waiting(transaction)) === 0) await store.probe();
      await sql`insert into draft_entry (update_id, seq, user_id, at, checksum, bytes)
        select update_id, 2, user_id, at, checksum, bytes from draft_entry
        where update_id = ${id} and seq = 1`.execute(transaction);
    });
    await compacting;
    await other.close();
    expect(merged).toEqual([2]);
  });

  it('says "storage" where the server cannot be reached', async () => {
    const closed = openStore({ kind: 'postgres', url: 'postgres://u:p@127.0.0.1:1/none' });
    await expect(closed).rejects.toMatchObject({ code: 'storage' });
  });

  it('two servers that start at once migrate once', async () => {
    const fresh = await server.newDatabase();
    const options = { kind: 'postgres', url: fresh } as const;
    const stores = await Promise.all([openStore(options), openStore(options), openStore(options)]);
    const [one] = stores;
    expect(await one?.liveBlogs.list()).toEqual([]);
    await Promise.all(stores.map((opened) => opened.close()));
  });
});
