// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { budget, drawSeeds, patience } from '../support/budget.ts';
import { Tally } from './faults.ts';
import { runVisits, stopTheClock } from './run.ts';

beforeEach(stopTheClock);
afterEach(() => vi.useRealTimers());

const wanted = budget(10_000, 1_000_000);

it(
  `[L6] [W8] the last one leaves as the first one comes, over a slow disk, ${wanted} times: nothing is lost`,
  async () => {
    let [visits, seed] = [0, drawSeeds(1)[0] ?? 0];
    console.log(`[L6] from seed ${seed}`);
    for (; visits < wanted; seed += 1) {
      const tally = new Tally();
      const outcome = await runVisits(seed);
      tally.note(seed, outcome);
      expect(tally.failing).toEqual([]);
      if ('visits' in outcome) visits += outcome.visits;
    }
    console.log(`[L6] ${visits} times`);
  },
  patience(180),
);
