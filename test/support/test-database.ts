import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import type { StoreOptions } from '../../server/store/open.ts';

/** What a test keeps its data in: the test project `postgres` runs the same tests as `integration`. */
export interface TestDatabase {
  /** Null where it is SQLite, in a file of the test's own. */
  readonly url: string | null;
}

/** An empty database, another one at each call. */
export async function openTestDatabase(): Promise<TestDatabase> {
  if (process.env.DATELINE_TEST_DATABASE !== 'postgres') return { url: null };
  // Only there: other runners of tests start servers too.
  const { inject } = await import('vitest');
  const address = new URL(inject('sharedPostgres'));
  const client = new pg.Client(address.href);
  await client.connect();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await client.query(`create database ${name}`);
  await client.end();
  address.pathname = name;
  return { url: address.href };
}

/** `directory`: where SQLite puts its file. */
export const storeOptions = ({ url }: TestDatabase, directory: string): StoreOptions =>
  url === null
    ? { kind: 'sqlite', file: join(directory, 'dateline.db') }
    : { kind: 'postgres', url };
