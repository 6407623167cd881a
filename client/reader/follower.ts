import type { PublicEvent } from '../../shared/domain/timeline.ts';
import type { EventsAnswer } from '../../shared/protocol/reader.ts';
import type { Sequence } from './sequence.ts';
import { isBehind, receiveEvents, startAt } from './sequence.ts';

/** `gone`: the server has another history; `failed`: no answer, ask again later. */
export type Delta =
  | { readonly status: 'events'; readonly answer: EventsAnswer }
  | { readonly status: 'gone' }
  | { readonly status: 'failed' };

export interface FollowerDependencies {
  readonly fetchDelta: (after: number) => Promise<Delta>;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly apply: (event: PublicEvent) => void;
  /** The page must be loaded anew. */
  readonly outdated: () => void;
}

/** Many readers see a gap at the same moment: each asks at a moment of its own. */
const SHORTEST_WAIT_MS = 150;
const LONGEST_WAIT_MS = 1_500;

/** Applies every event once and in order, whatever the connection drops, doubles or reorders ([P7]). */
export class Follower {
  readonly #dependencies: FollowerDependencies;
  #sequence: Sequence;
  #repairing: Promise<void> | null = null;
  #waiting = false;

  constructor(start: number, dependencies: FollowerDependencies) {
    this.#sequence = startAt(start);
    this.#dependencies = dependencies;
  }

  /** The last event that was applied. */
  get last(): number {
    return this.#sequence.last;
  }

  head(seq: number): void {
    if (isBehind(this.#sequence, seq)) void this.#repair();
  }

  event(event: PublicEvent): void {
    if (this.#take([event])) void this.#repair();
  }

  /** Fetches what is missing now, if anything; those who ask meanwhile share one fetch. */
  catchUp(): Promise<void> {
    this.#repairing ??= this.#fetchMissing().finally(() => {
      this.#repairing = null;
    });
    return this.#repairing;
  }

  /** True where events are missing between the last one and those at hand. */
  #take(events: readonly PublicEvent[]): boolean {
    const step = receiveEvents(this.#sequence, events);
    this.#sequence = step.sequence;
    step.apply.forEach(this.#dependencies.apply);
    return step.gap;
  }

  async #fetchMissing(): Promise<void> {
    const before = this.last;
    const delta = await this.#dependencies.fetchDelta(before);
    if (delta.status === 'gone') return this.#dependencies.outdated();
    if (delta.status === 'failed') return;
    const gap = this.#take(delta.answer.events);
    const more = gap || this.last < delta.answer.seq;
    // An answer that brings nothing is an old one from a cache: the next head tells whether to ask again.
    if (more && this.last > before) await this.#fetchMissing();
  }

  async #repair(): Promise<void> {
    if (this.#waiting) return;
    this.#waiting = true;
    const spread = LONGEST_WAIT_MS - SHORTEST_WAIT_MS;
    await this.#dependencies.wait(SHORTEST_WAIT_MS + this.#dependencies.random() * spread);
    this.#waiting = false;
    await this.catchUp();
  }
}
