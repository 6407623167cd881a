// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { budget, drawSeeds, isNightly, patience } from '../support/budget.ts';
import { COMING_AND_GOING, FAULTS_OF_EVERY_KIND } from './weights.ts';
import { type Outcome, World } from './world.ts';

const NO_FAULTS = { lost: [], twice: [], undone: [], carets: [] };
const PEOPLE = [3, 4, 5] as const;
const STEPS = 350;
/** Steps that a draft sees while people come and go, before the next one. */
const VISITS_STEPS = 2000;

beforeEach(() => {
  // ProseMirror notes each caret that an edit has left between blocks.
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  vi.useFakeTimers({
    toFake: [
      'setTimeout',
      'clearTimeout',
      'setInterval',
      'clearInterval',
      'requestAnimationFrame',
      'cancelAnimationFrame',
      'Date',
      'performance',
    ],
  });
});
afterEach(() => vi.useRealTimers());

async function run(world: World, steps: number): Promise<Outcome> {
  vi.setSystemTime(0);
  try {
    for (let step = 0; step < steps; step += 1) await world.step();
    return await world.rest();
  } finally {
    world.close();
    vi.clearAllTimers();
  }
}

const runFaults = (seed: number, steps = STEPS) =>
  run(new World(seed, PEOPLE[seed % PEOPLE.length] ?? 5, FAULTS_OF_EVERY_KIND), steps);

async function check(seed: number, running: Promise<Outcome>): Promise<Outcome> {
  const outcome = await running.catch((error: unknown) => {
    throw new Error(`seed ${seed}`, { cause: error });
  });
  const { replicas, stored, lost, refused, letters } = outcome;
  const why = `seed ${seed}`;
  for (const replica of replicas) expect(replica, why).toEqual(stored);
  const { accepted: _accepted, ...faults } = letters;
  expect({ lost, refused, isWhole: stored.isWhole, letters: faults }, why).toEqual({
    lost: 0,
    refused: [],
    isWhole: true,
    letters: NO_FAULTS,
  });
  return outcome;
}

/** The same ones with every change: a night draws others. */
function seedsOf(count: number): readonly number[] {
  if (isNightly || process.env['DATELINE_SEED'] !== undefined) return drawSeeds(count);
  return Array.from({ length: count }, (_, index) => index + 1);
}

describe(`${PEOPLE.join(', ')} people over faults of every kind`, () => {
  const count = budget(200, 10_000);

  it(
    `[L10] [L14] [W1] [W5] [W12] converge, and lose nothing, with ${count} seeds`,
    async () => {
      const seeds = seedsOf(count);
      console.log(`[L10] seeds ${seeds[0]} to ${seeds.at(-1)}`);
      let [written, typed] = [0, 0];
      const accepted = new Map<string, number>();
      for (const seed of seeds) {
        const outcome = await check(seed, runFaults(seed));
        written += outcome.written;
        typed += outcome.typed;
        for (const [limit, letters] of Object.entries(outcome.letters.accepted)) {
          accepted.set(limit, (accepted.get(limit) ?? 0) + letters);
        }
      }
      const limits = [...accepted].map(([limit, letters]) => `${limit}: ${letters}`).join(', ');
      const counts = `${seeds.length} seeds, ${written} updates, ${typed} letters`;
      console.log(`[L10] ${counts}; accepted: ${limits}`);
    },
    patience(180),
  );

  it('a seed happens the same way twice', async () => {
    const [one, other] = [await runFaults(1, 300), await runFaults(1, 300)];
    expect(one).toEqual(other);
  });
});

describe('the last one leaves as the first one comes, over a slow disk', () => {
  const wanted = budget(10_000, 1_000_000);

  it(
    `[L6] [W8] and nothing is lost, ${wanted} times`,
    async () => {
      let [visits, seed] = [0, drawSeeds(1)[0] ?? 0];
      console.log(`[L6] from seed ${seed}`);
      for (; visits < wanted; seed += 1) {
        const world = new World(seed, 1, COMING_AND_GOING);
        visits += (await check(seed, run(world, VISITS_STEPS))).visits;
      }
      console.log(`[L6] ${visits} times`);
    },
    patience(400),
  );
});
