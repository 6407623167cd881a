import { diffArrays } from 'diff';
import type { Alignment } from './alignment.ts';
import { goesOnAs } from './alignment.ts';
import type { Unit } from './units.ts';

/** Comparisons in one gap: some tens of milliseconds. A larger one is compared line by line first. */
const MAXIMUM_COMPARISONS = 2_000_000;
/** Lines that may differ; beyond it the gap is replaced as a whole. */
const MAXIMUM_CHANGED_LINES = 400;

interface Range {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

const sizeOf = ({ from, to }: Range): number => to - from;

/** Aligns what reads the same in two ranges: their beginnings, their ends, and the longest common subsequence. */
export function matchGap(alignment: Alignment, before: Range, after: Range): void {
  const [old, next] = trim(alignment, before, after);
  if (sizeOf(old) === 0 || sizeOf(next) === 0) return;
  if (sizeOf(old) * sizeOf(next) <= MAXIMUM_COMPARISONS) matchSubsequence(alignment, old, next);
  else matchLines(alignment, old, next);
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

interface LineOfUnits extends Range {
  readonly key: string;
}

function keyOf(unit: Unit): string {
  switch (unit.type) {
    case 'character':
      return unit.text;
    case 'end':
      return '\n';
    case 'head':
      return `\u0000${unit.name}`;
  }
}

function linesOf(units: readonly Unit[], { from, to }: Range): readonly LineOfUnits[] {
  const lines: LineOfUnits[] = [];
  let start = from;
  let key = '';
  for (let index = from; index < to; index += 1) {
    const unit = units[index];
    if (unit === undefined) break;
    key += keyOf(unit);
    if (unit.type === 'character' && index < to - 1) continue;
    lines.push({ key, from: start, to: index + 1 });
    start = index + 1;
    key = '';
  }
  return lines;
}

const rangeOf = (lines: readonly LineOfUnits[], from: number, to: number): Range => ({
  from: lines[from]?.from ?? 0,
  to: lines[to - 1]?.to ?? 0,
});

/** Whole lines that read the same, then what differs between them where that is little. */
function matchLines(alignment: Alignment, before: Range, after: Range): void {
  const [old, next] = [linesOf(alignment.before, before), linesOf(alignment.after, after)];
  const parts = diffArrays(
    old.map(({ key }) => key),
    next.map(({ key }) => key),
    { maxEditLength: MAXIMUM_CHANGED_LINES },
  );
  // Too much differs.
  if (parts === undefined) return;
  let [removed, oldLine, nextLine] = [0, 0, 0];
  for (const part of parts) {
    const count = part.value.length;
    if (part.removed) {
      removed = count;
      continue;
    }
    const [oldEnd, nextEnd] = [
      oldLine + (part.added ? removed : removed + count),
      nextLine + count,
    ];
    const ranges = [rangeOf(old, oldLine, oldEnd), rangeOf(next, nextLine, nextEnd)] as const;
    if (part.added && removed > 0) matchChanged(alignment, ...ranges);
    if (!part.added) trim(alignment, rangeOf(old, oldLine + removed, oldEnd), ranges[1]);
    [removed, oldLine, nextLine] = [0, oldEnd, nextEnd];
  }
}

function matchChanged(alignment: Alignment, before: Range, after: Range): void {
  const [old, next] = trim(alignment, before, after);
  if (sizeOf(old) * sizeOf(next) > MAXIMUM_COMPARISONS) return;
  if (sizeOf(old) > 0 && sizeOf(next) > 0) matchSubsequence(alignment, old, next);
}
