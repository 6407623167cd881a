import { diffArrays } from 'diff';
import type { Alignment } from './alignment.ts';
import { goesOnAs } from './alignment.ts';
import { isPart } from './form.ts';
import type { Unit } from './units.ts';

/** Comparisons in one gap: some tens of milliseconds. A larger one is compared line by line first. */
const MAXIMUM_COMPARISONS = 2_000_000;
/** Lines, or words, that may differ; beyond it they are replaced as a whole. */
const MAXIMUM_CHANGED_LINES = 400;
const MAXIMUM_CHANGED_WORDS = 1500;

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

/** Units that go on together or not at all. */
interface Token extends Range {
  readonly key: string;
}

function keyOf(unit: Unit): string {
  switch (unit.type) {
    case 'character':
      return unit.text;
    case 'end':
      return isPart(unit.kind) ? '\u0000part' : '\u0000line';
    case 'head':
      return `\u0000${unit.name} ${JSON.stringify(unit.attributes['id'] ?? null)}`;
  }
}

/** Finds words in every script, and takes `1,200` for one. */
const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** Words and what stands between them; ends and heads are one each. */
function wordsOf(units: readonly Unit[], { from, to }: Range): readonly Token[] {
  const tokens: Token[] = [];
  for (let index = from; index < to;) {
    let end = index;
    let text = '';
    for (let unit = units[end]; end < to && unit?.type === 'character'; unit = units[end]) {
      text += unit.text;
      end += 1;
    }
    for (const { segment } of segmenter.segment(text)) {
      const next = index + Array.from(segment).length;
      tokens.push({ key: segment, from: index, to: next });
      index = next;
    }
    const unit = units[end];
    if (end < to && unit !== undefined) {
      tokens.push({ key: keyOf(unit), from: end, to: end + 1 });
      index = end + 1;
    }
  }
  return tokens;
}

function linesOf(units: readonly Unit[], { from, to }: Range): readonly Token[] {
  const lines: Token[] = [];
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

function keep({ to }: Alignment, before: Range, after: Range): void {
  for (let offset = 0; offset < before.to - before.from; offset += 1) {
    to[before.from + offset] = after.from + offset;
  }
}

const rangeOf = (tokens: readonly Token[], from: number, to: number): Range => ({
  from: tokens[from]?.from ?? 0,
  to: tokens[to - 1]?.to ?? 0,
});

/**
 * Aligns tokens that are the same, by the shortest edit script (Myers 1986); `changed` is called for tokens in
 * whose place others have come. Nothing is aligned where more differ than `most`.
 */
function matchTokens(
  alignment: Alignment,
  [before, after]: readonly [readonly Token[], readonly Token[]],
  most: number,
  changed: (before: Range, after: Range) => void,
): void {
  const keys = [before, after].map((tokens) => tokens.map(({ key }) => key));
  const parts = diffArrays(keys[0] ?? [], keys[1] ?? [], { maxEditLength: most });
  let [removed, old, next] = [0, 0, 0];
  for (const part of parts ?? []) {
    const count = part.value.length;
    if (part.removed) {
      removed = count;
      continue;
    }
    if (part.added) {
      const ranges = [
        rangeOf(before, old, old + removed),
        rangeOf(after, next, next + count),
      ] as const;
      if (removed > 0) changed(...ranges);
      old += removed;
    } else {
      old += removed;
      keep(alignment, rangeOf(before, old, old + count), rangeOf(after, next, next + count));
      old += count;
    }
    removed = 0;
    next += count;
  }
}

const nothing = (): void => {};

/** Aligns lines that are the same, and in the others words: a word that differs in a letter is another one. */
export function matchWords(alignment: Alignment, before: Range, after: Range): void {
  matchLines(alignment, before, after, (old, next) => {
    const words = [wordsOf(alignment.before, old), wordsOf(alignment.after, next)] as const;
    matchTokens(alignment, words, MAXIMUM_CHANGED_WORDS, nothing);
  });
}

/** Whole lines that read the same; `changed` sees to what differs between them. */
function matchLines(
  alignment: Alignment,
  before: Range,
  after: Range,
  changed: (before: Range, after: Range) => void,
): void {
  const lines = [linesOf(alignment.before, before), linesOf(alignment.after, after)] as const;
  matchTokens(alignment, lines, MAXIMUM_CHANGED_LINES, changed);
}

function matchChanged(alignment: Alignment, before: Range, after: Range): void {
  const [old, next] = trim(alignment, before, after);
  if (sizeOf(old) * sizeOf(next) > MAXIMUM_COMPARISONS) return;
  if (sizeOf(old) > 0 && sizeOf(next) > 0) matchSubsequence(alignment, old, next);
}
