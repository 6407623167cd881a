interface Kept<Item> {
  readonly promise: Promise<Item>;
  item: Item | undefined;
}

interface ShelfLimits<Item> {
  readonly items: number;
  readonly bytes: number;
  readonly sizeOf: (item: Item) => number;
}

/**
 * Answers that are made once and kept until something changes. Requests that come while one is being made
 * wait for it together. Bounded by count and bytes: what was made longest ago goes first.
 */
export class Shelf<Item> {
  readonly #limits: ShelfLimits<Item>;
  readonly #kept = new Map<string, Kept<Item>>();
  #bytes = 0;

  constructor(limits: ShelfLimits<Item>) {
    this.#limits = limits;
  }

  /** The finished item, if it is there. */
  peek(key: string): Item | undefined {
    return this.#kept.get(key)?.item;
  }

  get(key: string, make: () => Promise<Item>): Promise<Item> {
    const known = this.#kept.get(key);
    if (known !== undefined) return known.promise;
    const entry: Kept<Item> = { promise: make(), item: undefined };
    this.#kept.set(key, entry);
    void this.#finish(key, entry);
    return entry.promise;
  }

  clear(): void {
    this.#kept.clear();
    this.#bytes = 0;
  }

  async #finish(key: string, entry: Kept<Item>): Promise<void> {
    try {
      const item = await entry.promise;
      // Something changed meanwhile: those who wait get it, those who come later do not.
      if (this.#kept.get(key) !== entry) return;
      entry.item = item;
      this.#bytes += this.#limits.sizeOf(item);
      this.#shrink();
    } catch {
      if (this.#kept.get(key) === entry) this.#kept.delete(key);
    }
  }

  #shrink(): void {
    const { items, bytes, sizeOf } = this.#limits;
    for (const [key, { item }] of this.#kept) {
      if (this.#kept.size <= items && this.#bytes <= bytes) return;
      this.#kept.delete(key);
      if (item !== undefined) this.#bytes -= sizeOf(item);
    }
  }
}
