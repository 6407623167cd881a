/** What is sent faster needs no word. */
const LONG_MS = 1000;
/** Told aloud at each step. */
const STEP_PERCENT = 10;

/** How much of something long the server has on disk, told once it takes longer than a moment. */
export class Sending {
  readonly #tell: (percent: number | null) => void;
  /** Counts of durable frames from its first one to its last one; null while nothing long is on its way. */
  #span: { readonly from: number; readonly to: number } | null = null;
  #durable = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isLong = false;

  /** `tell`: the share that has arrived, or null once there is nothing more to tell. */
  constructor(tell: (percent: number | null) => void) {
    this.#tell = tell;
  }

  /** Frames up to number `to` of this connection, from `from` on, are on their way. */
  begin(from: number, to: number): void {
    this.#span = { from: this.#span?.from ?? from, to };
    if (this.#isLong || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#isLong = true;
      this.#say();
    }, LONG_MS);
  }

  /** So many frames of this connection are on disk. */
  acknowledged(durable: number): void {
    this.#durable = durable;
    if (this.#span !== null && durable >= this.#span.to) this.end();
    else if (this.#isLong) this.#say();
  }

  /** All of it has arrived, or the connection is gone. */
  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#span = null;
    this.#durable = 0;
    if (this.#isLong) this.#tell(null);
    this.#isLong = false;
  }

  #say(): void {
    if (this.#span === null) return;
    const { from, to } = this.#span;
    const share = Math.max(0, this.#durable - from) / (to - from);
    this.#tell(Math.floor((share * 100) / STEP_PERCENT) * STEP_PERCENT);
  }
}
