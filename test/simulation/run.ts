import { vi } from 'vitest';
import { type Fault, faultOfError } from './faults.ts';
import { COMING_AND_GOING, FAULTS_OF_EVERY_KIND } from './weights.ts';
import { type Outcome, World } from './world.ts';

export const PEOPLE = [3, 4, 5] as const;
const STEPS = 350;
/** Steps that a draft sees while people come and go, before the next one. */
const VISITS_STEPS = 2000;

/** To be called before each test: time goes on only where a world says so. */
export function stopTheClock(): void {
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
}

async function run(world: World, steps: number): Promise<Outcome | Fault> {
  vi.setSystemTime(0);
  try {
    for (let step = 0; step < steps; step += 1) await world.step();
    return await world.rest();
  } catch (error) {
    return faultOfError(error);
  } finally {
    world.close();
    vi.clearAllTimers();
  }
}

/** Three to five people over faults of every kind. */
export const runFaults = (seed: number, steps = STEPS): Promise<Outcome | Fault> =>
  run(new World(seed, PEOPLE[seed % PEOPLE.length] ?? 5, FAULTS_OF_EVERY_KIND), steps);

/** The last one leaves as the first one comes, over a slow disk. */
export const runVisits = (seed: number): Promise<Outcome | Fault> =>
  run(new World(seed, 1, COMING_AND_GOING), VISITS_STEPS);
