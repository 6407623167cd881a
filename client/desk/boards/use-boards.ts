import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { v7 } from 'uuid';
import { orderPins as orderedPins } from '../../../shared/domain/pin.ts';
import type { LiveBlogId, QuoteId } from '../../../shared/ids.ts';
import type { Boards, PublishedQuote } from '../../../shared/protocol/desk.ts';
import { orderPins, pinQuote, readBoards, unpinQuote } from '../api/live-blogs.ts';
import { keys } from '../api/query-client.ts';
import { tellRefusal } from '../ui/toasts.tsx';

/** Quotes and departures of a live blog, asked anew when they change. */
export function useBoards(id: LiveBlogId) {
  return useQuery({ queryKey: keys.boards(id), queryFn: () => readBoards(id) });
}

type PinChange =
  | { readonly type: 'pin' | 'unpin'; readonly quoteId: QuoteId; readonly key: string }
  | { readonly type: 'order'; readonly quoteIds: readonly QuoteId[] };

function send(id: LiveBlogId, change: PinChange): Promise<Boards> {
  switch (change.type) {
    case 'pin':
      return pinQuote(id, change.quoteId, change.key);
    case 'unpin':
      return unpinQuote(id, change.quoteId);
    case 'order':
      return orderPins(id, change.quoteIds);
  }
}

/** What the boards will look like, so that a drop stays where it was dropped. */
export function boardsAfter(boards: Boards, change: PinChange): Boards {
  const { pins, quotes } = boards;
  const holds = (entry: PublishedQuote) =>
    change.type !== 'order' && entry.quoteId === change.quoteId;
  switch (change.type) {
    case 'pin':
      return {
        ...boards,
        pins: [...pins, ...quotes.filter(holds)],
        quotes: quotes.filter((entry) => !holds(entry)),
      };
    case 'unpin':
      return {
        ...boards,
        pins: pins.filter((entry) => !holds(entry)),
        quotes: [...pins.filter(holds), ...quotes],
      };
    case 'order': {
      const byId = new Map(pins.map((entry) => [entry.quoteId, entry]));
      return {
        ...boards,
        pins: orderedPins(pins, change.quoteIds).flatMap((pin) => byId.get(pin.quoteId) ?? []),
      };
    }
  }
}

/** Where a quote goes from its place; 0 is the top. */
export type ToPlace = (place: number) => number;

/** The order once a quote has gone to another place, or null where it cannot go there. */
export function orderAfterMove(
  { pins }: Boards,
  quoteId: QuoteId,
  to: ToPlace,
): readonly QuoteId[] | null {
  const ids = pins.map((pin) => pin.quoteId);
  const from = ids.indexOf(quoteId);
  const place = to(from);
  if (from < 0 || place === from || place < 0 || place >= ids.length) return null;
  return ids.toSpliced(from, 1).toSpliced(place, 0, quoteId);
}

export interface PinCommands {
  readonly pin: (quoteId: QuoteId) => void;
  readonly unpin: (quoteId: QuoteId) => void;
  /** Null where the quote stays where it is. */
  readonly move: (quoteId: QuoteId, to: ToPlace) => readonly QuoteId[] | null;
}

/** Pins, unpins and orders quotes; the boards show it before the server has answered. */
export function usePinCommands(id: LiveBlogId): PinCommands {
  const change = usePinChange(id);
  const queries = useQueryClient();
  return {
    pin: (quoteId) => change({ type: 'pin', quoteId, key: v7() }),
    unpin: (quoteId) => change({ type: 'unpin', quoteId, key: v7() }),
    move: (quoteId, to) => {
      const boards = queries.getQueryData<Boards>(keys.boards(id));
      const quoteIds = boards === undefined ? null : orderAfterMove(boards, quoteId, to);
      if (quoteIds !== null) change({ type: 'order', quoteIds });
      return quoteIds;
    },
  };
}

/** Shows a change at once, so that the next key finds it, and sends it after those before it. */
function usePinChange(id: LiveBlogId): (change: PinChange) => void {
  const queries = useQueryClient();
  const key = keys.boards(id);
  const refresh = () => void queries.invalidateQueries({ queryKey: key });
  const { mutate } = useMutation({
    mutationKey: key,
    // Two orders that overtake each other would leave the earlier one.
    scope: { id: JSON.stringify(key) },
    mutationFn: (change: PinChange) => send(id, change),
    onSuccess: (boards) => {
      // While more are on their way, what stands there already holds them too.
      if (queries.isMutating({ mutationKey: key }) === 1) queries.setQueryData(key, boards);
    },
    onError: (error) => {
      tellRefusal(error.message);
      refresh();
    },
  });
  return (change) => {
    void queries.cancelQueries({ queryKey: key });
    queries.setQueryData<Boards>(key, (boards) => boards && boardsAfter(boards, change));
    mutate(change);
  };
}
