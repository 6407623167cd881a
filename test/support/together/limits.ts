import type { CellOutcome } from './cell.ts';
import type { Aspect } from './verdict.ts';

/** What is accepted not to hold, by name. The ADR of the sequence gives the reasons at length. */
export interface Limit {
  readonly name: string;
  readonly reason: string;
  readonly aspects: readonly Aspect[];
  readonly covers: (cell: Pick<CellOutcome, 'change' | 'edit'>) => boolean;
}

export const LIMITS: readonly Limit[] = [];

/** The limit that accepts this outcome, or null. */
export function limitOf(outcome: CellOutcome): Limit | null {
  const covers = (limit: Limit): boolean =>
    limit.covers(outcome) && outcome.faults.every(({ aspect }) => limit.aspects.includes(aspect));
  return LIMITS.find(covers) ?? null;
}
