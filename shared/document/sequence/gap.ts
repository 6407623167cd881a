import type { Alignment, Range } from './alignment.ts';
import { goesOnAs } from './alignment.ts';
import { matchLines } from './tokens.ts';

/** Comparisons in one gap: some tens of milliseconds. A larger one is compared line by line first. */
const MAXIMUM_COMPARISONS = 2_000_000;

const sizeOf = ({ from, to }: Range): number => to - from;

/** Aligns what reads the same in two ranges: their beginnings, their ends, and the longest common subsequence. */
export function matchGap(alignment: Alignment, before: Range, after: Range): void {
  const [old, next] = trim(alignment, before, after);
  if (sizeOf(old) === 0 || sizeOf(next) === 0) return;
  if (sizeOf(old) * sizeOf(next) <= MAXIMUM_COMPARISONS) matchSubsequence(alignment, old, next);
  else matchLines(alignment, old, next, (...ranges) => matchChanged(alignment, ...ranges));
}

function isMatch({ before, after }: Alignment, old: number, next: number): boolean {
  const [unit, other] = [before[old], after[next]];
  return unit !== undefined && other !== undefined && goesOnAs(unit, other);
}

function trim(alignment: Alignment, before: Range, after: Range): readonly [Range, Range] {
  const { to } = alignment;
  let [start, first] = [before.from, after.from];
  while (start < before.to && first < after.to && isMatch(alignment, start, first)) {
    to[start] = first;
    start += 1;
    first += 1;
  }
  let [end, last] = [before.to, after.to];
  while (start < end && first < last && isMatch(alignment, end - 1, last - 1)) {
    end -= 1;
    last -= 1;
    to[end] = last;
  }
  return [
    { from: start, to: end },
    { from: first, to: last },
  ];
}

/** Longest common subsequence by dynamic programming, after Wagner and Fischer (1974). */
function matchSubsequence(alignment: Alignment, before: Range, after: Range): void {
  const [rows, columns] = [sizeOf(before), sizeOf(after)];
  const width = columns + 1;
  const lengths = new Uint16Array((rows + 1) * width);
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  const matches = (row: number, column: number): boolean =>
    isMatch(alignment, before.from + row, after.from + column);
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      lengths[row * width + column] = matches(row, column)
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  let [row, column] = [0, 0];
  while (row < rows && column < columns) {
    if (matches(row, column) && at(row, column) === at(row + 1, column + 1) + 1) {
      alignment.to[before.from + row] = after.from + column;
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
}

function matchChanged(alignment: Alignment, before: Range, after: Range): void {
  const [old, next] = trim(alignment, before, after);
  if (sizeOf(old) * sizeOf(next) > MAXIMUM_COMPARISONS) return;
  if (sizeOf(old) > 0 && sizeOf(next) > 0) matchSubsequence(alignment, old, next);
}
