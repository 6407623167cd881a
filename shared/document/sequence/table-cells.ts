import * as Y from 'yjs';
import { documentSchema } from '../schema/registry.ts';
import type { Entry } from './entries.ts';
import type { Attributes } from './form.ts';
import { isLive, soundAttributes, textIn } from './form.ts';
import type { CellPlace, Projection, WrittenCell } from './projection.ts';

/** The maps of a list in a table's map. */
export function mapsIn(table: Y.Map<unknown>, list: 'rows' | 'cols' | 'cells'): Y.Map<unknown>[] {
  const array = table.get(list);
  if (!(array instanceof Y.Array)) return [];
  return array.toArray().filter((map) => map instanceof Y.Map) as Y.Map<unknown>[];
}

export function textOfCell(cell: Y.Map<unknown>): Y.Text | null {
  const text = cell.get('text');
  return text instanceof Y.Text ? text : null;
}

export const isSamePlace = (a: CellPlace, b: CellPlace): boolean =>
  a.row === b.row && a.column === b.column;

const holdsText = (entry: Entry): boolean => entry.type === 'line' && entry.content.length > 0;

const hasText = ({ projection }: WrittenCell): boolean => projection.entries.some(holdsText);

const showsSomething = ({ projection }: WrittenCell): boolean => projection.segments.length > 0;

/** Of the cells for one place, or for all that one spans, those whose texts show. */
export function cellsThatShow(cells: readonly WrittenCell[]): readonly WrittenCell[] {
  const showing = cells.filter(showsSomething);
  return showing.length > 0 ? showing : cells.slice(0, 1);
}

/** What the cells for one place say of it together. */
export function attributesOfCells(name: string, cells: readonly WrittenCell[]): Attributes {
  const type = documentSchema.nodes[name];
  if (type === undefined) throw new Error(`the schema has no ${name}`);
  const found: Record<string, unknown> = {};
  for (const { map } of cells.toReversed()) {
    for (const [key, value] of map.entries()) if (key.startsWith('@')) found[key.slice(1)] = value;
  }
  return soundAttributes(type, found) ?? {};
}

/** The ids of rows or columns, whether they show or not. */
class Ids {
  readonly maps: readonly Y.Map<unknown>[];
  readonly #known: ReadonlySet<string>;
  readonly #last: string;

  constructor(table: Y.Map<unknown>, list: 'rows' | 'cols') {
    this.maps = mapsIn(table, list);
    const ids = this.maps.map((map) => textIn(map, 'id'));
    this.#known = new Set(ids);
    this.#last = ids.at(-1) ?? '';
  }

  /** What is written for a row or column that there is not, or no more, stands in the last one. */
  of(cell: Y.Map<unknown>, key: 'row' | 'col'): string {
    const id = textIn(cell, key);
    return this.#known.has(id) ? id : this.#last;
  }
}

/** The cells of a table by row and column. */
export class Cells {
  readonly #table: Y.Map<unknown>;
  readonly #rows: Ids;
  readonly #columns: Ids;
  readonly #places = new Map<string, Map<string, WrittenCell[]>>();
  readonly #rowsWithText = new Set<string>();
  readonly #columnsWithText = new Set<string>();

  constructor(table: Y.Map<unknown>, project: (text: Y.Text | null) => Projection) {
    this.#table = table;
    this.#rows = new Ids(table, 'rows');
    this.#columns = new Ids(table, 'cols');
    for (const map of mapsIn(table, 'cells')) {
      const place = { row: this.#rows.of(map, 'row'), column: this.#columns.of(map, 'col') };
      this.#add({ ...place, map, projection: project(textOfCell(map)) });
    }
  }

  at(row: string, column: string): readonly WrittenCell[] {
    return this.#places.get(row)?.get(column) ?? [];
  }

  /** Ids of the rows that show, each once, with what stands for it. */
  get rows(): ReadonlyMap<string, object> {
    return this.#shown(this.#rows, this.#rowsWithText);
  }

  get columns(): ReadonlyMap<string, object> {
    return this.#shown(this.#columns, this.#columnsWithText);
  }

  #add(cell: WrittenCell): void {
    const { row, column } = cell;
    const inRow = this.#places.get(row) ?? new Map<string, WrittenCell[]>();
    this.#places.set(row, inRow);
    const there = inRow.get(column);
    if (there === undefined) inRow.set(column, [cell]);
    else there.push(cell);
    if (!hasText(cell)) return;
    this.#rowsWithText.add(row);
    this.#columnsWithText.add(column);
  }

  #shown({ maps }: Ids, withText: ReadonlySet<string>): ReadonlyMap<string, object> {
    const shown = new Map<string, object>();
    for (const map of maps) {
      const id = textIn(map, 'id');
      const isShown = (isLive(map) && isLive(this.#table)) || withText.has(id);
      if (isShown && !shown.has(id)) shown.set(id, map);
    }
    // A table that was never given any.
    if (maps.length === 0 && withText.has('')) shown.set('', withText);
    return shown;
  }
}
