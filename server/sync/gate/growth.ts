import * as Y from 'yjs';
import { listLength, placesOf } from '../../../shared/document/sequence/size.ts';
import { DOCUMENT_LIMITS } from '../../../shared/limits.ts';
import type { Deletions } from './deletions.ts';
import type { Home } from './homes.ts';
import { isUnit, type Placed } from './layout.ts';

/** What a document holds more of once an update is in it; less than 0 where more of it goes. */
export interface Growth {
  readonly units: number;
  readonly places: number;
  /** True where a table of the update's would have more cells than go at once. */
  readonly hasFullTable: boolean;
}

/** How many each list of a table gets by the update. */
type Lists = Map<string, number>;

function growingTables(placed: readonly Placed[]): ReadonlyMap<Home, Lists> {
  const tables = new Map<Home, Lists>();
  for (const { home, struct } of placed) {
    if (struct.content.kind !== 'map' || home.outer === null || home.key === null) continue;
    const lists = tables.get(home.outer) ?? new Map<string, number>();
    lists.set(home.key, (lists.get(home.key) ?? 0) + 1);
    tables.set(home.outer, lists);
  }
  return tables;
}

/** Rows and columns that were removed count as well: what is written in them shows them again. */
function growthOfTable({ type }: Home, lists: Lists): Omit<Growth, 'units'> {
  const table = type instanceof Y.Map ? type : null;
  const countOf = (key: string) =>
    (table === null ? 0 : listLength(table, key)) + (lists.get(key) ?? 0);
  return {
    places: countOf('rows') * countOf('cols') - (table === null ? 0 : placesOf(table)),
    hasFullTable: lists.has('cells') && countOf('cells') > DOCUMENT_LIMITS.tableCells,
  };
}

/** Never less than what it will be. */
export function growthOf(placed: readonly Placed[], gone: Deletions): Growth {
  let [places, hasFullTable] = [-gone.places, false];
  for (const [table, lists] of growingTables(placed)) {
    const growth = growthOfTable(table, lists);
    places += growth.places;
    hasFullTable ||= growth.hasFullTable;
  }
  return { units: placed.filter(isUnit).length - gone.units, places, hasFullTable };
}
