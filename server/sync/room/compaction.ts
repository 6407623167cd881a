interface CompactionOptions {
  /** Log entries beyond the snapshot, at the start. */
  readonly uncompacted: number;
  readonly compact: () => Promise<void>;
  readonly onError: (error: unknown) => void;
  /** A log may be so many entries long. */
  readonly after: number;
  /** Milliseconds without a write before a longer one is compacted, and the longest wait for that. */
  readonly quiet: number;
  readonly latest: number;
}

/** Keeps one draft's log short, when nobody writes: a compaction stops the writers while it runs. */
export class Compaction {
  readonly #options: CompactionOptions;
  #uncompacted: number;
  #timer: NodeJS.Timeout | null = null;
  #wantedSince = 0;
  /** One at a time: resolves when the last one that was begun has ended. */
  #running: Promise<void> = Promise.resolve();

  constructor(options: CompactionOptions) {
    this.#options = options;
    this.#uncompacted = options.uncompacted;
  }

  written(entries: number): void {
    const { after, quiet, latest } = this.#options;
    this.#uncompacted += entries;
    if (this.#uncompacted <= after) return;
    const now = performance.now();
    if (this.#timer === null) this.#wantedSince = now;
    else clearTimeout(this.#timer);
    const wait = Math.max(0, Math.min(quiet, this.#wantedSince + latest - now));
    this.#timer = setTimeout(() => this.#begin(), wait);
  }

  /** Does now what is due; resolves when nothing is under way. */
  async flush(): Promise<void> {
    if (this.#timer !== null) this.#begin();
    await this.#running;
  }

  #begin(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#running = this.#runAfter(this.#running);
  }

  async #runAfter(earlier: Promise<void>): Promise<void> {
    await earlier;
    const entries = this.#uncompacted;
    try {
      await this.#options.compact();
      this.#uncompacted -= entries;
    } catch (error) {
      this.#options.onError(error);
    }
  }
}
