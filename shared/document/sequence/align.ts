import type { Alignment, PositionMapping } from './alignment.ts';
import { goesOnAs } from './alignment.ts';
import { isPart } from './form.ts';
import { matchGap } from './gap.ts';
import { findMoves } from './moves.ts';
import { matchWords } from './tokens.ts';
import type { End, Unit } from './units.ts';

/** The exact part: a unit whose place the steps have kept goes on there. Positions only rise, on both sides. */
function alignByMapping(alignment: Alignment, mapping: PositionMapping): void {
  const { before, after, to } = alignment;
  let next = 0;
  for (const [index, unit] of before.entries()) {
    const { pos, deletedAfter } = mapping.mapResult(unit.position, 1);
    if (deletedAfter) continue;
    while ((after[next]?.position ?? pos) < pos) next += 1;
    const other = after[next];
    if (other?.position !== pos || !goesOnAs(unit, other)) continue;
    to[index] = next;
    next += 1;
  }
}

/** Between what is aligned, what reads the same goes on. */
function alignGaps(alignment: Alignment): void {
  const { before, after, to } = alignment;
  let [old, next] = [0, 0];
  for (let index = 0; index <= before.length; index += 1) {
    const target = index === before.length ? after.length : (to[index] ?? -1);
    if (target < 0) continue;
    if (index > old && target > next) {
      matchGap(alignment, { from: old, to: index }, { from: next, to: target });
    }
    old = index + 1;
    next = target + 1;
  }
}

/** By unit: the index of the head whose part it stands in; −1 before the first head, −2 in what is no part. */
function headsOf(units: readonly Unit[]): Int32Array {
  const heads = new Int32Array(units.length).fill(-2);
  let head = -1;
  let lineStart = 0;
  for (const [index, unit] of units.entries()) {
    if (unit.type === 'character') continue;
    if (unit.type === 'head') head = index;
    else if (isPart(unit.kind)) heads.fill(head, lineStart, index + 1);
    lineStart = index + 1;
  }
  return heads;
}

/** What stands in a part goes to another one only with its block: a removed block takes its parts with it. */
function keepPartsInBlocks({ before, after, to }: Alignment): void {
  const [oldHeads, newHeads] = [headsOf(before), headsOf(after)];
  for (const index of before.keys()) {
    const target = to[index] ?? -1;
    const [head, newHead] = [oldHeads[index] ?? -2, newHeads[target] ?? -2];
    if (target < 0 || head === -2 || newHead === -2) continue;
    // The head may stand before what has changed.
    const isKept = head === -1 ? newHead === -1 : to[head] === newHead;
    if (!isKept) to[index] = -1;
  }
}

const isLineEnd = (unit: Unit | undefined): unit is End =>
  unit?.type === 'end' && !isPart(unit.kind);

/**
 * Enter at the end of a line: the steps say that the old end has gone to the new line. It stays with its text,
 * and the new one comes behind it, so that a heading's end stays the heading's.
 */
function keepEndsWithText({ before, after, to, moved }: Alignment): void {
  for (const [index, unit] of before.entries()) {
    const target = to[index] ?? -1;
    if (!isLineEnd(unit) || target < 0 || moved.has(index) || moved.has(index - 1)) continue;
    const left = index === 0 ? -1 : (to[index - 1] ?? -1);
    if (index > 0 && left < 0) continue;
    if (left + 1 < target && isLineEnd(after[left + 1])) to[index] = left + 1;
  }
}

/** Of line ends between which nothing is left the first one stays: a join takes away the later ones. */
function keepFirstEnds({ before, to, moved }: Alignment): void {
  let first = -1;
  for (const [index, unit] of before.entries()) {
    const target = to[index] ?? -1;
    if (target < 0) {
      if (first < 0 && isLineEnd(unit)) first = index;
      continue;
    }
    if (first >= 0 && isLineEnd(unit) && !moved.has(index)) {
      to[first] = target;
      to[index] = -1;
    }
    first = -1;
  }
}

/** Aligns what a change of the document has made of it; without a mapping, by words that are the same. */
export function align(
  before: readonly Unit[],
  after: readonly Unit[],
  mapping: PositionMapping | null,
): Alignment {
  const to = new Int32Array(before.length).fill(-1);
  const alignment: Alignment = { before, after, to, moved: new Set() };
  if (mapping === null) {
    matchWords(alignment, { from: 0, to: before.length }, { from: 0, to: after.length });
  } else {
    alignByMapping(alignment, mapping);
    alignGaps(alignment);
  }
  keepPartsInBlocks(alignment);
  findMoves(alignment);
  keepEndsWithText(alignment);
  keepFirstEnds(alignment);
  return alignment;
}
