import type { Fragment, Node } from '@tiptap/pm/model';
import type { PositionMapping } from './alignment.ts';
import type { LinePiece } from './flatten.ts';
import type { LeftOut } from './units.ts';

/** The largest count up to `limit` for which it holds; where it holds for some, it does for all that are less. */
function largest(limit: number, holds: (count: number) => boolean): number {
  let [low, high] = [0, limit];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** True where the place is between the halves of a character. */
function isInCharacter(line: Node, place: number): boolean {
  if (place <= 0 || place >= line.content.size) return false;
  const { node, offset } = line.childAfter(place);
  const code = node?.text?.charCodeAt(place - offset) ?? 0;
  return code >= 0xdc00 && code <= 0xdfff;
}

/** Compared as whole strings at first: ProseMirror looks for a difference letter by letter. */
function sameAtBegin(old: Fragment, next: Fragment, most: number): number {
  if (old.cut(0, most).eq(next.cut(0, most))) return most;
  return Math.min(most, old.findDiffStart(next) ?? most);
}

function sameAtEnd(old: Fragment, next: Fragment, most: number): number {
  if (old.cut(old.size - most).eq(next.cut(next.size - most))) return most;
  const different = old.findDiffEnd(next);
  return different === null ? most : Math.min(most, old.size - different.a);
}

/**
 * How many UTF-16 units at the beginning and at the end of a line are the same and in their place, as the steps
 * tell, but for one character at each side, beside which the change is made.
 */
export function sameCharacters(
  before: LinePiece,
  after: LinePiece,
  mapping: PositionMapping,
): LeftOut {
  const [line, nextLine] = [before.node, after.node];
  const [old, next] = [line.content, nextLine.content];
  const shorter = Math.min(old.size, next.size);
  const stays = (from: number, to: number): boolean => {
    const { pos, deletedAfter } = mapping.mapResult(from, 1);
    return pos === to && !deletedAfter;
  };
  const first = largest(shorter, (count) => stays(before.from + count - 1, after.from + count - 1));
  const start = sameAtBegin(old, next, first);
  // It is something about the line itself that has changed.
  if (start === old.size && start === next.size) return { begin: 0, end: 0 };
  const begin = isInCharacter(line, start) ? start - 1 : start;
  const last = largest(shorter - begin, (count) => stays(before.end - count, after.end - count));
  const same = sameAtEnd(old, next, last);
  const behind = isInCharacter(line, old.size - same) ? same - 1 : same;
  const [left, right] = [begin - 1, old.size - behind + 1];
  return {
    begin: Math.max(0, isInCharacter(line, left) ? left - 1 : left),
    end: Math.max(0, old.size - (isInCharacter(line, right) ? right + 1 : right)),
  };
}
