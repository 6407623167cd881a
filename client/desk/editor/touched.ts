import type { Transaction } from '@tiptap/pm/state';

/** From one position to another. */
interface Range {
  readonly from: number;
  readonly to: number;
}

/** What a transaction has touched: where that stood before it, and where it stands now. */
export interface Touched {
  readonly before: Range;
  readonly after: Range;
}

/** The narrowest range around all that has changed, or null where nothing has. Marks and attributes change no place. */
export function touchedBy({ mapping }: Pick<Transaction, 'mapping'>): Touched | null {
  let [from, to] = [Infinity, -Infinity];
  for (const map of mapping.maps) {
    if (from <= to) [from, to] = [map.map(from, -1), map.map(to, 1)];
    map.forEach((_from, _to, start, end) => {
      from = Math.min(from, start);
      to = Math.max(to, end);
    });
  }
  if (from > to) return null;
  const back = mapping.invert();
  return { before: { from: back.map(from, -1), to: back.map(to, 1) }, after: { from, to } };
}
