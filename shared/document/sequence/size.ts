import * as Y from 'yjs';
import { DOCUMENT_LIMITS } from '../../limits.ts';

// How far a document has grown, of what DOCUMENT_LIMITS bounds.

/** What a document holds of all that has a limit. */
export interface Size {
  /** As Yjs encodes it. */
  readonly bytes: number;
  readonly structs: number;
  readonly units: number;
  readonly places: number;
  /** Of the table that has the most. */
  readonly tableCells: number;
}

export type Limit = keyof Size;

const MEGABYTE = 1024 * 1024;
const number = (count: number): string => count.toLocaleString('en');

/** Names each limit, for people. */
export const LIMIT_SENTENCES: { readonly [limit in Limit]: string } = {
  bytes: `An update holds at most ${DOCUMENT_LIMITS.bytes / MEGABYTE} MB: this would be more. Take something out, or go on in another update.`,
  structs:
    'An update holds only so many lines and changes, and this would be more. Take something out, or go on in another update.',
  units: `An update holds at most ${number(DOCUMENT_LIMITS.units)} lines, those that were just removed included: this would be more. Go on in another update.`,
  places: `The tables of an update hold at most ${number(DOCUMENT_LIMITS.places)} cells together, empty ones included: this would be more. Make a table smaller, or go on in another update.`,
  tableCells: `A table holds at most ${number(DOCUMENT_LIMITS.tableCells)} cells: this would be more.`,
};

/** In how many pieces a document lies: what it costs to go through it. */
export function structsIn({ store }: Y.Doc): number {
  let count = 0;
  for (const structs of store.clients.values()) count += structs.length;
  return count;
}

/** How many maps a list of a table has, those of removed rows and columns too. */
export function listLength(table: Y.Map<unknown>, key: string): number {
  const list = table.get(key);
  return list instanceof Y.Array ? list.length : 0;
}

/** Rows by columns; 0 for what is no table. */
export const placesOf = (map: Y.Map<unknown>): number =>
  listLength(map, 'rows') * listLength(map, 'cols');

/** The line end, head or anchor that an item holds, in the body or in a cell; null for what is none. */
export function unitIn({ content, parent }: Y.Item): Y.Map<unknown> | null {
  if (!(content instanceof Y.ContentType) || !(content.type instanceof Y.Map)) return null;
  return parent instanceof Y.Text ? content.type : null;
}

/** Goes through all structs of a document: some milliseconds for the largest. */
export function countUnits(document: Y.Doc): Pick<Size, 'units' | 'places' | 'tableCells'> {
  let [units, places, tableCells] = [0, 0, 0];
  for (const structs of document.store.clients.values()) {
    for (const struct of structs) {
      const unit = struct instanceof Y.Item && !struct.deleted ? unitIn(struct) : null;
      if (unit === null) continue;
      units += 1;
      places += placesOf(unit);
      tableCells = Math.max(tableCells, listLength(unit, 'cells'));
    }
  }
  return { units, places, tableCells };
}

/** Encodes the document, which takes some 30 ms for the largest. */
export const sizeOf = (document: Y.Doc): Size => ({
  bytes: Y.encodeStateAsUpdate(document).length,
  structs: structsIn(document),
  ...countUnits(document),
});

const NOTHING: Size = { bytes: 0, structs: 0, units: 0, places: 0, tableCells: 0 };
const LIMITS = ['bytes', 'structs', 'units', 'places', 'tableCells'] as const;

/** The limit beyond which a document has grown from what it was `before`, or null. What makes it smaller may be. */
export const exceededLimit = (size: Size, before = NOTHING): Limit | null =>
  LIMITS.find((name) => size[name] > Math.max(DOCUMENT_LIMITS[name], before[name])) ?? null;
