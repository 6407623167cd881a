import type { Node } from '@tiptap/pm/model';
import type { Case } from './case.ts';
import { PLACES } from './colleague.ts';
import { expectedAfter, plainBeside } from './expected.ts';
import { isMeant } from './neighbours.ts';
import {
  around,
  blockAt,
  formOf,
  positionsOf,
  textBlocks,
  without,
  withoutEmptyAround,
  wordsOf,
} from './page.ts';

/** What must hold in a cell. */
export const ASPECTS = [
  'equal',
  'valid',
  'text',
  'place',
  'structure',
  'caret',
  'undo',
  'threw',
] as const;
export type Aspect = (typeof ASPECTS)[number];

export interface Fault {
  readonly aspect: Aspect;
  readonly found: string;
}

/** Where the colleague's words stand in the page, or how they do not. */
function findTyped(
  page: Node,
  typed: string,
): { readonly at: number } | { readonly fault: string } {
  const found = Array.from(wordsOf(page))
    .filter((letter) => typed.includes(letter))
    .join('');
  const block = textBlocks(page).find(({ text }) => text.includes(typed));
  if (block === undefined || found !== typed) return { fault: `${found} of ${typed}` };
  return { at: block.start + block.text.indexOf(typed) };
}

function judgeTyped(judged: Case, page: Node): readonly Fault[] {
  const typed = findTyped(page, judged.typed);
  if ('fault' in typed) return [{ aspect: 'text', found: typed.fault }];
  const end = typed.at + judged.typed.length;
  const block = blockAt(page, typed.at);
  const faults: Fault[] = [];
  if (!isMeant(judged, around(block, typed.at, end))) {
    faults.push({ aspect: 'place', found: `in “${block?.text ?? ''}”` });
  }
  const left = without(page, typed.at, end);
  const forms = [left, ...withoutEmptyAround(left, typed.at)].map(formOf);
  if (!forms.includes(formOf(judged.benAlone)))
    faults.push({ aspect: 'structure', found: page.toString() });
  return faults;
}

function judgeDeleted(judged: Case, page: Node): readonly Fault[] {
  if (expectedAfter(judged).includes(formOf(plainBeside(page)))) return [];
  const back = Array.from(PLACES[judged.edit.place].word).some(
    (letter) => positionsOf(page, letter).length > positionsOf(judged.anaAlone, letter).length,
  );
  return [{ aspect: back ? 'text' : 'structure', found: page.toString() }];
}

function judgeBold(judged: Case, page: Node): readonly Fault[] {
  if (expectedAfter(judged).includes(formOf(plainBeside(page)))) return [];
  const sameWords = wordsOf(page) === wordsOf(judged.benAlone);
  return [{ aspect: sameWords ? 'structure' : 'text', found: page.toString() }];
}

/** What the page is after the two have met and the colleague has gone on. */
export function judgePage(judged: Case, page: Node): readonly Fault[] {
  switch (judged.edit.kind) {
    case 'types':
    case 'waits':
      return judgeTyped(judged, page);
    case 'deletes':
      return judgeDeleted(judged, page);
    case 'bolds':
      return judgeBold(judged, page);
  }
}

/** What the page is after Ben has taken his change back. */
export function judgeUndo(judged: Case, page: Node): readonly Fault[] {
  if (formOf(page) === formOf(judged.anaAlone)) return [];
  const fault = { aspect: 'undo', found: page.toString() } as const;
  if (judged.edit.kind !== 'waits') return [fault];
  // What was typed where Ben's change had been seen stays in that line, and he did not write it.
  const typed = findTyped(page, judged.typed);
  if ('fault' in typed) return [fault];
  const words = blockAt(page, typed.at)?.text.replace(judged.typed, '') ?? '';
  const inLine = words === '' || words === textOfLine(judged.untouched);
  const left = without(page, typed.at, typed.at + judged.typed.length);
  const forms = [left, ...withoutEmptyAround(left, typed.at)].map(formOf);
  return inLine && forms.includes(formOf(judged.untouched)) ? [] : [fault];
}

/** The line of letters, with what stands in it that is no letter. */
const textOfLine = (page: Node): string | undefined =>
  textBlocks(page).find(({ text }) => text.startsWith('a'))?.text;
