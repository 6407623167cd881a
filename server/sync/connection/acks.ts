/** Counts the sync frames of one connection that are durable, from its first on ([W2]). */
export class Acks {
  #received = 0;
  #durable = 0;
  /** Frames that became durable before an earlier one did. */
  readonly #ahead = new Set<number>();

  /** Takes the number of the next frame, from 1. */
  next(): number {
    this.#received += 1;
    return this.#received;
  }

  /** True where the count grew. A frame that is never durable, as after a refusal, ends the count. */
  markDurable(frame: number): boolean {
    const before = this.#durable;
    this.#ahead.add(frame);
    while (this.#ahead.delete(this.#durable + 1)) this.#durable += 1;
    return this.#durable > before;
  }

  get count(): number {
    return this.#durable;
  }
}
