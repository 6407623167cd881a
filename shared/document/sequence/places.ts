import type * as Y from 'yjs';
import type { Span } from './entries.ts';
import type { Projection, Segment } from './projection.ts';

/** The last of a sorted list whose number is not beyond `wanted`, or undefined. */
function lastUpTo<Item>(
  sorted: readonly Item[],
  wanted: number,
  numberOf: (item: Item) => number,
): Item | undefined {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = sorted[middle];
    if (item !== undefined && numberOf(item) <= wanted) low = middle + 1;
    else high = middle;
  }
  return sorted[low - 1];
}

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

/** The characters around an index, or null where no character is written there. */
export function spanAt({ spans }: Projection, index: number): Span | null {
  const span = lastUpTo(spans, index, (each) => each.index);
  return span !== undefined && index < span.index + span.item.length ? span : null;
}

/** The maps of line ends and heads by the index at which they are written. */
export function mapsByIndex({ entries }: Projection): ReadonlyMap<number, Y.Map<unknown>> {
  const maps = new Map<number, Y.Map<unknown>>();
  for (const entry of entries) {
    if (entry.type === 'head') maps.set(entry.index, entry.map);
    else if (entry.type === 'line' && entry.end !== null) maps.set(entry.end.index, entry.end.map);
  }
  return maps;
}
