import type { Alignment, Range } from './alignment.ts';
import { isPart } from './form.ts';
import { keep, matchTokens, rangeOf, type Token, type Tokens } from './match-tokens.ts';
import type { Unit } from './units.ts';

/** Lines, or words, that may differ before only what stands once on either side is looked for. */
const MAXIMUM_CHANGED_LINES = 400;
const MAXIMUM_CHANGED_WORDS = 1500;
/** Units on either side in which words are looked for; longer stretches of changed lines are replaced as a whole. */
const MAXIMUM_UNITS = 200_000;
/** Pairs of words of which the letters are looked at. */
const MAXIMUM_SPELLINGS = 20_000;
/** Letters: shorter ones are alike by chance. */
const SHORTEST_WORD = 3;

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

function isLetter({ before, after }: Alignment, old: number, next: number): boolean {
  const [unit, other] = [before[old], after[next]];
  return unit?.type === 'character' && other?.type === 'character' && unit.text === other.text;
}

/**
 * A word that goes on with at least half of the letters of the longer one, at its sides, is the same word: who stands
 * in it stays there, and its letters stay whose they are. False where it is another one.
 */
function matchLetters(alignment: Alignment, before: Range, after: Range): boolean {
  const [old, next] = [before.to - before.from, after.to - after.from];
  const most = Math.min(old, next);
  let first = 0;
  while (first < most && isLetter(alignment, before.from + first, after.from + first)) first += 1;
  let last = 0;
  while (last < most - first && isLetter(alignment, before.to - 1 - last, after.to - 1 - last))
    last += 1;
  if (2 * (first + last) < Math.max(old, next)) return false;
  const beginning = { from: before.from, to: before.from + first };
  keep(alignment, beginning, { from: after.from, to: after.from + first });
  const end = { from: before.to - last, to: before.to };
  keep(alignment, end, { from: after.to - last, to: after.to });
  return true;
}

const isWord = ({ from, to }: Token): boolean => to - from >= SHORTEST_WORD;

/** Among words in whose place others have come, those that go on with other letters, in order. */
function matchSpellings(alignment: Alignment, [before, after]: Tokens): void {
  if (before.length * after.length > MAXIMUM_SPELLINGS) return;
  let first = 0;
  for (const word of before.filter(isWord)) {
    const at = after.findIndex(
      (other, index) => index >= first && isWord(other) && matchLetters(alignment, word, other),
    );
    if (at >= 0) first = at + 1;
  }
}

/** Aligns lines that are the same, in the others words, and in words that go on their letters. */
export function matchWords(alignment: Alignment, before: Range, after: Range): void {
  matchLines(alignment, before, after, (old, next) => {
    if (Math.max(old.to - old.from, next.to - next.from) > MAXIMUM_UNITS) return;
    const words = [wordsOf(alignment.before, old), wordsOf(alignment.after, next)] as const;
    matchTokens(alignment, words, MAXIMUM_CHANGED_WORDS, (changed) =>
      matchSpellings(alignment, changed),
    );
  });
}

/** Whole lines that read the same; `changed` sees to what differs between them. */
export function matchLines(
  alignment: Alignment,
  before: Range,
  after: Range,
  changed: (before: Range, after: Range) => void,
): void {
  const lines = [linesOf(alignment.before, before), linesOf(alignment.after, after)] as const;
  matchTokens(alignment, lines, MAXIMUM_CHANGED_LINES, ([old, next]) =>
    changed(rangeOf(old), rangeOf(next)),
  );
}
