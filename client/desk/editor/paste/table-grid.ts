/** As far as a reader's page shows a span. */
const WIDEST_SPAN = 100;

/** Places that are filled up, at most: a page may claim more than anybody has seen. */
const MOST_PLACES = 100_000;

const whole = (text: string | null): number => Math.trunc(Number(text ?? 1)) || 0;

function setSpan(cell: Element, name: 'rowspan' | 'colspan', span: number): void {
  if (span > 1) cell.setAttribute(name, String(span));
  else cell.removeAttribute(name);
}

/** Rows down to which a cell reaches; 0 says to the end. */
function rowspanOf(cell: Element, left: number): number {
  const told = cell.getAttribute('rowspan') === '0' ? left : whole(cell.getAttribute('rowspan'));
  return Math.min(Math.max(told, 1), left);
}

/** Puts a row's cells into the places that are left, and returns how many places are taken then. */
function placeRow(cells: readonly Element[], covered: number[], left: number): number {
  let column = 0;
  for (const cell of cells) {
    while ((covered[column] ?? 0) > 0) column += 1;
    const wanted = Math.min(Math.max(whole(cell.getAttribute('colspan')), 1), WIDEST_SPAN);
    let span = 1;
    while (span < wanted && (covered[column + span] ?? 0) === 0) span += 1;
    const rowspan = rowspanOf(cell, left);
    for (let at = column; at < column + span; at += 1) covered[at] = rowspan;
    setSpan(cell, 'colspan', span);
    setSpan(cell, 'rowspan', rowspan);
    column += span;
  }
  return covered.filter((rows) => rows > 0).length;
}

/**
 * Makes a table a rectangle, as browsers show it: spans end where the table or another cell does, and short
 * rows are filled up ([C11]). Editors fail at others, or mend them each in their own way.
 */
export function squareTable(
  rows: readonly { readonly row: Element; readonly cells: readonly Element[] }[],
): void {
  /** How many rows, this one included, each column is covered for. */
  const covered: number[] = [];
  const taken = rows.map(({ cells }, index) => {
    const count = placeRow(cells, covered, rows.length - index);
    for (const [column, left] of covered.entries()) covered[column] = Math.max(0, left - 1);
    return count;
  });
  const width = covered.length;
  if (width * rows.length > MOST_PLACES) return;
  for (const [index, { row }] of rows.entries()) {
    for (let count = taken[index] ?? width; count < width; count += 1) {
      row.append(row.ownerDocument.createElement('td'));
    }
  }
}
