import { describe, expect, it } from 'vitest';
import type { PublicEvent, PublicUpdate } from '../../../shared/domain/timeline.ts';
import { apply } from '../../../shared/domain/timeline.ts';
import { quoteId, seq, updateId } from '../../../shared/ids.ts';
import { body, emptySnapshot, minute, paragraph } from '../../support/facts.ts';

function shown(id: string, place: number): PublicUpdate {
  return {
    status: 'published',
    id: updateId(id),
    seq: seq(place),
    kind: 'update',
    revision: 1,
    key: false,
    headline: null,
    content: body(paragraph(id)),
    bylines: [],
    labels: [],
    occurredAt: null,
    firstPublishedAt: minute(place),
    publishedAt: minute(place),
    corrections: [],
  };
}

const at = minute(30);
const published = (id: string, number: number): PublicEvent => ({
  type: 'published',
  quiet: false,
  update: shown(id, number),
  seq: seq(number),
  at,
});
const fold = (events: readonly PublicEvent[]) => events.reduce(apply, emptySnapshot());

describe('timeline.apply', () => {
  it('[P4] puts the newest update first and keeps the place of one that changes', () => {
    const changed: PublicEvent = {
      type: 'corrected',
      update: { ...shown('a', 1), headline: 'Now with one' } as PublicUpdate,
      seq: seq(3),
      at,
    };
    const snapshot = fold([published('a', 1), published('b', 2), changed]);
    expect(snapshot.updates.map((update) => update.id)).toEqual(['b', 'a']);
    expect(snapshot.updates[1]).toMatchObject({ headline: 'Now with one' });
    expect(snapshot.seq).toBe(3);
  });

  it('[P7] leaves everything as it is on an event that was applied before', () => {
    const snapshot = fold([published('a', 1), published('b', 2)]);
    expect(apply(snapshot, published('a', 1))).toBe(snapshot);
  });

  it('puts a late one between its neighbours', () => {
    const snapshot = fold([published('a', 1), published('c', 3)]);
    const late: PublicEvent = { ...published('b', 2), seq: seq(4) };
    expect(apply(snapshot, late).updates.map((update) => update.id)).toEqual(['c', 'b', 'a']);
  });

  it('pins, orders and unpins', () => {
    const pin = (name: string, number: number): PublicEvent => ({
      type: 'pinned',
      pin: { quoteId: quoteId(name), updateId: updateId('a') },
      seq: seq(number),
      at,
    });
    const ordered: PublicEvent = {
      type: 'pinsOrdered',
      quoteIds: [quoteId('q2'), quoteId('q1')],
      seq: seq(3),
      at,
    };
    const unpinned: PublicEvent = { type: 'unpinned', quoteId: quoteId('q2'), seq: seq(4), at };
    const names = (events: readonly PublicEvent[]) => fold(events).pins.map((p) => p.quoteId);
    expect(names([pin('q1', 1), pin('q2', 2)])).toEqual(['q1', 'q2']);
    expect(names([pin('q1', 1), pin('q2', 2), ordered])).toEqual(['q2', 'q1']);
    expect(names([pin('q1', 1), pin('q2', 2), ordered, unpinned])).toEqual(['q1']);
  });
});
