import { relative } from 'node:path';
import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';

/** About how many seconds the files take that take long; the others are short. */
const SECONDS: Readonly<Record<string, number>> = {
  'integration/crash-publish.test.ts': 112,
  'simulation/visits.test.ts': 75,
  'simulation/drafts.test.ts': 74,
  'simulation/together/lines.test.ts': 62,
  'integration/crash-kill.test.ts': 57,
  'simulation/together/blocks.test.ts': 56,
  'integration/command-line.test.ts': 46,
  'simulation/together/containers.test.ts': 44,
  'simulation/gate-cost.test.ts': 38,
  'integration/older-start.test.ts': 31,
  'simulation/together/tables.test.ts': 30,
  'integration/operation.test.ts': 27,
  'integration/fuzz-frames.test.ts': 26,
  'integration/demo.test.ts': 24,
  'simulation/together/parts.test.ts': 23,
  'simulation/together/clipboard.test.ts': 21,
  'integration/crash-postgres.test.ts': 18,
  'integration/crash-power.test.ts': 18,
  'integration/authorisation.test.ts': 17,
  'integration/fuzz-sockets.test.ts': 16,
  'integration/older-copies.test.ts': 15,
  'contract/sqlite-file.test.ts': 14,
  'unit/document/split-update.test.ts': 11,
  'integration/history.test.ts': 10,
  'integration/bad-input.test.ts': 9,
  'integration/crash-retry.test.ts': 9,
  'integration/desk-pieces.test.ts': 9,
  'unit/editor/room-left.test.ts': 8,
  'unit/sync/gate-growth.test.ts': 8,
  'integration/too-large.test.ts': 8,
  'integration/sync-speed.test.ts': 7,
  'unit/document/shown-body.test.ts': 7,
  'contract/postgres.test.ts': 7,
  'simulation/gate-apart.test.ts': 6,
  'unit/sync/gate-limits.test.ts': 6,
  'integration/older-drafts.test.ts': 6,
};

const FOLDER = new URL('../', import.meta.url).pathname;
const secondsOf = ({ moduleId }: TestSpecification): number =>
  SECONDS[relative(FOLDER, moduleId)] ?? 1;

/** Its files wait for processes and disks more than they work. */
const waits = ({ project }: TestSpecification): boolean =>
  ['integration', 'postgres', 'contract'].includes(project.name);

const longestFirst = (files: readonly TestSpecification[]): readonly TestSpecification[] =>
  files.toSorted((one, other) => secondsOf(other) - secondsOf(one));

/** Long files first, so that no core waits for the last of them; one that waits beside one that works. */
export class LongestFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const waiting = longestFirst(files.filter(waits));
    const working = longestFirst(files.filter((file) => !waits(file)));
    const sorted = Array.from({ length: files.length }, (_, index) =>
      [working[index], waiting[index]].filter((file) => file !== undefined),
    );
    return Promise.resolve(sorted.flat());
  }
}
