// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { budget, drawSeeds, givenSeeds, isNightly, patience } from '../support/budget.ts';
import { Tally } from './faults.ts';
import { PEOPLE, runFaults, stopTheClock } from './run.ts';

beforeEach(stopTheClock);
afterEach(() => vi.useRealTimers());

/** The same ones with every change: a night draws others. */
function seedsOf(count: number): readonly number[] {
  if (isNightly || givenSeeds !== null) return drawSeeds(count);
  return Array.from({ length: count }, (_, index) => index + 1);
}

/** What errs is told as it is found: a night goes on through all of its seeds. */
async function runAll(seeds: readonly number[]): Promise<Tally> {
  const tally = new Tally();
  for (const seed of seeds) {
    const known = tally.failing.length;
    tally.note(seed, await runFaults(seed));
    for (const failing of tally.failing.slice(known)) console.log(`[L10] ${failing}`);
  }
  return tally;
}

describe(`${PEOPLE.join(', ')} people over faults of every kind`, () => {
  const count = givenSeeds?.length ?? budget(200, 10_000);

  it(
    `[L10] [L14] [W1] [W5] [W12] converge, and lose nothing, with ${count} seeds`,
    async () => {
      const seeds = seedsOf(count);
      console.log(`[L10] seeds ${seeds[0]} to ${seeds.at(-1)}`);
      const tally = await runAll(seeds);
      console.log(`[L10] ${tally.summary()}`);
      expect(tally.failing).toEqual([]);
    },
    patience(180),
  );

  it('a seed happens the same way twice', async () => {
    const [one, other] = [await runFaults(1, 300), await runFaults(1, 300)];
    expect(one).toEqual(other);
  });
});
