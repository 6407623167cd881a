import type { Node } from '@tiptap/pm/model';
import * as Y from 'yjs';
import { flattenAll } from './flatten.ts';
import { attributesOf } from './form.ts';
import type { GridCell } from './grid.ts';
import { gridOf } from './grid.ts';
import type { CellPlace } from './projection.ts';
import type { Unit } from './units.ts';
import { wholeUnitsOf } from './units.ts';

/** Writes units into an empty text. */
export type WriteUnits = (text: Y.Text, units: readonly Unit[]) => void;

/** A row or column that shows. */
export const newLine = (id: string): Y.Map<unknown> =>
  new Y.Map<unknown>([
    ['id', id],
    ['live', true],
  ]);

function listOf(ids: readonly string[]): Y.Array<Y.Map<unknown>> {
  const list = new Y.Array<Y.Map<unknown>>();
  list.push(ids.map(newLine));
  return list;
}

/** True for a cell about which nothing is written but its text. */
export const hasNoAttributes = (cell: Node): boolean =>
  cell.type.name === 'tableCell' && Object.keys(attributesOf(cell)).length === 0;

/** True for a cell as it shows where none is written. */
export function isUnwritten(cell: Node): boolean {
  const { childCount, firstChild } = cell;
  const isEmpty = firstChild?.type.name === 'paragraph' && firstChild.content.size === 0;
  return hasNoAttributes(cell) && childCount === 1 && isEmpty;
}

/** Appends a cell for a place, with what the node holds. */
export function addCell(
  cells: Y.Array<Y.Map<unknown>>,
  { row, column }: CellPlace,
  { node, position }: Pick<GridCell, 'node' | 'position'>,
  write: WriteUnits,
): void {
  const text = new Y.Text();
  const map = new Y.Map<unknown>([
    ['row', row],
    ['col', column],
    ['text', text],
  ]);
  if (node.type.name === 'tableHeader') map.set('kind', 'tableHeader');
  for (const [name, value] of Object.entries(attributesOf(node))) map.set(`@${name}`, value);
  cells.push([map]);
  write(text, wholeUnitsOf(flattenAll(node, position + 1)));
}

/** Gives a new head the rows and columns of a table; answers what writes the cells once it is in its text. */
export function newTable(
  map: Y.Map<unknown>,
  table: Node,
  id: string,
  write: WriteUnits,
): () => void {
  const grid = gridOf(table, 0);
  const rows = Array.from({ length: grid.rows }, (_, index) => `${id}.r${index}`);
  const columns = Array.from({ length: grid.columns }, (_, index) => `${id}.c${index}`);
  const cells = new Y.Array<Y.Map<unknown>>();
  map.set('rows', listOf(rows));
  map.set('cols', listOf(columns));
  map.set('cells', cells);
  return () => {
    for (const cell of grid.cells) {
      const [row, column] = [rows[cell.row], columns[cell.column]];
      if (row === undefined || column === undefined || isUnwritten(cell.node)) continue;
      addCell(cells, { row, column }, cell, write);
    }
  };
}
