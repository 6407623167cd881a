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
  /** Names of a change and of an edit that show it. */
  readonly shownBy: readonly [change: string, edit: string];
}

/** True where both have changed letters of the same word, of which Ben has deleted some. */
function bothChanged({ edit, standing }: Covered): boolean {
  const { word } = PLACES[edit.place];
  const changes = edit.kind === 'deletes' || edit.kind === 'bolds';
  return changes && Array.from(word).some((letter) => !standing.includes(letter));
}

/** They write a line, or letters, directly before the first letter. */
const WRITES_BEFORE = new Set([
  'Enter at the start',
  'Enter at the start of a point',
  'heading by the slash menu',
  'type on a selected embed',
  'a second field of words above',
  'Backspace in an empty quote',
  'a paragraph becomes a quote',
  'a paragraph after a selected embed',
  'restore as a list',
]);

/** They make one line of the colleague's and the one above. */
const JOINS_ABOVE = new Set([
  'Backspace joins with the line above',
  'Delete at the end of the line above',
  'Backspace joins a heading',
  'join backward',
  'join a point backward',
  'delete from the line above',
]);

export const LIMITS: readonly Limit[] = [
  {
    name: 'both change one word, and one takes it back',
    reason: 'Yjs restores deleted letters as copies, without what others did to them meanwhile.',
    aspects: ['undo'],
    covers: bothChanged,
    shownBy: ['delete a word', 'deletes at the middle'],
  },
  {
    name: 'both write at the very start of a line',
    reason:
      'Both are behind the end of the line above: whoever has the lower client id stands first, and so in the line that the other begins there.',
    aspects: ['place', 'structure', 'undo'],
    covers: ({ change, edit }) =>
      edit.kind === 'types' && edit.place === 'start' && WRITES_BEFORE.has(change.name),
    shownBy: ['Enter at the start', 'types at the start'],
  },
  {
    name: 'typed where two lines were joined, which are parted again',
    reason: 'What is typed between them, with the join in sight, stays with the line above.',
    aspects: ['undo'],
    covers: ({ change, edit }) =>
      edit.kind === 'waits' &&
      ((edit.place === 'start' && JOINS_ABOVE.has(change.name)) ||
        change.name === 'delete around the line'),
    shownBy: ['Backspace joins with the line above', 'waits at the start, then types'],
  },
  {
    name: 'both mark stretches that overlap',
    reason: 'Where one stretch ends, Yjs ends the mark for the other too.',
    aspects: ['structure'],
    covers: ({ change, edit }) => change.marks === true && edit.kind === 'bolds',
    shownBy: ['bold', 'makes bold at the middle'],
  },
  {
    name: 'words that change are no longer confirmed',
    reason: 'Whoever confirmed a quote has not read what a colleague wrote in it meanwhile [C18].',
    aspects: ['structure', 'undo'],
    covers: ({ change, edit }) =>
      ['confirm', 'words of a confirmed quote'].includes(change.name) && edit.kind !== 'bolds',
    shownBy: ['confirm', 'types at the middle'],
  },
];

/** Accepted where somebody types on in a line of which the other has seen the first letters. */
export const ORDER_OF_ANOTHER_VERSION = {
  name: 'a version puts a line elsewhere whose words have changed since',
  reason:
    'It is another line by then: the old one goes, and what is typed on in it is a line of its own where that stood.',
  change: 'restore another order',
  aspects: ['place'],
} as const satisfies Pick<Limit, 'name' | 'reason' | 'aspects'> & { readonly change: string };

/** The limit that accepts this outcome, or null. */
export function limitOf(outcome: CellOutcome): Limit | null {
  const covers = (limit: Limit): boolean =>
    limit.covers(outcome) && outcome.faults.every(({ aspect }) => limit.aspects.includes(aspect));
  return LIMITS.find(covers) ?? null;
}
