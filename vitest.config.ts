import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';

const minute = 60_000;

function project(name: string, testTimeout: number) {
  return {
    test: {
      name,
      include: [`test/${name}/**/*.test.{ts,tsx}`],
      testTimeout,
      hookTimeout: testTimeout,
      restoreMocks: true,
    },
  };
}

/** What has a database of its own once more, over PostgreSQL; all others know none, or are about files. */
const postgresProject = {
  test: {
    ...project('integration', 2 * minute).test,
    name: 'postgres',
    include: [
      'test/integration/{api,crash-kill,crash-publish,crash-retry,drain,history,older-copies,older-drafts,sync-store}.test.ts',
    ],
    env: { DATELINE_TEST_DATABASE: 'postgres' },
    globalSetup: 'test/support/shared-postgres.ts',
  },
};

export default defineConfig({
  test: {
    // Half of what takes long waits for processes: a core left idle for each would double the time.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: LongestFirst },
    projects: [
      // A guard against what never ends, and no measure: machines are busy.
      project('unit', minute / 2),
      project('contract', minute / 2),
      project('simulation', minute),
      // Real processes on a machine that others use too.
      project('integration', 2 * minute),
      postgresProject,
    ],
  },
});
