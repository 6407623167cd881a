import type { Node } from '@tiptap/pm/model';
import type * as Y from 'yjs';
import { isHead, isLive, TABLE, textIn } from '../../../../shared/document/sequence/form.ts';
import { gridOf } from '../../../../shared/document/sequence/grid.ts';
import { indexOfUnit, mapsByIndex } from '../../../../shared/document/sequence/places.ts';
import type { Projection, ShownTable } from '../../../../shared/document/sequence/projection.ts';
import { shownLines } from '../../../../shared/document/sequence/shown-lines.ts';
import { mapsIn } from '../../../../shared/document/sequence/table-cells.ts';
import { positionOf } from '../binding/positions.ts';

/** The node from one position to another. */
interface Range {
  readonly from: number;
  readonly to: number;
}

/** What was removed, and shows for the text that remains in it. */
export interface RevivedPlace {
  readonly what: 'line' | 'block' | 'row' | 'column';
  /** A column has a range for each of its cells. */
  readonly ranges: readonly Range[];
  /** What gets its sign of life back where somebody keeps it. */
  readonly maps: readonly Y.Map<unknown>[];
}

interface Growing extends RevivedPlace {
  readonly maps: Y.Map<unknown>[];
}

/** More at once is a passage that somebody looks through anyhow. */
const MAXIMUM_PLACES = 200;

const isRemoved = (map: Y.Map<unknown>): boolean => !isLive(map);

/** The rows or columns of a table that show without a sign of life. */
const removedIn = (
  { map, rows, columns }: ShownTable,
  list: 'rows' | 'cols',
): readonly Y.Map<unknown>[] => {
  const shown = new Set(list === 'rows' ? rows : columns);
  return mapsIn(map, list).filter((each) => isRemoved(each) && shown.has(textIn(each, 'id')));
};

/** True where something shows that was removed: a quick look. */
export function hasRevived({ revived, tables }: Projection): boolean {
  if (revived.length > 0) return true;
  return [...tables.values()].some(
    (table) =>
      table.cells.some(({ projections }) => projections.some(hasRevived)) ||
      removedIn(table, 'rows').length + removedIn(table, 'cols').length > 0,
  );
}

const rangeOf = (node: Node, from: number): Range => ({ from, to: from + node.nodeSize });

function headPlaces(body: Projection, document: Node): readonly Growing[] {
  const maps = mapsByIndex(body);
  return body.revived.slice(0, MAXIMUM_PLACES).flatMap((unit) => {
    const map = maps.get(indexOfUnit(body, unit));
    if (map === undefined || !isHead(textIn(map, 'type'))) return [];
    const from = positionOf(body, document, { projection: body, unit });
    const node = from === null ? null : document.nodeAt(from);
    if (from === null || node === null) return [];
    const table = body.tables.get(unit);
    const inside =
      table === undefined ? [] : [...removedIn(table, 'rows'), ...removedIn(table, 'cols')];
    return [{ what: 'block', ranges: [rangeOf(node, from)], maps: [map, ...inside] } as const];
  });
}

/** Rows and columns of one table that begins at a position. */
function tablePlaces(shown: ShownTable, table: Node, at: number): readonly Growing[] {
  const { cells } = gridOf(table, at);
  const placesOf = (what: 'row' | 'column', list: 'rows' | 'cols') =>
    removedIn(shown, list).flatMap((map): readonly Growing[] => {
      const id = textIn(map, 'id');
      const ranges = cells
        .filter((_cell, index) => shown.cells[index]?.[what] === id)
        .map(({ node, position }) => rangeOf(node, position));
      return ranges.length === 0 ? [] : [{ what, ranges, maps: [map] }];
    });
  return [...placesOf('row', 'rows'), ...placesOf('column', 'cols')];
}

function placesInTables(body: Projection, document: Node): readonly Growing[] {
  return [...body.tables].flatMap(([unit, shown]) => {
    const at = positionOf(body, document, { projection: body, unit });
    const table = at === null ? null : document.nodeAt(at);
    if (at === null || table?.type.name !== TABLE) return [];
    return tablePlaces(shown, table, at);
  });
}

/** What was removed and shows, by its unit. */
function revivedEnds(projection: Projection): ReadonlyMap<number, Y.Map<unknown>> {
  const { revived } = projection;
  if (revived.length === 0) return NOTHING;
  const maps = mapsByIndex(projection);
  return new Map(
    revived.flatMap((unit) => {
      const map = maps.get(indexOfUnit(projection, unit));
      return map === undefined ? [] : [[unit, map] as const];
    }),
  );
}

const NOTHING: ReadonlyMap<number, Y.Map<unknown>> = new Map();

const holds = ({ ranges }: RevivedPlace, { from, to }: Range): boolean =>
  ranges.some((range) => range.from <= from && to <= range.to);

/**
 * The places where something shows that was removed, at most 200 of them. What stands in a removed block, row or
 * column is a part of that. `document` is what the body shows.
 */
export function revivedPlaces(body: Projection, document: Node): readonly RevivedPlace[] {
  const heads = headPlaces(body, document);
  const inTables = placesInTables(body, document).filter(
    ({ ranges: [first] }) => first === undefined || !heads.some((head) => holds(head, first)),
  );
  const places: Growing[] = [...heads, ...inTables];
  const outer = places.slice();
  const known = new Map<Projection, ReturnType<typeof revivedEnds>>();
  for (const { projection, unit, from, length } of shownLines(body)) {
    const ends = known.get(projection) ?? revivedEnds(projection);
    known.set(projection, ends);
    const map = ends.get(unit + length);
    if (map === undefined) continue;
    const range = { from: from - 1, to: from + length + 1 };
    const around = outer.find((place) => holds(place, range));
    if (around !== undefined) around.maps.push(map);
    else if (places.length < MAXIMUM_PLACES) {
      places.push({ what: 'line', ranges: [range], maps: [map] });
    }
  }
  return places;
}
