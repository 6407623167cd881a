import * as Y from 'yjs';
import { isLive, textIn } from './form.ts';
import type { Projection, ShownTable } from './projection.ts';
import { mapsIn, textOfCell } from './table-cells.ts';

/** What of one table was removed and shows nowhere. */
interface RemovedParts {
  readonly rows: readonly Y.Map<unknown>[];
  readonly cols: readonly Y.Map<unknown>[];
  readonly cells: readonly Y.Map<unknown>[];
}

const isRemoved = (line: Y.Map<unknown>, shown: readonly string[]): boolean =>
  !isLive(line) && !shown.includes(textIn(line, 'id'));

/** Rows and columns that were removed, and the empty cells for rows and columns that do not show. */
function removedParts({ map, rows, columns }: ShownTable): RemovedParts {
  const [shownRows, shownColumns] = [new Set(rows), new Set(columns)];
  return {
    rows: mapsIn(map, 'rows').filter((line) => isRemoved(line, rows)),
    cols: mapsIn(map, 'cols').filter((line) => isRemoved(line, columns)),
    cells: mapsIn(map, 'cells').filter((cell) => {
      const isPlaced = shownRows.has(textIn(cell, 'row')) && shownColumns.has(textIn(cell, 'col'));
      return !isPlaced && (textOfCell(cell)?.toJSON() ?? '') === '';
    }),
  };
}

/** The texts of the cells that show. */
export const textsInTables = ({ tables }: Projection): readonly Projection[] =>
  [...tables.values()].flatMap(({ cells }) =>
    cells.flatMap(({ written }) => written.map(({ projection }) => projection)),
  );

/** How much a sweep of the tables that a body shows would take. */
export function countRemovedInTables(body: Projection): number {
  const tables = [...body.tables.values()].map(removedParts);
  const parts = tables.reduce(
    (sum, { rows, cols, cells }) => sum + rows.length + cols.length + cells.length,
    0,
  );
  return textsInTables(body).reduce((sum, { hidden }) => sum + hidden.length, parts);
}

function takeFrom(list: unknown, maps: readonly Y.Map<unknown>[]): void {
  if (!(list instanceof Y.Array)) return;
  const gone = new Set<unknown>(maps);
  for (let index = list.length - 1; index >= 0; index -= 1) {
    if (gone.has(list.get(index))) list.delete(index, 1);
  }
}

/** Really deletes at most so many removed rows, columns and cells; answers how many. Inside of a transaction. */
export function sweepTables(body: Projection, most: number): number {
  let left = most;
  for (const table of body.tables.values()) {
    const removed = removedParts(table);
    for (const list of ['cells', 'rows', 'cols'] as const) {
      const gone = removed[list].slice(0, left);
      left -= gone.length;
      if (gone.length > 0) takeFrom(table.map.get(list), gone);
    }
  }
  return most - left;
}
