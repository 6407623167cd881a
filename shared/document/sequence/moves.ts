import type { Alignment } from './alignment.ts';
import { TABLE } from './form.ts';
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

/** Whole lines that have come; empty lines alone are nothing that was moved. */
function arrivals({ after }: Alignment, taken: ReadonlySet<number>): readonly Arrival[] {
  const found: Arrival[] = [];
  for (let from = 0; from < after.length; from += 1) {
    if (taken.has(from) || !isBoundary(after[from - 1])) continue;
    let to = from;
    while (to < after.length && !taken.has(to)) to += 1;
    const next = to;
    while (to > from && !isBoundary(after[to - 1])) to -= 1;
    if (after.slice(from, to).some(({ type }) => type !== 'end')) found.push({ from, to });
    from = Math.max(from, next - 1);
  }
  return found;
}

/** Where the arrival stood before, as far as it has gone from there; −1 where it did not. */
function origin(
  { before, after, to }: Alignment,
  { from, to: end }: Arrival,
  starts: readonly number[],
): number {
  const length = end - from;
  for (const start of starts) {
    let offset = 0;
    while (offset < length && (to[start + offset] ?? 0) < 0) {
      if (!isTwin(before[start + offset], after[from + offset])) break;
      offset += 1;
    }
    if (offset === length) return start;
  }
  return -1;
}

/** Whole lines that went and came again, word for word, have moved: they stay the lines that they are. */
export function findMoves(alignment: Alignment): void {
  const { before, after, to, moved } = alignment;
  const taken = new Set(to);
  const starts = new Map<string, number[]>();
  for (const [index, unit] of before.entries()) {
    if ((to[index] ?? 0) >= 0 || !isBoundary(before[index - 1])) continue;
    const there = starts.get(keyOf(unit));
    if (there === undefined) starts.set(keyOf(unit), [index]);
    else there.push(index);
  }
  if (starts.size === 0) return;
  let looks = 0;
  for (const arrival of arrivals(alignment, taken)) {
    const first = after[arrival.from];
    const candidates = first === undefined ? [] : (starts.get(keyOf(first)) ?? []);
    looks += candidates.length * (arrival.to - arrival.from);
    if (looks > MAXIMUM_LOOKS) return;
    const start = origin(alignment, arrival, candidates);
    if (start < 0) continue;
    for (let offset = 0; offset < arrival.to - arrival.from; offset += 1) {
      to[start + offset] = arrival.from + offset;
      moved.add(start + offset);
    }
  }
}
