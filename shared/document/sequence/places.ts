import * as Y from 'yjs';
import type { Entry, Line, Marks, Span } from './entries.ts';
import { endIndexOf } from './entries.ts';
import { blockOfPart, isPart, textIn } from './form.ts';
import type { Projection, Segment } from './projection.ts';

/** How many of a sorted list have numbers that are not beyond `wanted`. */
export function countUpTo<Item>(
  sorted: readonly Item[],
  wanted: number,
  numberOf: (item: Item) => number,
): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = sorted[middle];
    if (item !== undefined && numberOf(item) <= wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The last of a sorted list whose number is not beyond `wanted`, or undefined. */
const lastUpTo = <Item>(
  sorted: readonly Item[],
  wanted: number,
  numberOf: (item: Item) => number,
): Item | undefined => sorted[countUpTo(sorted, wanted, numberOf) - 1];

/** The segment that a unit stands in, or null where it is written nowhere. */
export function segmentAt({ segments }: Projection, unit: number): Segment | null {
  const segment = lastUpTo(segments, unit, (each) => each.unit);
  return segment !== undefined && unit < segment.unit + segment.length ? segment : null;
}

/** Where a unit is written; for one that is not, or beyond the last one, where it would be. */
export function indexOfUnit(projection: Projection, unit: number): number {
  const segment = segmentAt(projection, unit);
  if (segment !== null) return segment.index + unit - segment.unit;
  if (unit >= projection.units) return projection.length;
  const before = lastUpTo(projection.segments, unit, (each) => each.unit);
  return before === undefined ? 0 : before.index + before.length;
}

/** The anchor to which a unit was moved, or nothing. */
export const anchorOfUnit = (projection: Projection, unit: number): string =>
  segmentAt(projection, unit)?.anchor ?? '';

/** The line in whose characters, or behind them up to its end, an index stands; null in what is none. */
function lineAt(entries: readonly Entry[], index: number): Line | null {
  let place = countUpTo(entries, index, (entry) => entry.index) - 1;
  // Anchors and removed tables that stand in a line come behind it.
  let entry = entries[place];
  while (entry?.type === 'anchor' || (entry?.type === 'head' && entry.index < index)) {
    place -= 1;
    entry = entries[place];
  }
  return entry?.type === 'line' && index <= entry.index + entry.content.endOffset ? entry : null;
}

/** Characters with ids in a row, from an index on among the countable content of their text. */
export interface WrittenSpan extends Span {
  readonly index: number;
}

/** The characters around an index, or null where no character is written there. */
export function spanAt({ entries }: Projection, index: number): WrittenSpan | null {
  const line = lineAt(entries, index);
  if (line === null) return null;
  const { spans } = line.content;
  const span = spans[countUpTo(spans, index - line.index, ({ offset }) => offset) - 1];
  if (span === undefined) return null;
  const start = line.index + span.offset;
  return index < start + span.text.length ? { ...span, index: start } : null;
}

/** A place right behind the content with this id, or at the beginning; deleted content may stand behind it. */
export interface WrittenPlace {
  readonly behind: Y.ID | null;
  /** That hold there. */
  readonly marks: Marks;
}

/** Where a text begins. */
export const BEGINNING: WrittenPlace = { behind: null, marks: {} };

/** The place right behind what is written before an index. */
export function placeBehind(projection: Projection, index: number): WrittenPlace {
  if (index === 0) return BEGINNING;
  const at = index - 1;
  const span = spanAt(projection, at);
  if (span !== null) return { behind: idAt(span.id, at - span.index), marks: span.marks };
  const { entries } = projection;
  const line = lineAt(entries, at);
  if (line !== null && endIndexOf(line) === at) {
    return { behind: idOf(line.content.end), marks: line.content.extent.after };
  }
  const entry = lastUpTo(entries, at, (each) => each.index);
  if (entry === undefined || entry.type === 'line') throw new Error(`nothing is written at ${at}`);
  const { marks } = entry;
  if (entry.type === 'unknown') return { behind: idAt(entry.item.id, at - entry.index), marks };
  return { behind: idOf(entry.map), marks };
}

const idAt = ({ client, clock }: Y.ID, offset: number): Y.ID => Y.createID(client, clock + offset);

// Yjs has no other way to the item of a type.
// oxlint-disable-next-line no-underscore-dangle
const idOf = (map: Y.Map<unknown> | null): Y.ID | null => map?._item?.id ?? null;

/** The first line or head that begins at an index or behind it. */
function entryFrom(entries: readonly Entry[], index: number): Entry | undefined {
  let place = countUpTo(entries, index - 1, (entry) => entry.index);
  while (entries[place]?.type === 'anchor') place += 1;
  return entries[place];
}

/** True where the line or head that holds the index was removed, and shows nowhere. */
export function isRemoved({ entries, hidden, anchors }: Projection, index: number): boolean {
  const holder = lineAt(entries, index) ?? entryFrom(entries, index);
  if (holder === undefined) return false;
  const at = holder.type === 'line' ? endIndexOf(holder) : holder.index;
  return at !== null && has(hidden, at) && !anchors.includes(at);
}

const has = (sorted: readonly number[], wanted: number): boolean =>
  lastUpTo(sorted, wanted, (each) => each) === wanted;

/** The end of a field that was removed from its block, where an index is in it, and the block still shows; else null. */
export function removedFieldAt(projection: Projection, index: number): Y.Map<unknown> | null {
  const { entries, hidden } = projection;
  const line = isRemoved(projection, index) ? lineAt(entries, index) : null;
  if (line === null || !isPart(line.content.kind)) return null;
  for (let place = entries.indexOf(line) - 1; place >= 0; place -= 1) {
    const entry = entries[place];
    if (entry?.type === 'line' && isPart(entry.content.kind)) continue;
    if (entry?.type !== 'head' || has(hidden, entry.index)) return null;
    return textIn(entry.map, 'type') === blockOfPart(line.content.kind) ? line.content.end : null;
  }
  return null;
}

/** Where the end of a line is written, or null where it is gone. */
export function indexOfEnd({ entries }: Projection, end: Y.Map<unknown>): number | null {
  const line = entries.find((entry) => entry.type === 'line' && entry.content.end === end);
  return line?.type === 'line' ? endIndexOf(line) : null;
}

/** The maps of line ends and heads by the index at which they are written. */
export function mapsByIndex({ entries }: Projection): ReadonlyMap<number, Y.Map<unknown>> {
  const maps = new Map<number, Y.Map<unknown>>();
  for (const entry of entries) {
    if (entry.type === 'head') maps.set(entry.index, entry.map);
    else if (entry.type === 'line' && entry.content.end !== null) {
      maps.set(entry.index + entry.content.endOffset, entry.content.end);
    }
  }
  return maps;
}
