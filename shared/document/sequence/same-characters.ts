import type { Fragment } from '@tiptap/pm/model';
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
function isInCharacter(content: Fragment, offset: number): boolean {
  if (offset <= 0 || offset >= content.size) return false;
  const code = content.cut(offset, offset + 1).firstChild?.text?.charCodeAt(0) ?? 0;
  return code >= 0xdc00 && code <= 0xdfff;
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
  const [old, next] = [before.node.content, after.node.content];
  const stays = (from: number, to: number): boolean => {
    const { pos, deletedAfter } = mapping.mapResult(from, 1);
    return pos === to && !deletedAfter;
  };
  const first = old.findDiffStart(next);
  const last = old.findDiffEnd(next);
  // It is something about the line itself that has changed.
  if (first === null || last === null) return { begin: 0, end: 0 };
  const start = largest(first, (count) => stays(before.from + count - 1, after.from + count - 1));
  const begin = isInCharacter(old, start) ? start - 1 : start;
  const rest = Math.min(old.size, next.size) - begin;
  const same = largest(Math.min(old.size - last.a, rest), (count) =>
    stays(before.end - count, after.end - count),
  );
  const behind = isInCharacter(old, old.size - same) ? same - 1 : same;
  const [left, right] = [begin - 1, old.size - behind + 1];
  return {
    begin: Math.max(0, isInCharacter(old, left) ? left - 1 : left),
    end: Math.max(0, old.size - (isInCharacter(old, right) ? right + 1 : right)),
  };
}
