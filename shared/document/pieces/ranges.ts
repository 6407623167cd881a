/** So many clocks of one client, from `clock` on. */
export interface Range {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}

type Ranges = ReadonlyMap<number, readonly Range[]>;

/** What a delete set of Yjs names, by client; each client's in order and apart from each other. */
export interface DeleteSet {
  readonly clients: ReadonlyMap<
    number,
    readonly { readonly clock: number; readonly len: number }[]
  >;
}

export function rangesOf({ clients }: DeleteSet): Ranges {
  return new Map(
    [...clients].map(([client, items]) => [
      client,
      items
        .map(({ clock, len }) => ({ client, clock, length: len }))
        .toSorted((a, b) => a.clock - b.clock),
    ]),
  );
}

/** Index of the last range that begins at the clock or before it; -1 where there is none. */
function indexBefore(ranges: readonly Range[], clock: number): number {
  let [low, high] = [-1, ranges.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ranges[middle]?.clock ?? Infinity) <= clock) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Those parts of the ranges that lie within `[from, to)`. */
export function within(ranges: readonly Range[], from: number, to: number): Range[] {
  const found: Range[] = [];
  for (let index = Math.max(0, indexBefore(ranges, from)); index < ranges.length; index += 1) {
    const range = ranges[index];
    if (range === undefined || range.clock >= to) break;
    const clock = Math.max(range.clock, from);
    const end = Math.min(range.clock + range.length, to);
    if (clock < end) found.push({ client: range.client, clock, length: end - clock });
  }
  return found;
}

/** What is left of the ranges without those of `known`; both in order. */
export function without(ranges: readonly Range[], known: readonly Range[]): Range[] {
  return ranges.flatMap(({ client, clock, length }) => {
    const end = clock + length;
    const left: Range[] = [];
    let from = clock;
    for (const gone of within(known, clock, end)) {
      if (gone.clock > from) left.push({ client, clock: from, length: gone.clock - from });
      from = gone.clock + gone.length;
    }
    if (from < end) left.push({ client, clock: from, length: end - from });
    return left;
  });
}
