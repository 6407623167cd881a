import type { Node } from '@tiptap/pm/model';
import * as Y from 'yjs';
import { documentSchema } from '../schema/registry.ts';
import type { Entry } from './entries.ts';
import type { Attributes } from './form.ts';
import { isLive, soundAttributes, textIn } from './form.ts';
import type { Projection, ShownCell, ShownTable } from './projection.ts';

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

interface Cell {
  readonly map: Y.Map<unknown>;
  readonly projection: Projection;
}

const hasText = (cells: readonly Cell[]): boolean =>
  cells.some(({ projection }) => projection.entries.some(holdsText));

const holdsText = (entry: Entry): boolean => entry.type === 'line' && entry.content.length > 0;

const showsSomething = ({ projection }: Cell): boolean => projection.segments.length > 0;

/** The cells of a table by row and column. */
class Cells {
  readonly #places = new Map<string, Map<string, Cell[]>>();
  readonly #rowsWithText = new Set<string>();
  readonly #columnsWithText = new Set<string>();

  constructor(table: Y.Map<unknown>, project: (text: Y.Text | null) => Projection) {
    for (const map of mapsIn(table, 'cells')) {
      const [row, column] = [textIn(map, 'row'), textIn(map, 'col')];
      const cell = { map, projection: project(textOfCell(map)) };
      const inRow = this.#places.get(row) ?? new Map<string, Cell[]>();
      this.#places.set(row, inRow);
      const there = inRow.get(column);
      if (there === undefined) inRow.set(column, [cell]);
      else there.push(cell);
      if (!hasText([cell])) continue;
      this.#rowsWithText.add(row);
      this.#columnsWithText.add(column);
    }
  }

  at(row: string, column: string): readonly Cell[] {
    return this.#places.get(row)?.get(column) ?? [];
  }

  /** Rows, or columns, that show: each id once. */
  shown(table: Y.Map<unknown>, list: 'rows' | 'cols'): ReadonlyMap<string, Y.Map<unknown>> {
    const withText = list === 'rows' ? this.#rowsWithText : this.#columnsWithText;
    const shown = new Map<string, Y.Map<unknown>>();
    for (const map of mapsIn(table, list)) {
      const id = textIn(map, 'id');
      const isShown = (isLive(map) && isLive(table)) || withText.has(id);
      if (isShown && !shown.has(id)) shown.set(id, map);
    }
    return shown;
  }
}

function cellAttributes(name: string, cells: readonly Cell[]): Attributes {
  const type = documentSchema.nodes[name];
  if (type === undefined) throw new Error(`the schema has no ${name}`);
  const found: Record<string, unknown> = {};
  for (const { map } of cells.toReversed()) {
    for (const [key, value] of map.entries()) if (key.startsWith('@')) found[key.slice(1)] = value;
  }
  return soundAttributes(type, found);
}

/** Places of a grid that cells cover. */
class Grid {
  readonly #taken = new Set<string>();
  readonly #rows: number;
  readonly #columns: number;
  readonly #isFilled: (row: number, column: number) => boolean;

  constructor(
    size: { readonly rows: number; readonly columns: number },
    isFilled: (row: number, column: number) => boolean,
  ) {
    this.#rows = size.rows;
    this.#columns = size.columns;
    this.#isFilled = isFilled;
  }

  isTaken(row: number, column: number): boolean {
    return this.#taken.has(`${row}/${column}`);
  }

  #isFree(row: number, column: number): boolean {
    if (row >= this.#rows || column >= this.#columns) return false;
    return !this.isTaken(row, column) && !this.#isFilled(row, column);
  }

  /** A span reaches as far as what it covers is empty; answers how far. */
  span(row: number, column: number, { colspan, rowspan }: Attributes) {
    const [wide, high] = [Number(colspan ?? 1), Number(rowspan ?? 1)];
    let width = 1;
    while (width < wide && this.#isFree(row, column + width)) width += 1;
    const isRowFree = (below: number): boolean =>
      Array.from({ length: width }, (_, offset) => column + offset).every((place) =>
        this.#isFree(below, place),
      );
    let height = 1;
    while (height < high && isRowFree(row + height)) height += 1;
    for (let down = 0; down < height; down += 1) {
      for (let right = 0; right < width; right += 1) {
        this.#taken.add(`${row + down}/${column + right}`);
      }
    }
    return { colspan: width, rowspan: height };
  }
}

/** The nodes of a table's rows, and where they are written. */
export interface ProjectedTable {
  readonly rows: readonly Node[];
  readonly shown: ShownTable;
}

/** How a table makes its nodes. */
export interface TableTools {
  readonly project: (text: Y.Text | null) => Projection;
  /** The node that `key` stands for; the same one again while nothing has changed. */
  readonly node: (
    key: object,
    name: string,
    attributes: Attributes,
    children: readonly Node[],
  ) => Node;
}

/** Null for a table that shows nowhere. */
export function projectTable(map: Y.Map<unknown>, tools: TableTools): ProjectedTable | null {
  const cells = new Cells(map, tools.project);
  const [rowMaps, columnMaps] = [cells.shown(map, 'rows'), cells.shown(map, 'cols')];
  const [rows, columns] = [[...rowMaps.keys()], [...columnMaps.keys()]];
  if (rows.length === 0 || columns.length === 0) return null;
  const at = (row: number, column: number) => cells.at(rows[row] ?? '', columns[column] ?? '');
  const grid = new Grid({ rows: rows.length, columns: columns.length }, (row, column) =>
    hasText(at(row, column)),
  );
  const shown: ShownCell[] = [];
  const nodes = [...rowMaps].map(([row, rowMap], rowIndex) => {
    const inRow = columns.flatMap((column, columnIndex) => {
      if (grid.isTaken(rowIndex, columnIndex)) return [];
      const spanOf = (attributes: Attributes) => grid.span(rowIndex, columnIndex, attributes);
      const cell = showCell(at(rowIndex, columnIndex), tools, spanOf);
      shown.push({ row, column, maps: cell.maps, projections: cell.projections });
      return [cell.node];
    });
    return tools.node(rowMap, 'tableRow', {}, inRow);
  });
  return { rows: nodes, shown: { map, rows, columns, cells: shown } };
}

/** What stands for all cells that are not written yet. */
const UNWRITTEN = {};

function showCell(
  cells: readonly Cell[],
  { project, node }: TableTools,
  spanOf: (attributes: Attributes) => Attributes,
) {
  const isHeader = cells.some(({ map }) => textIn(map, 'kind') === 'tableHeader');
  const name = isHeader ? 'tableHeader' : 'tableCell';
  const attributes = cellAttributes(name, cells);
  const visible = cells.filter(showsSomething);
  const kept = visible.length > 0 ? visible : cells.slice(0, 1);
  const projections = kept.length > 0 ? kept.map(({ projection }) => projection) : [project(null)];
  const children = projections.flatMap(({ nodes }) => nodes);
  const withSpan = { ...attributes, ...spanOf(attributes) };
  return {
    node: node(kept[0]?.map ?? UNWRITTEN, name, withSpan, children),
    projections,
    maps: kept.map(({ map }) => map),
  };
}
