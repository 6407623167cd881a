import type * as Y from 'yjs';
import { isLive, textIn } from './form.ts';
import { freshId } from './insert.ts';
import { newLine } from './new-table.ts';

interface Lines {
  /** Of the rows or columns that show, in their order. */
  readonly ids: readonly string[];
  /** For each cell that goes on: its old row or column, and its new one. */
  readonly pairs: readonly (readonly [before: number, after: number])[];
  /** Rows or columns afterwards. */
  readonly count: number;
}

/** The old row or column that most cells of a new one come from; each later than the one before. */
function origins({ pairs, count }: Lines): readonly (number | null)[] {
  const votes = Array.from({ length: count }, () => new Map<number, number>());
  for (const [before, after] of pairs) {
    const vote = votes[after];
    vote?.set(before, (vote.get(before) ?? 0) + 1);
  }
  let last = -1;
  return votes.map((vote) => {
    const ranked = [...vote].toSorted(([, a], [, b]) => b - a);
    const origin = ranked.find(([before]) => before > last)?.[0] ?? null;
    last = origin ?? last;
    return origin;
  });
}

/** Takes rows or columns away and brings new ones; answers the id of each. */
export function continuedLines(list: Y.Array<unknown>, lines: Lines): readonly string[] {
  // Nothing else is ever put into it.
  const array = list as Y.Array<Y.Map<unknown>>;
  const from = origins(lines).map((origin) => (origin === null ? null : lines.ids[origin]));
  const kept = new Set(from);
  const indexOf = (id: string) => array.toArray().findIndex((map) => textIn(map, 'id') === id);
  for (const id of lines.ids) {
    const index = kept.has(id) ? -1 : indexOf(id);
    if (index >= 0) array.get(index).delete('live');
  }
  const base = list.doc === null ? '' : freshId(list.doc);
  let behind = -1;
  return from.map((known, place) => {
    const index = known === null || known === undefined ? -1 : indexOf(known);
    if (known !== null && known !== undefined && index >= 0) {
      behind = index;
      const map = array.get(behind);
      if (!isLive(map)) map.set('live', true);
      return known;
    }
    const id = `${base}.${place}`;
    behind += 1;
    array.insert(behind, [newLine(id)]);
    return id;
  });
}
