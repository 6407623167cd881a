import { join } from 'node:path';
import type { StoreOptions } from '../../server/store/open.ts';

/** What a test keeps its data in: the test project `postgres` runs the same tests as `integration`. */
export interface TestDatabase {
  /** Null where it is SQLite, in a file of the test's own. */
  readonly url: string | null;
  readonly stop: () => Promise<void>;
}

export async function startTestDatabase(): Promise<TestDatabase> {
  if (process.env.DATELINE_TEST_DATABASE !== 'postgres') return { url: null, stop: async () => {} };
  const { startPostgres } = await import('./postgres.ts');
  const postgres = await startPostgres();
  return { url: await postgres.newDatabase(), stop: postgres.stop };
}

/** `directory`: where SQLite puts its file. */
export const storeOptions = ({ url }: TestDatabase, directory: string): StoreOptions =>
  url === null
    ? { kind: 'sqlite', file: join(directory, 'dateline.db') }
    : { kind: 'postgres', url };
