import type { Node } from '@tiptap/pm/model';
import { PLACES } from './colleague.ts';
import type { Surroundings } from './page.ts';
import { textBlocks, wordsOf } from './page.ts';
import { LETTERS } from './texts.ts';
import type { Case } from './case.ts';

type Judged = Pick<Case, 'change' | 'edit' | 'benAlone' | 'untouched' | 'typed'>;

/** The nearest letters of the line that Ben's change leaves standing, to either side of the colleague's place. */
export interface Neighbours {
  readonly left: string | null;
  readonly right: string | null;
  /** Nothing stands between them. */
  readonly touching: boolean;
}

/** Letters of the line that are still the same ones after Ben's change. */
export function standingAfter({ change, benAlone }: Pick<Case, 'change' | 'benAlone'>): string {
  const words = wordsOf(benAlone);
  return Array.from(LETTERS)
    .filter((letter) => words.includes(letter) && change.rewrites?.includes(letter) !== true)
    .join('');
}

export function neighboursOf(judged: Judged): Neighbours {
  const { index, word } = PLACES[judged.edit.place];
  const deleted = judged.edit.kind === 'deletes' ? word : '';
  const standing = standingAfter(judged);
  const stays = (letter: string) => standing.includes(letter) && !deleted.includes(letter);
  const left = Array.from(LETTERS.slice(0, index)).findLast(stays) ?? null;
  const right = Array.from(LETTERS.slice(index)).find(stays) ?? null;
  const words = wordsOf(judged.benAlone).replace(deleted, '');
  return { left, right, touching: words.includes(`${left}${right}`) };
}

/** True where a place is the one that was meant. */
export function isMeant(judged: Judged, { before, after, line }: Surroundings): boolean {
  const { left, right, touching } = neighboursOf(judged);
  if (left === null && right === null) {
    const own = before === '' && after === '';
    return own || wereJoined(judged, before, after) || isBens(judged, line);
  }
  const [follows, precedes] = [before === left, after === right];
  if (left !== null && right !== null && touching) return follows && precedes;
  // At the edge of the line is at the edge, whatever Ben has written there at the same time.
  const begins = left === null && before === '' && line.includes(right ?? '');
  const ends = right === null && after === '' && line.includes(left ?? '');
  return follows || precedes || begins || ends;
}

/** It is a line whose letters Ben has replaced by others. */
function isBens({ benAlone, untouched, typed }: Judged, line: string): boolean {
  const words = line.replace(typed, '');
  const has = (page: Node) => textBlocks(page).some(({ text }) => text === words);
  return has(benAlone) && !has(untouched);
}

/** Ben has joined what was before the line to what was after it: between them is where the line was. */
function wereJoined({ benAlone, untouched }: Judged, before: string, after: string): boolean {
  const joined = (page: Node) => wordsOf(page).includes(`${before}${after}`);
  return before !== '' && after !== '' && joined(benAlone) && !joined(untouched);
}
