/** What reaches from one clock to another each, in order. */
type Ordered = readonly { readonly id: { readonly clock: number }; readonly length: number }[];

const clockAt = (list: Ordered, index: number): number => list[index]?.id.clock ?? Infinity;

/**
 * Where in the list the last one is that starts at the clock or before it; -1 where there is none. Guesses, as most
 * are about as long as each other, and halves what is left in turn: each look costs a way to the memory.
 */
export function indexIn(list: Ordered, clock: number): number {
  let low = 0;
  let high = list.length - 1;
  let from = clockAt(list, low);
  let to = clockAt(list, high);
  if (from > clock) return -1;
  if (to <= clock) return high;
  // From here on `low` starts at the clock or before it, and `high` behind it.
  for (let isGuess = true; high - low > 1; isGuess = !isGuess) {
    const share = isGuess ? (clock - from) / (to - from) : 0.5;
    const middle = Math.min(low + Math.max(1, Math.floor(share * (high - low))), high - 1);
    const start = clockAt(list, middle);
    if (start > clock) {
      high = middle;
      to = start;
    } else if (clock < start + (list[middle]?.length ?? 0)) return middle;
    else {
      low = middle;
      from = start;
    }
  }
  return low;
}

/** Searches for one clock after the other, of which many lie beside the last one. */
export class Search {
  #list: Ordered = [];
  #index = 0;

  indexIn(list: Ordered, clock: number): number {
    this.#index = this.#beside(list, clock) ?? indexIn(list, clock);
    this.#list = list;
    return this.#index;
  }

  #beside(list: Ordered, clock: number): number | null {
    if (list !== this.#list) return null;
    for (let index = this.#index - 1; index <= this.#index + 1; index += 1) {
      if (index >= 0 && clockAt(list, index) <= clock && clock < clockAt(list, index + 1)) {
        return index;
      }
    }
    return null;
  }
}
