/** Whether the big budgets are asked for. */
export const isNightly = process.env['DATELINE_BUDGET'] === 'nightly';
const given = process.env['DATELINE_SEED'];

/** `DATELINE_FRACTION=0.001` runs a thousandth of the night, to see that all of it starts and ends. */
const fraction = Number(process.env['DATELINE_FRACTION'] ?? 1);

/** How much of a random test runs: what every change can wait for, or what a night has room for. */
export const budget = (everyChange: number, nightly: number): number =>
  isNightly ? Math.ceil(nightly * fraction) : everyChange;

/** A night's share of what there is to try, spread evenly and with the last one. */
export const share = <Item>(all: readonly Item[]): readonly Item[] =>
  all.filter((_item, index) => (all.length - 1 - index) % Math.ceil(1 / fraction) === 0);

/** Milliseconds that a test of this budget may take. */
export const patience = (seconds: number, nightlyMinutes = 240): number =>
  isNightly ? nightlyMinutes * 60_000 : seconds * 1000;

/**
 * So many seeds, others in each run; `DATELINE_SEED=7` runs this one alone. Who draws them prints them.
 */
export function drawSeeds(count: number): readonly number[] {
  if (given !== undefined) return [Number(given)];
  const first = Math.floor(Math.random() * 2 ** 31);
  return Array.from({ length: count }, (_, index) => first + index);
}
