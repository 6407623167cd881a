import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of a database of the PostgreSQL that all files of a test project share. */
    readonly sharedPostgres: string;
  }
}

/** Starts one PostgreSQL for all files of a test project: to set one up takes longer than most of what is tried in it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startPostgres();
  project.provide('sharedPostgres', await postgres.newDatabase());
  return postgres.stop;
}
