import type { Node } from '@tiptap/pm/model';
import type * as Y from 'yjs';
import type { Attributes } from './form.ts';
import { textIn } from './form.ts';
import type { ProjectedTable, Projection, ShownCell, WrittenCell } from './projection.ts';
import { attributesOfCells, Cells, cellsThatShow } from './table-cells.ts';
import type { Span } from './table-spans.ts';
import { Spans } from './table-spans.ts';

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
  const rowKeys = cells.rows;
  const [rows, columns] = [[...rowKeys.keys()], [...cells.columns.keys()]];
  if (rows.length === 0 || columns.length === 0) return null;
  const spans = new Spans({ rows: rows.length, columns: columns.length });
  const shown: ShownCell[] = [];
  const nodes = [...rowKeys].map(([row, key], rowIndex) => {
    const inRow = columns.flatMap((column, columnIndex) => {
      if (spans.isTaken(rowIndex, columnIndex)) return [];
      const own = cells.at(row, column);
      const name = own.some(isHeader) ? 'tableHeader' : 'tableCell';
      const attributes = attributesOfCells(name, own);
      const span = spans.take(rowIndex, columnIndex, attributes);
      const written = covered({ cells, rows, columns }, { rowIndex, columnIndex }, span);
      const cell = showCell(written, tools, { name, attributes: { ...attributes, ...span } });
      shown.push({ row, column, written, projections: cell.projections });
      return [cell.node];
    });
    return tools.node(key, 'tableRow', {}, inRow);
  });
  return { rows: nodes, shown: { map, rows, columns, cells: shown } };
}

const isHeader = ({ map }: WrittenCell): boolean => textIn(map, 'kind') === 'tableHeader';

interface Grid {
  readonly cells: Cells;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
}

/** The cells for all places that a cell spans: it shows their texts one after the other. */
function covered(
  { cells, rows, columns }: Grid,
  { rowIndex, columnIndex }: { readonly rowIndex: number; readonly columnIndex: number },
  { rowspan, colspan }: Span,
): readonly WrittenCell[] {
  return rows
    .slice(rowIndex, rowIndex + rowspan)
    .flatMap((row) =>
      columns.slice(columnIndex, columnIndex + colspan).flatMap((column) => cells.at(row, column)),
    );
}

/** What stands for all cells that are not written yet. */
const UNWRITTEN = {};

function showCell(
  written: readonly WrittenCell[],
  { project, node }: TableTools,
  { name, attributes }: { readonly name: string; readonly attributes: Attributes },
) {
  const kept = cellsThatShow(written);
  const projections = kept.length > 0 ? kept.map(({ projection }) => projection) : [project(null)];
  const children = projections.flatMap(({ nodes }) => nodes);
  return { node: node(kept[0]?.map ?? UNWRITTEN, name, attributes, children), projections };
}
