/** Whether the big budgets are asked for. */
export const isNightly = process.env['DATELINE_BUDGET'] === 'nightly';

/** `DATELINE_FRACTION=0.001` runs a thousandth of the night, to see that all of it starts and ends. */
const fraction = Number(process.env['DATELINE_FRACTION'] ?? 1);

/** Seeds that somebody asks for: `DATELINE_SEED=7`, or `DATELINE_SEEDS=1-1000` with both ends; else null. */
export const givenSeeds = readSeeds(process.env['DATELINE_SEEDS'] ?? process.env['DATELINE_SEED']);

function readSeeds(given: string | undefined): readonly number[] | null {
  if (given === undefined) return null;
  const [, first, last = first] = /^(\d+)(?:-(\d+))?$/.exec(given) ?? [];
  if (first === undefined) throw new Error(`seeds are such as 7 or 1-1000, not ${given}`);
  const length = Math.max(0, Number(last) - Number(first) + 1);
  return Array.from({ length }, (_, index) => Number(first) + index);
}

/** How much of a random test runs: what every change can wait for, or what a night has room for. */
export const budget = (everyChange: number, nightly: number): number =>
  isNightly ? Math.ceil(nightly * fraction) : everyChange;

/** A night's share of what there is to try, spread evenly and with the last one. */
export const share = <Item>(all: readonly Item[]): readonly Item[] =>
  all.filter((_item, index) => (all.length - 1 - index) % Math.ceil(1 / fraction) === 0);

/** Milliseconds that a test of this budget may take. */
export const patience = (seconds: number, nightlyMinutes = 240): number =>
  isNightly || givenSeeds !== null ? nightlyMinutes * 60_000 : seconds * 1000;

/** So many seeds, others in each run, or those that somebody asks for. Who draws them prints them. */
export function drawSeeds(count: number): readonly number[] {
  if (givenSeeds !== null) return givenSeeds;
  const first = Math.floor(Math.random() * 2 ** 31);
  return Array.from({ length: count }, (_, index) => first + index);
}
