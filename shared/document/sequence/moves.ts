import type { Alignment } from './alignment.ts';
import { isPart, TABLE } from './form.ts';
import type { Unit } from './units.ts';

/** Where lines that have gone are looked for. */
const MAXIMUM_LOOKS = 200_000;

/** What two lines must have in common to be one that has moved; paths may differ. */
function keyOf(unit: Unit): string {
  switch (unit.type) {
    case 'character':
      return `c${unit.text}${unit.markKey}`;
    case 'end':
      return `e${unit.kind}`;
    case 'head':
      return `h${unit.name}${JSON.stringify(unit.attributes)}`;
  }
}

function isTwin(a: Unit | undefined, b: Unit | undefined): boolean {
  if (a === undefined || b === undefined || keyOf(a) !== keyOf(b)) return false;
  // What a table holds is not among its units.
  if (a.type !== 'head' || b.type !== 'head' || a.name !== TABLE) return true;
  return a.node.childCount === b.node.childCount && a.node.textContent === b.node.textContent;
}

const isBoundary = (unit: Unit | undefined): boolean => unit?.type !== 'character';

/** A run of new units from `from` up to `to` (exclusive) that ends with a line. */
interface Arrival {
  readonly from: number;
  readonly to: number;
}

/** Whole lines that have come. */
function arrivals({ after }: Alignment, taken: ReadonlySet<number>): readonly Arrival[] {
  const found: Arrival[] = [];
  for (let from = 0; from < after.length; from += 1) {
    if (taken.has(from) || !isBoundary(after[from - 1])) continue;
    let to = from;
    while (to < after.length && !taken.has(to)) to += 1;
    const next = to;
    while (to > from && !isBoundary(after[to - 1])) to -= 1;
    if (to > from) found.push({ from, to });
    from = Math.max(from, next - 1);
  }
  return found;
}

/** Behind the boundary of the line that begins at an index. */
function lineEnd(units: readonly Unit[], from: number): number {
  let index = from;
  while (index < units.length && !isBoundary(units[index])) index += 1;
  return index + 1;
}

/** True where the line that begins at an index is a part: it goes with its block alone. */
function isPartAt(units: readonly Unit[], from: number): boolean {
  const end = units[lineEnd(units, from) - 1];
  return end?.type === 'end' && isPart(end.kind);
}

/** The line that begins at an index, with its boundary; equal for lines that are word for word the same. */
const lineKey = (units: readonly Unit[], from: number): string =>
  units.slice(from, lineEnd(units, from)).map(keyOf).join('\n');

/** What stood at `start` before: whole lines. */
interface Move {
  readonly start: number;
  readonly length: number;
}

/** Finds where lines stood that have come, as long as it takes not too many looks. */
class Origins {
  readonly #alignment: Alignment;
  /** Indexes at which lines that have gone begin, by what the lines are. */
  readonly #starts = new Map<string, number[]>();
  #looks = 0;

  constructor(alignment: Alignment) {
    this.#alignment = alignment;
    const { before, to } = alignment;
    for (const index of before.keys()) {
      if ((to[index] ?? 0) >= 0 || !isBoundary(before[index - 1])) continue;
      const key = lineKey(before, index);
      const there = this.#starts.get(key);
      if (there === undefined) this.#starts.set(key, [index]);
      else there.push(index);
    }
  }

  get isEmpty(): boolean {
    return this.#starts.size === 0;
  }

  /** Where most of the first lines of an arrival stood together, or null. */
  longest(arrival: Arrival): Move | null {
    let longest: Move | null = null;
    if (isPartAt(this.#alignment.after, arrival.from)) return null;
    for (const start of this.#starts.get(lineKey(this.#alignment.after, arrival.from)) ?? []) {
      const length = this.#length(start, arrival);
      if (this.#looks > MAXIMUM_LOOKS) return null;
      if (length > (longest?.length ?? 0)) longest = { start, length };
    }
    return longest;
  }

  /** How many units of whole lines have gone from `start` on and come again. */
  #length(start: number, { from, to: end }: Arrival): number {
    const { before, after, to } = this.#alignment;
    let length = 0;
    for (let offset = 0; offset < end - from; offset += 1) {
      this.#looks += 1;
      if ((to[start + offset] ?? 0) >= 0) break;
      if (!isTwin(before[start + offset], after[from + offset])) break;
      if (!isBoundary(after[from + offset])) continue;
      const isCut = isPartAt(after, from + offset + 1) || isPartAt(before, start + offset + 1);
      if (!isCut) length = offset + 1;
    }
    return length;
  }
}

/** Whole lines that went and came again, word for word, have moved: they stay the lines that they are. */
export function findMoves(alignment: Alignment): void {
  const { after } = alignment;
  const origins = new Origins(alignment);
  if (origins.isEmpty) return;
  for (const arrival of arrivals(alignment, new Set(alignment.to))) {
    for (let { from } = arrival; from < arrival.to;) {
      const move = origins.longest({ from, to: arrival.to });
      const end = move === null ? lineEnd(after, from) : from + move.length;
      // Empty lines alone are nothing that was moved.
      const isEmpty = after.slice(from, end).every(({ type }) => type === 'end');
      if (move !== null && !isEmpty) keepMoved(alignment, from, move);
      from = end;
    }
  }
}

function keepMoved({ to, moved }: Alignment, from: number, { start, length }: Move): void {
  for (let offset = 0; offset < length; offset += 1) {
    to[start + offset] = from + offset;
    moved.add(start + offset);
  }
}
