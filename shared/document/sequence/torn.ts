import type { Alignment } from './alignment.ts';
import { TABLE } from './form.ts';
import { hiddenUnits } from './hiding.ts';
import { indexOfUnit } from './places.ts';
import type { Projection } from './projection.ts';
import type { Unit } from './units.ts';
import { lengthOf } from './units.ts';

interface Placed {
  readonly projection: Projection;
  /** The unit of the projection that is the first of `before`. */
  readonly firstUnit: number;
}

interface PlacedUnits extends Placed {
  /** Old units that will only be hidden. */
  readonly hiding: ReadonlySet<number>;
}

/** By old unit: the number of its line. */
function linesOf(units: readonly Unit[]): Int32Array {
  const lines = new Int32Array(units.length);
  let line = 0;
  for (const [index, unit] of units.entries()) {
    lines[index] = line;
    if (unit.type !== 'character') line += 1;
  }
  return lines;
}

/** True where between two units stands what this change does not remove. */
function isApart(alignment: Alignment, left: number, right: number, placed: PlacedUnits): boolean {
  const { before, to } = alignment;
  const { projection, firstUnit, hiding } = placed;
  for (let index = left + 1; index < right; index += 1) {
    const unit = before[index];
    const isTable = unit?.type === 'head' && unit.name === TABLE;
    if ((to[index] ?? -1) >= 0 || (hiding.has(index) && !isTable)) return true;
  }
  const [a, b] = [before[left], before[right]];
  if (a === undefined || b === undefined) return false;
  const end = indexOfUnit(projection, firstUnit + a.offset) + lengthOf(a);
  const start = indexOfUnit(projection, firstUnit + b.offset);
  const hidden = projection.hidden.filter((index) => index >= end && index < start).length;
  return start - end !== b.offset - a.offset - lengthOf(a) + hidden;
}

/** True where the units are of one line. */
const isWithinLine = (units: readonly Unit[]): boolean =>
  units.every(({ type }, index) => type === 'character' || index === units.length - 1);

/** One round hides lines that may part others. */
const MAXIMUM_ROUNDS = 8;

/**
 * A line lies in one piece in Yjs. Where a new line takes its words from lines between which something stays,
 * those of the line that gives most of them stay, and the others are written anew.
 */
export function keepLinesWhole(alignment: Alignment, placed: Placed): void {
  if (isWithinLine(alignment.before)) return;
  for (let round = 0; round < MAXIMUM_ROUNDS; round += 1) {
    const hiding = hiddenUnits(alignment);
    if (!mendTornLines(alignment, { ...placed, hiding })) return;
  }
}

/** Answers whether there were any. */
function mendTornLines(alignment: Alignment, placed: PlacedUnits): boolean {
  const { before, after, to, moved } = alignment;
  const lines = linesOf(before);
  const from = new Int32Array(after.length).fill(-1);
  for (const [index, target] of to.entries()) if (target >= 0) from[target] = index;
  let hasMended = false;
  for (let start = 0, end = 0; start < after.length; start = end + 1) {
    end = start;
    while (end < after.length && after[end]?.type === 'character') end += 1;
    const sources = [...from.subarray(start, end + 1)].filter(
      (index) => index >= 0 && before[index]?.type !== 'head',
    );
    const isTorn = sources.some((source, place) => {
      const left = sources[place - 1];
      if (left === undefined || lines[left] === lines[source]) return false;
      return moved.has(left) || moved.has(source) || isApart(alignment, left, source, placed);
    });
    if (isTorn) keepLargest(alignment, { sources, lines, end });
    hasMended ||= isTorn;
  }
  return hasMended;
}

function keepLargest(
  { before, after, to, moved }: Alignment,
  { sources, lines, end }: { sources: readonly number[]; lines: Int32Array; end: number },
): void {
  const counts = new Map<number, number>();
  for (const source of sources) {
    const line = lines[source] ?? 0;
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  const [kept] = [...counts].toSorted(([, a], [, b]) => b - a)[0] ?? [0];
  for (const source of sources) {
    if (lines[source] === kept) continue;
    to[source] = -1;
    moved.delete(source);
  }
  const own = before.findLastIndex((unit, index) => lines[index] === kept && unit.type === 'end');
  const lastKept = sources.findLast((source) => lines[source] === kept) ?? own;
  // Between them nothing may go to another line.
  const isFree = to.subarray(lastKept + 1, own + 1).every((target) => target < 0);
  if (own > lastKept && isFree && after[end]?.type === 'end') to[own] = end;
}
