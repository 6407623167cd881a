import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { budget, drawSeeds, patience } from '../support/budget.ts';
import { COMING_AND_GOING, FAULTS_OF_EVERY_KIND } from './weights.ts';
import { type Outcome, World } from './world.ts';

const PEOPLE = 5;
const STEPS = 600;
/** Steps that a draft sees while people come and go, before the next one. */
const VISITS_STEPS = 2000;

beforeEach(() => {
  // ProseMirror notes each caret that an edit has left between blocks.
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
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
  run(new World(seed, PEOPLE, FAULTS_OF_EVERY_KIND), steps);

async function check(seed: number, running: Promise<Outcome>): Promise<Outcome> {
  const outcome = await running.catch((error: unknown) => {
    throw new Error(`seed ${seed}`, { cause: error });
  });
  const { replicas, stored, lost, refused } = outcome;
  const why = `seed ${seed}`;
  for (const replica of replicas) expect(replica, why).toEqual(stored);
  expect({ lost, refused, isWhole: stored.isWhole }, why).toEqual({
    lost: 0,
    refused: [],
    isWhole: true,
  });
  return outcome;
}

describe(`${PEOPLE} people over faults of every kind`, () => {
  const count = budget(120, 50_000);

  it(
    `[L10] [W1] [W5] converge, and lose nothing, with ${count} seeds`,
    async () => {
      const seeds = drawSeeds(count);
      console.log(`[L10] seeds ${seeds[0]} to ${seeds.at(-1)}`);
      let written = 0;
      for (const seed of seeds) written += (await check(seed, runFaults(seed))).written;
      console.log(`[L10] ${count} seeds, ${written} updates of the binding`);
    },
    patience(120),
  );

  it.each([
    [1015, 'others shorten a text after an undo in it'],
    [1852322539, 'an undo brings a word back between one and the same neighbour'],
    [179807393, 'an undo brings words back between the ends of one and the same word'],
    [1000920, 'an undo brings words back between neighbours that have changed sides'],
  ])('[L10] seed %i: %s', async (seed) => void (await check(seed, runFaults(seed))));

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
    patience(120),
  );
});
