import type { Node } from '@tiptap/pm/model';
import { TableMap } from '@tiptap/pm/tables';

/** A cell by its first row and column. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly node: Node;
  /** Where it begins in the document. */
  readonly position: number;
}

export interface TableGrid {
  readonly rows: number;
  readonly columns: number;
  /** In the order of the nodes. */
  readonly cells: readonly GridCell[];
}

/** The cells of a table that begins at `position`. */
export function gridOf(table: Node, position: number): TableGrid {
  const { map, width, height } = TableMap.get(table);
  const cells: GridCell[] = [];
  const seen = new Set<number>();
  for (const [place, offset] of map.entries()) {
    // A hole, where a row is shorter than the others.
    if (offset === 0 || seen.has(offset)) continue;
    seen.add(offset);
    const node = table.nodeAt(offset);
    if (node === null) continue;
    const row = Math.floor(place / width);
    cells.push({ row, column: place % width, node, position: position + 1 + offset });
  }
  return { rows: height, columns: width, cells };
}
