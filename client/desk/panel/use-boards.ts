import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { v7 } from 'uuid';
import { orderPins as orderedPins } from '../../../shared/domain/pin.ts';
import type { LiveBlogId, QuoteId } from '../../../shared/ids.ts';
import type { Boards, PinnedQuote } from '../../../shared/protocol/desk.ts';
import { orderPins, pinQuote, readBoards, unpinQuote } from '../api/live-blogs.ts';
import { keys } from '../api/query-client.ts';
import { tellRefusal } from '../ui/toasts.tsx';

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
  const holds = (entry: PinnedQuote) => change.type !== 'order' && entry.quoteId === change.quoteId;
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

export interface PinCommands {
  readonly pin: (quoteId: QuoteId) => void;
  readonly unpin: (quoteId: QuoteId) => void;
  readonly order: (quoteIds: readonly QuoteId[]) => void;
}

export function usePinCommands(id: LiveBlogId): PinCommands {
  const queries = useQueryClient();
  const key = keys.boards(id);
  const { mutate } = useMutation({
    mutationFn: (change: PinChange) => send(id, change),
    onMutate: async (change) => {
      await queries.cancelQueries({ queryKey: key });
      const before = queries.getQueryData<Boards>(key);
      if (before !== undefined) queries.setQueryData(key, boardsAfter(before, change));
      return before;
    },
    onSuccess: (boards) => queries.setQueryData(key, boards),
    onError: (error, _change, before) => {
      queries.setQueryData(key, before);
      tellRefusal(error.message);
      void queries.invalidateQueries({ queryKey: key });
    },
  });
  return {
    pin: (quoteId) => mutate({ type: 'pin', quoteId, key: v7() }),
    unpin: (quoteId) => mutate({ type: 'unpin', quoteId, key: v7() }),
    order: (quoteIds) => mutate({ type: 'order', quoteIds }),
  };
}
