import { relative } from 'node:path';
import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';

/** About how many seconds the files take that take long; the others are short. */
const SECONDS: Readonly<Record<string, number>> = {
  'simulation/drafts.test.ts': 80,
  'simulation/visits.test.ts': 50,
  'simulation/together/blocks.test.ts': 50,
  'simulation/together/lines.test.ts': 40,
  'simulation/together/containers.test.ts': 30,
  'simulation/together/tables.test.ts': 25,
  'simulation/gate-cost.test.ts': 25,
  'simulation/together/parts.test.ts': 20,
  'simulation/together/clipboard.test.ts': 20,
  'simulation/together/drag.test.ts': 10,
  'simulation/together/alone.test.ts': 8,
  'simulation/together/coverage.test.ts': 6,
  'simulation/gate-apart.test.ts': 8,
  'simulation/gate-opening.test.ts': 5,
  'unit/document/shown-body.test.ts': 10,
  'unit/document/sequence.test.ts': 8,
  'unit/document/sweep.test.ts': 6,
  'unit/editor/room-left.test.ts': 5,
  'unit/sync/gate-growth.test.ts': 5,
  'integration/crash-publish.test.ts': 40,
  'integration/crash-kill.test.ts': 35,
  'integration/older-start.test.ts': 25,
  'integration/command-line.test.ts': 20,
  'integration/fuzz-frames.test.ts': 20,
  'integration/image.test.ts': 18,
  'integration/demo.test.ts': 18,
  'integration/crash-postgres.test.ts': 17,
  'integration/sync-access.test.ts': 15,
  'integration/operation.test.ts': 15,
  'integration/crash-power.test.ts': 12,
  'contract/sqlite-file.test.ts': 12,
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
