import type { Node } from '@tiptap/pm/model';
import { limitOf, ORDER_OF_ANOTHER_VERSION } from './limits.ts';
import { standingAfter } from './neighbours.ts';
import { formOf, positionsOf, without, wordsOf } from './page.ts';
import { LETTERS } from './texts.ts';
import type { Case } from './case.ts';
import type { Fault } from './verdict.ts';
import { judgePage } from './verdict.ts';

// Typing at the pace of a hand while a colleague makes a change: what he has seen of it, his change may take,
// copy or move with the letters around it; what he has not seen is one's own.

/** Letters beside the caret. */
const BESIDE = Array.from(LETTERS.slice(LETTERS.length / 2 - 1, LETTERS.length / 2 + 1));

const countOf = (page: Node, letter: string): number => positionsOf(page, letter).length;

function withoutLetters(page: Node, letters: string): Node {
  const places = Array.from(letters).flatMap((letter) => positionsOf(page, letter));
  return places
    .toSorted((one, other) => other - one)
    .reduce((left, at) => without(left, at, at + 1), page);
}

/** True where the change deletes, copies or writes anew what stands beside the caret; a version knows nothing of it. */
function takesPlace({ change, benAlone }: Case): boolean {
  return (
    change.byServer === true ||
    change.rewrites !== undefined ||
    BESIDE.some((letter) => countOf(benAlone, letter) !== 1)
  );
}

/** What the page is when both have met; `seen` is what of the typed letters stood in the page that was changed. */
export function judgeTyping(judged: Case, seen: string, page: Node): readonly Fault[] {
  const { typed } = judged;
  const faults = judgePage(judged, page);
  if (faults.length === 0) return [];
  const own = typed.slice(seen.length);
  const left = withoutLetters(page, seen);
  const found = own === '' ? [] : judgePage({ ...judged, typed: own }, left);
  const kept = Array.from(seen)
    .filter((letter) => countOf(page, letter) === 1)
    .join('');
  const lost: readonly Fault[] =
    kept === seen || takesPlace(judged) ? [] : [{ aspect: 'text', found: `${kept} of ${seen}` }];
  const all = [...found, ...lost];
  return all.length > 0 && isAccepted(judged, all) ? [] : all;
}

function isAccepted(judged: Case, faults: readonly Fault[]): boolean {
  const { change, edit } = judged;
  const limit = ORDER_OF_ANOTHER_VERSION;
  const covers = ({ aspect }: Fault): boolean => limit.aspects.some((each) => each === aspect);
  if (change.name === limit.change && faults.every(covers)) return true;
  // Where it meets the other does not matter here.
  const cell = { change, edit, meeting: 'online', order: [20, 30] } as const;
  return limitOf({ ...cell, standing: standingAfter(judged), faults }) !== null;
}

/** What the page is when the change is taken back: what was typed while its place was gone may stand beside it. */
export function judgeTypingUndone(judged: Case, page: Node): readonly Fault[] {
  const { typed, anaAlone, untouched, change } = judged;
  if (change.byServer === true || formOf(page) === formOf(anaAlone)) return [];
  const fault = { aspect: 'undo', found: page.toString() } as const;
  if (!takesPlace(judged)) return [fault];
  const once = Array.from(typed).every((letter) => countOf(page, letter) === 1);
  const words = (of: Node): string =>
    wordsOf(withoutLetters(of, typed)).trim().replaceAll(/\n+/g, '\n');
  return once && words(page) === words(untouched) ? [] : [fault];
}
