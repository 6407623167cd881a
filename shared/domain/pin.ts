import type { QuoteId, UpdateId } from '../ids.ts';

/** Points at a quote in a published update; the words are always those of the quote itself. */
export interface Pin {
  readonly quoteId: QuoteId;
  readonly updateId: UpdateId;
}

/** True when `order` names each pinned quote exactly once. */
export function isOrderOf(pins: readonly Pin[], order: readonly QuoteId[]): boolean {
  const named = new Set(order);
  return (
    named.size === order.length &&
    named.size === pins.length &&
    pins.every((pin) => named.has(pin.quoteId))
  );
}

/** `pins` in the given order; call only with an order for which `isOrderOf` holds. */
export function orderPins(pins: readonly Pin[], order: readonly QuoteId[]): readonly Pin[] {
  const place = new Map(order.map((id, index) => [id, index]));
  return pins.toSorted((a, b) => (place.get(a.quoteId) ?? 0) - (place.get(b.quoteId) ?? 0));
}
