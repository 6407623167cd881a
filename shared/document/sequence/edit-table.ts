import type { Node } from '@tiptap/pm/model';
import * as Y from 'yjs';
import type { PositionMapping } from './alignment.ts';
import { changedAttributes, setKeys } from './attribute-keys.ts';
import type { Change } from './change.ts';
import { continuedLines } from './continued-lines.ts';
import { editCell } from './edit-cell.ts';
import { attributesOf, isLive, textIn } from './form.ts';
import type { GridCell, TableGrid } from './grid.ts';
import { gridOf } from './grid.ts';
import { insertAll } from './insert.ts';
import type { WriteUnits } from './new-table.ts';
import { addCell, hasNoAttributes, isUnwritten } from './new-table.ts';
import type { CellPlace, Projection, ShownTable, WrittenCell } from './projection.ts';
import { cellsThatShow, isSamePlace, mapsIn, textOfCell } from './table-cells.ts';
import { nodesOfTexts, originsOf } from './table-origins.ts';
import type { HeadUnit } from './units.ts';

interface TableChange {
  readonly before: HeadUnit;
  readonly after: HeadUnit;
  readonly mapping: PositionMapping | null;
}

/** Removes the characters that this replica sees; what comes later shows them again. */
function clearText(text: Y.Text): void {
  const runs: (readonly [index: number, length: number])[] = [];
  let index = 0;
  // A delta's inserts are untyped: text, or what is embedded.
  for (const { insert } of text.toDelta() as readonly { readonly insert: unknown }[]) {
    const length = typeof insert === 'string' ? insert.length : 1;
    if (typeof insert === 'string') runs.push([index, length]);
    index += length;
  }
  for (const [from, length] of runs.toReversed()) text.delete(from, length);
}

/** Removes all characters of a table. */
export function clearTable(table: Y.Map<unknown>): void {
  for (const cell of mapsIn(table, 'cells')) {
    const text = textOfCell(cell);
    if (text !== null) clearText(text);
  }
}

/** Rows and columns that show are there for good, and those that do not are removed. */
export function keepShownLines({ map, rows, columns }: ShownTable): void {
  for (const [list, shown] of [
    ['rows', rows],
    ['cols', columns],
  ] as const) {
    for (const line of mapsIn(map, list)) {
      const shows = shown.includes(textIn(line, 'id'));
      if (shows && !isLive(line)) line.set('live', true);
      if (!shows && isLive(line)) line.delete('live');
    }
  }
}

const keyOf = ({ row, column }: CellPlace): string => `${row} ${column}`;

/** All places that a cell covers, its own first. */
function placesOf(
  { row, column, node }: GridCell,
  rows: readonly string[],
  columns: readonly string[],
): readonly CellPlace[] {
  const { rowspan, colspan } = attributesOf(node);
  const across = columns.slice(column, column + Number(colspan ?? 1));
  return rows
    .slice(row, row + Number(rowspan ?? 1))
    .flatMap((id) => across.map((other) => ({ row: id, column: other })));
}

/** True for the same cells in the same order. */
const isSameCells = (a: readonly WrittenCell[], b: readonly WrittenCell[]): boolean =>
  a.length === b.length && a.every(({ map }, index) => map === b[index]?.map);

class TableEdit {
  readonly #table: ShownTable;
  readonly #before: TableGrid;
  readonly #after: TableGrid;
  readonly #origins: ReadonlyMap<GridCell, number>;
  readonly #mapping: PositionMapping | null;
  readonly #edit: (change: Change) => void;
  readonly #written: ReadonlyMap<string, readonly WrittenCell[]>;
  /** The nodes of the document that show a text. */
  readonly #nodes: ReadonlyMap<Projection, readonly Node[]>;
  readonly #used = new Set<string>();

  constructor(
    table: ShownTable,
    { before, after, mapping }: TableChange,
    edit: (change: Change) => void,
  ) {
    this.#table = table;
    this.#before = gridOf(before.node, before.position);
    this.#after = gridOf(after.node, after.position);
    this.#origins = originsOf(this.#before, this.#after, mapping);
    this.#mapping = mapping;
    this.#edit = edit;
    this.#written = Map.groupBy(
      table.cells.flatMap(({ written }) => written),
      keyOf,
    );
    this.#nodes = nodesOfTexts(table, this.#before);
  }

  run(): void {
    const rows = this.#lines('rows');
    const columns = this.#lines('cols');
    for (const cell of this.#after.cells) this.#cell(cell, placesOf(cell, rows, columns));
    this.#clearUnused();
  }

  #lines(list: 'rows' | 'cols'): readonly string[] {
    const isRows = list === 'rows';
    const placeOf = (cell: GridCell) => (isRows ? cell.row : cell.column);
    const pairs = [...this.#origins].flatMap(([cell, origin]) => {
      const old = this.#before.cells[origin];
      return old === undefined ? [] : [[placeOf(old), placeOf(cell)] as const];
    });
    const count = isRows ? this.#after.rows : this.#after.columns;
    const ids = isRows ? this.#table.rows : this.#table.columns;
    const array = this.#table.map.get(list);
    return array instanceof Y.Array ? continuedLines(array, { ids, pairs, count }) : [];
  }

  #cell(cell: GridCell, places: readonly CellPlace[]): void {
    const [place] = places;
    if (place === undefined) return;
    const written = places.flatMap((each) => this.#written.get(keyOf(each)) ?? []);
    for (const each of places) this.#used.add(keyOf(each));
    const origin = this.#origins.get(cell);
    const old = origin === undefined ? undefined : this.#before.cells[origin];
    const oldShown = origin === undefined ? undefined : this.#table.cells[origin];
    const isSame =
      oldShown !== undefined &&
      isSamePlace(oldShown, place) &&
      isSameCells(oldShown.written, written);
    if (isSame && old?.node === cell.node) return;
    const own = written.filter((each) => isSamePlace(each, place));
    for (const { map } of own) setKeys(map, cellChanges(map, cell.node));
    const texts = cellsThatShow(written.filter(({ projection }) => projection.text !== null)).map(
      ({ projection }) => projection,
    );
    if (texts.length === 0) {
      // An empty cell that nobody has written needs none.
      if (!isUnwritten(cell.node)) this.#add(cell, place, insertAll);
      return;
    }
    if (own.length === 0 && !hasNoAttributes(cell.node)) this.#add(cell, place, () => {});
    const shown = texts.flatMap((text) => this.#nodes.get(text) ?? text.nodes);
    const before = isSame ? old : undefined;
    editCell(texts, { before, shown, after: cell, mapping: this.#mapping }, this.#edit);
  }

  #add(cell: GridCell, place: CellPlace, write: WriteUnits): void {
    const cells = this.#table.map.get('cells');
    if (!(cells instanceof Y.Array)) return;
    addCell(cells as Y.Array<Y.Map<unknown>>, place, cell, write);
  }

  #clearUnused(): void {
    for (const [key, cells] of this.#written) {
      if (this.#used.has(key)) continue;
      for (const { projection } of cells) if (projection.text !== null) clearText(projection.text);
    }
  }
}

function cellChanges(map: Y.Map<unknown>, node: Node): Record<string, unknown> {
  const written: Record<string, unknown> = {};
  for (const [key, value] of map.entries()) if (key.startsWith('@')) written[key.slice(1)] = value;
  const isHeader = node.type.name === 'tableHeader';
  const changesKind = isHeader !== (map.get('kind') === 'tableHeader');
  return {
    ...changedAttributes(written, attributesOf(node)),
    ...(changesKind ? { kind: isHeader ? 'tableHeader' : undefined } : {}),
  };
}

/** Makes a table say `after` where it says `before`; `edit` makes the same of a cell's text. */
export const editTable = (
  table: ShownTable,
  change: TableChange,
  edit: (change: Change) => void,
): void => new TableEdit(table, change, edit).run();
