import type { Node } from '@tiptap/pm/model';
import type { PositionMapping } from './alignment.ts';
import type { GridCell, TableGrid } from './grid.ts';
import type { Projection, ShownTable } from './projection.ts';

/** Which old cell each new one was. */
export function originsOf(
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

/** A cell of the document shows the texts of one in the projection, one after the other. */
export function nodesOfTexts(
  { cells }: ShownTable,
  before: TableGrid,
): ReadonlyMap<Projection, readonly Node[]> {
  const nodes = new Map<Projection, readonly Node[]>();
  for (const [index, { projections }] of cells.entries()) {
    const children = before.cells[index]?.node.children ?? [];
    let first = 0;
    for (const projection of projections) {
      nodes.set(projection, children.slice(first, first + projection.nodes.length));
      first += projection.nodes.length;
    }
  }
  return nodes;
}
