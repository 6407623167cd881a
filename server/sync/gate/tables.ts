import * as Y from 'yjs';

/** Rows by columns. */
const MAXIMUM_PLACES = 100_000;

const elementsIn = (parent: Y.XmlElement): readonly Y.XmlElement[] =>
  parent.toArray().filter((child) => child instanceof Y.XmlElement);

const spanOf = (cell: Y.XmlElement, name: string): number => {
  const value: unknown = cell.getAttribute(name);
  return typeof value === 'number' ? value : 1;
};

/** Columns of the widest row, with the cells that reach down into it. */
function widthOf(rows: readonly Y.XmlElement[]): number {
  const begun = Array.from({ length: rows.length }, () => 0);
  const ended = Array.from({ length: rows.length + 1 }, () => 0);
  for (const [index, row] of rows.entries()) {
    for (const cell of elementsIn(row)) {
      const columns = spanOf(cell, 'colspan');
      const end = Math.min(rows.length, index + spanOf(cell, 'rowspan'));
      begun[index] = (begun[index] ?? 0) + columns;
      ended[end] = (ended[end] ?? 0) + columns;
    }
  }
  let columns = 0;
  let widest = 0;
  for (const [index, more] of begun.entries()) {
    columns += more - (ended[index] ?? 0);
    widest = Math.max(widest, columns);
  }
  return widest;
}

/** The table that a row, a cell or its attribute stands in, or null. */
export function tableAround({ parent }: Pick<Y.Item, 'parent'>): Y.XmlElement | null {
  let type: unknown = parent;
  for (let level = 0; level < 3 && type instanceof Y.XmlElement; level += 1) {
    if (type.nodeName === 'table') return type;
    type = type.parent;
  }
  return null;
}

/** Editors lay out every place of a table: few bytes can announce more of them than any browser holds. */
export function isTooLarge(table: Y.XmlElement): boolean {
  const rows = elementsIn(table);
  return rows.length * widthOf(rows) > MAXIMUM_PLACES;
}
