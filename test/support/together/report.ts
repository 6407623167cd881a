import type { CellOutcome } from './cell.ts';
import type { Limit } from './limits.ts';
import { limitOf, LIMITS } from './limits.ts';
import { ASPECTS } from './verdict.ts';

/** A cell stands for both orders of client ids: it holds only where it holds in both. */
interface Tally {
  cells: number;
  passed: number;
  accepted: number;
  failed: number;
}

interface Judged {
  readonly outcomes: readonly CellOutcome[];
  readonly verdict: 'passed' | 'accepted' | 'failed';
}

function judge(outcomes: readonly CellOutcome[]): Judged {
  const failing = outcomes.filter(({ faults }) => faults.length > 0);
  if (failing.length === 0) return { outcomes, verdict: 'passed' };
  const accepted = failing.every((outcome) => limitOf(outcome) !== null);
  return { outcomes, verdict: accepted ? 'accepted' : 'failed' };
}

const nameOf = ({ change, edit, meeting }: CellOutcome) =>
  `${change.name} × ${edit.name}, ${meeting}`;

function cellsOf(outcomes: readonly CellOutcome[]): readonly Judged[] {
  return [...Map.groupBy(outcomes, nameOf).values()].map(judge);
}

function tallyOf(outcomes: readonly CellOutcome[]): Tally {
  const tally: Tally = { cells: 0, passed: 0, accepted: 0, failed: 0 };
  for (const { verdict } of cellsOf(outcomes)) {
    tally.cells += 1;
    tally[verdict] += 1;
  }
  return tally;
}

/** Cells that fail and that no limit accepts, each in a line or more. */
export function failuresOf(outcomes: readonly CellOutcome[]): readonly string[] {
  return cellsOf(outcomes)
    .filter(({ verdict }) => verdict === 'failed')
    .map(({ outcomes: both }) =>
      both
        .filter(({ faults }) => faults.length > 0)
        .map(describe)
        .join('\n'),
    );
}

function describe(outcome: CellOutcome): string {
  const [ana, ben] = outcome.order;
  const faults = outcome.faults.map(({ aspect, found }) => `\n    ${aspect}: ${found}`).join('');
  return `${nameOf(outcome)}, ${ana < ben ? 'Ana first' : 'Ben first'}${faults}`;
}

const line = (name: string, { cells, passed, accepted, failed }: Tally): string =>
  `${name.padEnd(62)} ${[cells, passed, accepted, failed].map((count) => String(count).padStart(6)).join('')}`;

/** How many cells a limit accepts, and how many that it covers hold all the same. */
function acceptedBy(outcomes: readonly CellOutcome[], limit: Limit): string {
  const covered = cellsOf(outcomes.filter(limit.covers));
  const holding = covered.filter(({ verdict }) => verdict === 'passed');
  return `${covered.length - holding.length}, though covered hold ${holding.length}`;
}

/** Rows of change, cells, passed, accepted, failed; then how often each aspect failed, and what the limits accept. */
export function reportOf(outcomes: readonly CellOutcome[]): string {
  const changes = Map.groupBy(outcomes, ({ change }) => change.name);
  const rows = [...changes].map(([name, own]) => line(name, tallyOf(own)));
  const aspects = ASPECTS.map((aspect) => {
    const failing = cellsOf(outcomes).filter(({ outcomes: both }) =>
      both.some(({ faults }) => faults.some((fault) => fault.aspect === aspect)),
    );
    return `${aspect} ${failing.length}`;
  });
  return [
    `${'change'.padEnd(62)}  cells passed accept failed`,
    ...rows,
    line('all', tallyOf(outcomes)),
    `cells in which it fails: ${aspects.join(', ')}`,
    ...LIMITS.map((limit) => `accepted: ${limit.name}: ${acceptedBy(outcomes, limit)}`),
  ].join('\n');
}
