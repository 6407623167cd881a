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
import { addCell, isUnwritten } from './new-table.ts';
import type { ShownCell, ShownTable } from './projection.ts';
import { mapsIn, textOfCell } from './table.ts';
import type { HeadUnit } from './units.ts';

interface TableChange {
  readonly before: HeadUnit;
  readonly after: HeadUnit;
  readonly mapping: PositionMapping | null;
}

/** Which old cell each new one was. */
function originsOf(
  before: TableGrid,
  after: TableGrid,
  mapping: PositionMapping | null,
): ReadonlyMap<GridCell, number> {
  const origins = new Map<GridCell, number>();
  const byPosition = new Map(after.cells.map((cell) => [cell.position, cell]));
  for (const [index, { position }] of mapping === null ? [] : before.cells.entries()) {
    const { pos, deletedAfter } = mapping?.mapResult(position, 1) ?? { pos: 0, deletedAfter: true };
    const cell = deletedAfter ? undefined : byPosition.get(pos);
    if (cell !== undefined) origins.set(cell, index);
  }
  if (origins.size > 0 && (before.rows !== after.rows || before.columns !== after.columns)) {
    return origins;
  }
  // Nothing else is known of what the steps have wrapped anew: a cell is the one that stood in its place.
  const known = new Set(origins.values());
  const byPlace = new Map(
    before.cells.map(({ row, column }, index) => [`${row}/${column}`, index]),
  );
  for (const cell of after.cells) {
    const index = byPlace.get(`${cell.row}/${cell.column}`);
    if (index !== undefined && !origins.has(cell) && !known.has(index)) origins.set(cell, index);
  }
  return origins;
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

const keyOf = (row: string, column: string): string => `${row} ${column}`;

class TableEdit {
  readonly #table: ShownTable;
  readonly #before: TableGrid;
  readonly #after: TableGrid;
  readonly #origins: ReadonlyMap<GridCell, number>;
  readonly #mapping: PositionMapping | null;
  readonly #edit: (change: Change) => void;
  readonly #shown: ReadonlyMap<string, ShownCell>;
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
    this.#shown = new Map(table.cells.map((cell) => [keyOf(cell.row, cell.column), cell]));
  }

  run(): void {
    const rows = this.#lines('rows');
    const columns = this.#lines('cols');
    for (const cell of this.#after.cells) {
      const [row, column] = [rows[cell.row], columns[cell.column]];
      if (row !== undefined && column !== undefined) this.#cell(cell, row, column);
    }
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

  #cell(cell: GridCell, row: string, column: string): void {
    const key = keyOf(row, column);
    this.#used.add(key);
    const origin = this.#origins.get(cell);
    const old = origin === undefined ? undefined : this.#before.cells[origin];
    const oldShown = origin === undefined ? undefined : this.#table.cells[origin];
    const isSamePlace = oldShown !== undefined && keyOf(oldShown.row, oldShown.column) === key;
    if (isSamePlace && old?.node === cell.node) return;
    const shown = this.#shown.get(key);
    const [map] = shown?.maps ?? [];
    const isWritten = shown?.projections.some(({ text }) => text !== null) === true;
    if (shown === undefined || map === undefined || !isWritten) {
      // An empty cell that nobody has written needs none.
      if (isUnwritten(cell.node)) return;
      this.#add(cell, row, column);
      return;
    }
    setKeys(map, cellChanges(map, cell.node));
    const same = isSamePlace ? old : undefined;
    editCell(shown.projections, { before: same, after: cell, mapping: this.#mapping }, this.#edit);
  }

  #add(cell: GridCell, row: string, column: string): void {
    const cells = this.#table.map.get('cells');
    if (!(cells instanceof Y.Array)) return;
    addCell(cells as Y.Array<Y.Map<unknown>>, { row, column }, cell, insertAll);
  }

  #clearUnused(): void {
    for (const [key, { projections }] of this.#shown) {
      if (this.#used.has(key)) continue;
      for (const { text } of projections) if (text !== null) clearText(text);
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
