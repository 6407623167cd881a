import type { PublicEvent } from '../../shared/domain/timeline.ts';

/** How far a reader is, and what has come too early ([P7]). */
export interface Sequence {
  /** The last event that was applied. */
  readonly last: number;
  /** Events beyond a gap, by number. */
  readonly held: ReadonlyMap<number, PublicEvent>;
}

export interface Step {
  readonly sequence: Sequence;
  /** To apply now, in this order. */
  readonly apply: readonly PublicEvent[];
  /** True where something between `last` and what is known to exist is missing. */
  readonly gap: boolean;
}

/** More than these come by the delta anyway. */
const MAXIMUM_HELD = 200;

export function startAt(last: number): Sequence {
  return { last, held: new Map() };
}

/** Drops what is known, applies what is next, and holds what comes too early. */
export function receiveEvents(sequence: Sequence, events: readonly PublicEvent[]): Step {
  const held = new Map(sequence.held);
  for (const event of events) if (event.seq > sequence.last) held.set(event.seq, event);
  const apply: PublicEvent[] = [];
  let { last } = sequence;
  for (let next = held.get(last + 1); next !== undefined; next = held.get(last + 1)) {
    last = next.seq;
    apply.push(next);
    held.delete(last);
  }
  for (const number of held.keys()) if (held.size > MAXIMUM_HELD) held.delete(number);
  return { sequence: { last, held }, apply, gap: held.size > 0 };
}

/** A head behind the reader is a gap too: the delta then says whether the history is another one. */
export function isBehind(sequence: Sequence, head: number): boolean {
  return head !== sequence.last;
}
