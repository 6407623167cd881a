interface Keyed {
  readonly key: string;
}

type Pair = readonly [before: number, after: number];

/** By key, the index of what stands once; −1 for what stands more often. */
function placesOf(tokens: readonly Keyed[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const [index, { key }] of tokens.entries()) places.set(key, places.has(key) ? -1 : index);
  return places;
}

/** Where a pair goes: the first pile of which the top is not before it. */
function pileFor(tops: readonly Link[], [, after]: Pair): number {
  let [low, high] = [0, tops.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tops[middle]?.pair[1] ?? 0) < after) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Link {
  readonly pair: Pair;
  readonly earlier: Link | null;
}

/** The longest choice of pairs that rises on both sides, by patience sorting: n log n. */
function longestRising(pairs: readonly Pair[]): readonly Pair[] {
  const tops: Link[] = [];
  for (const pair of pairs) {
    const pile = pileFor(tops, pair);
    tops[pile] = { pair, earlier: tops[pile - 1] ?? null };
  }
  const rising: Pair[] = [];
  for (let link = tops.at(-1) ?? null; link !== null; link = link.earlier) rising.push(link.pair);
  return rising.toReversed();
}

/** Pairs of indices of what stands once on either side, as many as keep their order. */
export function matchUnique(before: readonly Keyed[], after: readonly Keyed[]): readonly Pair[] {
  const places = placesOf(after);
  const pairs = [...placesOf(before)].flatMap(([key, index]): readonly Pair[] => {
    const target = places.get(key) ?? -1;
    return index >= 0 && target >= 0 ? [[index, target]] : [];
  });
  // A map tells its keys in the order in which they came first.
  return longestRising(pairs);
}
