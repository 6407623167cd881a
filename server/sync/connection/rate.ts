import { SOCKET_LIMITS } from '../../../shared/limits.ts';

const { framesPerSecond: PER_SECOND, burstFrames: BURST } = SOCKET_LIMITS;

/** A token bucket for the frames of one connection. */
export class Rate {
  #tokens: number = BURST;
  #at: number;

  constructor(now: number) {
    this.#at = now;
  }

  /** Takes `cost` frames' worth at `now` (milliseconds); returns for how long to read nothing more. */
  take(cost: number, now: number): number {
    const gained = (Math.max(0, now - this.#at) / 1000) * PER_SECOND;
    this.#tokens = Math.min(BURST, this.#tokens + gained) - cost;
    this.#at = now;
    return this.#tokens >= 0 ? 0 : (-this.#tokens / PER_SECOND) * 1000;
  }
}
