import { diffArrays } from 'diff';
import type { Alignment, Range } from './alignment.ts';
import { matchUnique } from './match-unique.ts';

/** Units that go on together or not at all. */
export interface Token extends Range {
  readonly key: string;
}

export type Tokens = readonly [before: readonly Token[], after: readonly Token[]];

/** Tokens that may differ between two that stand once on either side. */
const MAXIMUM_CHANGED_BETWEEN = 50;
/** How often what is between such tokens is divided again. */
const MAXIMUM_DEPTH = 8;

/** Each unit of the old range goes on as the one at the same place of the new range, which is as long. */
export function keep({ to }: Alignment, before: Range, after: Range): void {
  for (let offset = 0; offset < before.to - before.from; offset += 1) {
    to[before.from + offset] = after.from + offset;
  }
}

/** The units of some tokens, which follow each other. */
export const rangeOf = (tokens: readonly Token[], from = 0, to = tokens.length): Range => ({
  from: tokens[from]?.from ?? 0,
  to: tokens[to - 1]?.to ?? 0,
});

/** Aligns the tokens that are the same at the beginning and at the end; answers those between them. */
function keepSides(alignment: Alignment, [before, after]: Tokens): Tokens {
  const most = Math.min(before.length, after.length);
  let first = 0;
  while (first < most && before[first]?.key === after[first]?.key) first += 1;
  let last = 0;
  while (last < most - first && before.at(-1 - last)?.key === after.at(-1 - last)?.key) last += 1;
  const [old, next] = [before.length - last, after.length - last];
  if (first > 0) keep(alignment, rangeOf(before, 0, first), rangeOf(after, 0, first));
  if (last > 0) keep(alignment, rangeOf(before, old), rangeOf(after, next));
  return [before.slice(first, old), after.slice(first, next)];
}

/** How many tokens may differ, and what is done with those in whose place others have come. */
interface Matching {
  readonly most: number;
  readonly changed: (tokens: Tokens) => void;
}

/** Aligns around tokens that stand once on either side; where there are none, all have changed. */
function matchAround(
  alignment: Alignment,
  [before, after]: Tokens,
  { changed }: Matching,
  depth: number,
): void {
  const pairs = depth < MAXIMUM_DEPTH ? matchUnique(before, after) : [];
  if (pairs.length === 0) {
    changed([before, after]);
    return;
  }
  let [old, next] = [0, 0];
  for (const [index, target] of [...pairs, [before.length, after.length] as const]) {
    const between = [before.slice(old, index), after.slice(next, target)] as const;
    match(alignment, between, { most: MAXIMUM_CHANGED_BETWEEN, changed }, depth + 1);
    if (index < before.length) {
      keep(alignment, rangeOf(before, index, index + 1), rangeOf(after, target, target + 1));
    }
    [old, next] = [index + 1, target + 1];
  }
}

function match(alignment: Alignment, tokens: Tokens, matching: Matching, depth: number): void {
  const [before, after] = keepSides(alignment, tokens);
  if (before.length === 0 || after.length === 0) return;
  const [was, is] = [before.map(({ key }) => key), after.map(({ key }) => key)];
  const parts = diffArrays(was, is, { maxEditLength: matching.most });
  if (parts === undefined) {
    matchAround(alignment, [before, after], matching, depth);
    return;
  }
  let [removed, old, next] = [0, 0, 0];
  for (const part of parts) {
    const count = part.value.length;
    if (part.removed) {
      removed = count;
      continue;
    }
    if (part.added && removed > 0) {
      matching.changed([before.slice(old, old + removed), after.slice(next, next + count)]);
    }
    old += removed;
    if (!part.added) {
      keep(alignment, rangeOf(before, old, old + count), rangeOf(after, next, next + count));
      old += count;
    }
    removed = 0;
    next += count;
  }
}

/**
 * Aligns tokens that are the same, by the shortest edit script (Myers 1986); where more than `most` differ, around
 * those that stand once on either side (patience diff, Cohen). `changed` is called for tokens in whose place others
 * have come.
 */
export function matchTokens(
  alignment: Alignment,
  tokens: Tokens,
  most: number,
  changed: (tokens: Tokens) => void,
): void {
  match(alignment, tokens, { most, changed }, 0);
}
