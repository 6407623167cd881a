import type { CellOutcome } from './cell.ts';
import { PLACES } from './colleague.ts';
import type { Aspect } from './verdict.ts';

type Covered = Pick<CellOutcome, 'change' | 'edit' | 'standing'>;

/** What is accepted not to hold, by name. The ADR of the sequence gives the reasons at length. */
export interface Limit {
  readonly name: string;
  readonly reason: string;
  readonly aspects: readonly Aspect[];
  readonly covers: (cell: Covered) => boolean;
}

/** True where both have changed letters of the same word, of which Ben has deleted some. */
function bothChanged({ edit, standing }: Covered): boolean {
  const { word } = PLACES[edit.place];
  const changes = edit.kind === 'deletes' || edit.kind === 'bolds';
  return changes && Array.from(word).some((letter) => !standing.includes(letter));
}

export const LIMITS: readonly Limit[] = [
  {
    name: 'both change one word, and one takes it back',
    reason: 'Yjs restores deleted letters as copies, without what others did to them',
    aspects: ['undo'],
    covers: bothChanged,
  },
];

/** The limit that accepts this outcome, or null. */
export function limitOf(outcome: CellOutcome): Limit | null {
  const covers = (limit: Limit): boolean =>
    limit.covers(outcome) && outcome.faults.every(({ aspect }) => limit.aspects.includes(aspect));
  return LIMITS.find(covers) ?? null;
}
