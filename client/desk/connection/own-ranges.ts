import type * as Y from 'yjs';

/** What one client wrote, from one clock of Yjs up to another (exclusive). */
interface Range {
  readonly client: number;
  readonly from: number;
  to: number;
  at: number;
  isConfirmed: boolean;
}

/** For so long somebody still has in mind what they wrote. */
const RECENT_MS = 10_000;
/** Keys that follow each other sooner are one range. */
const BURST_MS = 500;

/** What this person wrote lately, or what the server has not confirmed. */
export class OwnRanges {
  readonly #now: () => number;
  #ranges: Range[] = [];

  constructor(now: () => number) {
    this.#now = now;
  }

  wrote(client: number, from: number, to: number): void {
    if (to <= from) return;
    this.#forget();
    const at = this.#now();
    const last = this.#ranges.at(-1);
    const goesOn = last?.client === client && last.to === from && !last.isConfirmed;
    if (goesOn && at - last.at < BURST_MS) {
      last.to = to;
      last.at = at;
    } else this.#ranges.push({ client, from, to, at, isConfirmed: false });
  }

  /** The server has on disk all that was written. */
  confirmed(): void {
    for (const range of this.#ranges) range.isConfirmed = true;
    this.#forget();
  }

  /** Whether the item is in it, and whether nobody can have seen it. */
  find({ id }: Y.Item): 'recent' | 'unseen' | null {
    this.#forget();
    const range = this.#ranges.find(
      ({ client, from, to }) => client === id.client && id.clock >= from && id.clock < to,
    );
    if (range === undefined) return null;
    return range.isConfirmed ? 'recent' : 'unseen';
  }

  #forget(): void {
    const since = this.#now() - RECENT_MS;
    if (this.#ranges.every(({ isConfirmed, at }) => !isConfirmed || at >= since)) return;
    this.#ranges = this.#ranges.filter(({ isConfirmed, at }) => !isConfirmed || at >= since);
  }
}
