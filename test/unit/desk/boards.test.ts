import { describe, expect, it } from 'vitest';
import { boardsAfter, orderAfterMove } from '../../../client/desk/boards/use-boards.ts';
import type { Boards, PublishedQuote } from '../../../shared/protocol/desk.ts';
import { quoteId } from '../../../shared/ids.ts';
import { summary } from '../../support/summaries.ts';

function entry(name: string): PublishedQuote {
  return {
    quoteId: quoteId(name),
    updateId: summary(1).id,
    quote: {
      id: quoteId(name),
      words: name,
      speaker: 'Speaker',
      role: '',
      source: '',
      translation: '',
      language: null,
      saidAt: null,
      verification: { status: 'unconfirmed' },
    },
  };
}

const boards: Boards = {
  pins: [entry('a'), entry('b'), entry('c')],
  quotes: [entry('d')],
  departures: [],
};
const names = (entries: readonly PublishedQuote[]) => entries.map((pin) => pin.quoteId).join('');

describe('the boards before the server has answered', () => {
  it('pin at the end', () => {
    const after = boardsAfter(boards, { type: 'pin', quoteId: quoteId('d'), key: 'k' });
    expect([names(after.pins), names(after.quotes)]).toEqual(['abcd', '']);
  });

  it('unpin to the other quotes', () => {
    const after = boardsAfter(boards, { type: 'unpin', quoteId: quoteId('b'), key: 'k' });
    expect([names(after.pins), names(after.quotes)]).toEqual(['ac', 'bd']);
  });

  it('keep the order in which they were dropped', () => {
    const quoteIds = ['c', 'a', 'b'].map(quoteId);
    expect(names(boardsAfter(boards, { type: 'order', quoteIds }).pins)).toBe('cab');
  });

  it('pin nothing twice', () => {
    const again = boardsAfter(boards, { type: 'pin', quoteId: quoteId('a'), key: 'k' });
    expect(names(again.pins)).toBe('abc');
  });
});

describe('a pinned quote that is moved', () => {
  const moved = (name: string, to: (place: number) => number) =>
    orderAfterMove(boards, quoteId(name), to)?.join('') ?? null;

  it('goes up, down and to the top', () => {
    expect([
      moved('b', (place) => place - 1),
      moved('b', (place) => place + 1),
      moved('c', () => 0),
    ]).toEqual(['bac', 'acb', 'cab']);
  });

  it('stays at the ends, in its own place, and where it is not pinned', () => {
    expect([
      moved('a', (place) => place - 1),
      moved('c', (place) => place + 1),
      moved('b', (place) => place),
      moved('d', () => 0),
    ]).toEqual([null, null, null, null]);
  });
});
