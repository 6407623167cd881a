import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Delta } from '../../../client/reader/follower.ts';
import { Follower } from '../../../client/reader/follower.ts';
import type { PublicEvent } from '../../../shared/domain/timeline.ts';
import { quoteId, seq } from '../../../shared/ids.ts';
import { minute } from '../../support/facts.ts';

const eventOf = (number: number): PublicEvent => ({
  type: 'unpinned',
  quoteId: quoteId(`q${number}`),
  seq: seq(number),
  at: minute(number),
});
const eventsFrom = (first: number, last: number) =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => eventOf(first + index));

/** A server with events 1 … head, and a reader of it; waiting ends at once, and is noted. */
function setUp({ start = 0, head = 10, limit = 100 } = {}) {
  const server = { head, answer: null as Delta | null };
  const seen: number[] = [];
  const asked: number[] = [];
  const waits: number[] = [];
  let outdated = 0;
  const follower = new Follower(start, {
    async fetchDelta(after) {
      asked.push(after);
      if (server.answer !== null) return server.answer;
      const events = eventsFrom(after + 1, Math.min(server.head, after + limit));
      return { status: 'events', answer: { seq: seq(server.head), events } };
    },
    async wait(milliseconds) {
      waits.push(milliseconds);
    },
    random: () => 0.5,
    apply: (event) => seen.push(event.seq),
    outdated: () => (outdated += 1),
  });
  const settle = async () => {
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { follower, server, seen, asked, waits, settle, outdated: () => outdated };
}

describe('a reader of the feed', () => {
  it('[P7] applies what is next and drops what it has', async () => {
    const { follower, seen, asked, settle } = setUp({ start: 3 });
    for (const number of [2, 3, 4, 4, 5]) follower.event(eventOf(number));
    await settle();
    expect(seen).toEqual([4, 5]);
    expect(asked).toEqual([]);
  });

  it('[P7] holds what comes too early, waits a jittered moment, and fetches the gap', async () => {
    const { follower, seen, asked, waits, settle } = setUp({ start: 3, head: 7 });
    follower.event(eventOf(6));
    follower.event(eventOf(7));
    expect(seen).toEqual([]);
    await settle();
    expect(seen).toEqual([4, 5, 6, 7]);
    expect(asked).toEqual([3]);
    expect(waits).toEqual([150 + 0.5 * 1_350]);
  });

  it('[P7] notices by the head that the last event was lost', async () => {
    const { follower, seen, asked, settle } = setUp({ start: 3, head: 4 });
    follower.head(4);
    await settle();
    expect(seen).toEqual([4]);
    follower.head(4);
    await settle();
    expect(asked).toEqual([3]);
  });

  it('asks on where an answer carries only a part', async () => {
    const { follower, seen, asked } = setUp({ head: 10, limit: 4 });
    await follower.catchUp();
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(asked).toEqual([0, 4, 8]);
  });

  it('does not ask again and again where a cache answers with what is old', async () => {
    const { follower, server, asked } = setUp({ start: 3 });
    server.answer = { status: 'events', answer: { seq: seq(9), events: [] } };
    await follower.catchUp();
    expect(asked).toEqual([3]);
  });

  it('[P4] says that the page is outdated where the server has another history', async () => {
    const { follower, server, settle, outdated } = setUp({ start: 30, head: 4 });
    server.answer = { status: 'gone' };
    follower.head(4);
    await settle();
    expect(outdated()).toBe(1);
  });

  it('[L9] sees every event once and in order, whatever is lost, doubled or late', async () => {
    const step = fc.oneof(
      fc.record({ type: fc.constant('event' as const), number: fc.integer({ min: 1, max: 30 }) }),
      fc.record({ type: fc.constant('head' as const), number: fc.integer({ min: 1, max: 30 }) }),
      fc.record({ type: fc.constant('down' as const), number: fc.constant(0) }),
      fc.record({ type: fc.constant('up' as const), number: fc.constant(0) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const { follower, server, seen, settle } = setUp({ head: 30, limit: 7 });
        for (const { type, number } of steps) {
          if (type === 'event') follower.event(eventOf(number));
          if (type === 'head') follower.head(number);
          if (type === 'down') server.answer = { status: 'failed' };
          if (type === 'up') server.answer = null;
          // oxlint-disable-next-line eslint/no-await-in-loop
          if (number % 3 === 0) await settle();
        }
        server.answer = null;
        await settle();
        await follower.catchUp();
        expect(seen).toEqual(eventsFrom(1, 30).map((event) => event.seq));
      }),
    );
  });
});
