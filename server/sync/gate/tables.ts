import * as Y from 'yjs';
import { DOCUMENT_LIMITS } from '../../../shared/limits.ts';
import type { Home } from './homes.ts';
import { currentOf, holdsType } from './internals.ts';
import type { Placed } from './layout.ts';

/** How many each list of a table has got by the update. */
type Growth = Map<string, number>;

function countBefore({ type }: Home, key: string): number {
  const item = type === null ? null : currentOf(type, key);
  const list = item === null || item.deleted ? null : holdsType(item);
  return list instanceof Y.Array ? list.length : 0;
}

function isTooLarge(table: Home, growth: Growth): boolean {
  const countOf = (key: string) => countBefore(table, key) + (growth.get(key) ?? 0);
  const places = countOf('rows') * countOf('cols');
  return places > DOCUMENT_LIMITS.tablePlaces || countOf('cells') > DOCUMENT_LIMITS.tableCells;
}

/**
 * True where a table of the update's would have more places or cells than anybody can lay out. Rows and columns that
 * were removed count as well: what is written in them shows them again.
 */
export function hasLargeTable(placed: readonly Placed[]): boolean {
  const tables = new Map<Home, Growth>();
  for (const { home, struct } of placed) {
    if (struct.content.kind !== 'map' || home.outer === null || home.key === null) continue;
    const growth = tables.get(home.outer) ?? new Map<string, number>();
    growth.set(home.key, (growth.get(home.key) ?? 0) + 1);
    tables.set(home.outer, growth);
  }
  return [...tables].some(([table, growth]) => isTooLarge(table, growth));
}
