/** Runs something at most once in `every` milliseconds, and always once after the last trigger. */
export class Throttle {
  readonly #every: number;
  readonly #run: () => void;
  #timer: NodeJS.Timeout | null = null;
  #ranAt = -Infinity;

  constructor(every: number, run: () => void) {
    this.#every = every;
    this.#run = run;
  }

  trigger(): void {
    if (this.#timer !== null) return;
    const wait = Math.max(0, this.#ranAt + this.#every - performance.now());
    this.#timer = setTimeout(() => this.#fire(), wait);
  }

  /** Runs now what would run later. */
  flush(): void {
    if (this.#timer !== null) this.#fire();
  }

  cancel(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #fire(): void {
    this.cancel();
    this.#ranAt = performance.now();
    this.#run();
  }
}
