import type { Losses } from './losses.ts';
import { hasWords, isBlock, moveChildren, rename, tagOf, unwrap, wrapContent } from './markup.ts';
import { squareTable } from './table-grid.ts';

const rowsOf = (table: Element): readonly Element[] =>
  [...table.querySelectorAll('tr')].filter((row) => row.closest('table') === table);

const cellsOf = (row: Element): readonly Element[] =>
  [...row.children].filter((cell) => /^t[dh]$/.test(tagOf(cell)));

/** Rows as lines of text, for a table where none can stand. */
function linesOf(table: Element): DocumentFragment {
  const document = table.ownerDocument;
  const lines = document.createDocumentFragment();
  for (const row of rowsOf(table)) {
    const line = document.createElement('p');
    for (const cell of cellsOf(row)) {
      if (!hasWords(cell) && cell.querySelector('img') === null) continue;
      if (line.hasChildNodes()) line.append(' | ');
      for (const block of [...cell.querySelectorAll('*')].filter(isBlock)) {
        block.before(' ');
        block.append(' ');
        unwrap(block);
      }
      moveChildren(cell, line);
    }
    if (line.hasChildNodes()) lines.append(line);
  }
  return lines;
}

/** Tables of mails that only place what they hold. */
function isLayout(table: Element): boolean {
  if (/^(presentation|none)$/i.test(table.getAttribute('role') ?? '')) return true;
  const rows = rowsOf(table);
  if (rows.length === 1 && cellsOf(rows[0] ?? table).length === 1) return true;
  if (table.closest('[class*="signature" i], [id*="signature" i]') !== null) return true;
  const without = (name: string): boolean => table.getAttribute(name) === '0';
  return without('cellpadding') && without('cellspacing') && table.querySelector('table') !== null;
}

/** What a table that only places holds, in its order. */
function unwrapLayout(table: Element): void {
  const made = table.ownerDocument.createElement('div');
  for (const row of rowsOf(table)) {
    for (const cell of cellsOf(row)) {
      const block = table.ownerDocument.createElement('div');
      moveChildren(cell, block);
      made.append(block);
    }
  }
  table.replaceWith(made);
}

/** A caption is a line above; a table knows none here. */
function hoistCaption(table: Element): void {
  for (const caption of table.querySelectorAll(':scope > caption')) {
    table.before(rename(caption, 'p'));
  }
}

/** Cells and items of lists hold paragraphs and lists; everything else splits them. */
function simplify(holder: Element, losses: Losses): void {
  for (const block of holder.querySelectorAll(
    'h1, h2, h3, h4, h5, h6, blockquote, hr, pre, figure',
  )) {
    const tag = tagOf(block);
    if (tag === 'hr') {
      losses.note('rule');
      block.remove();
    } else if (/^h\d$/.test(tag)) {
      wrapContent(rename(block, 'p'), 'strong');
    } else if (tag === 'pre') rename(block, 'p');
    else if (tag === 'blockquote' || !block.hasAttribute('data-block')) unwrap(block);
  }
}

/**
 * Tables as the schema holds them: spans within the table, nothing in cells but text and lists. Tables that
 * only place what they hold go; those in cells and lists become lines of text.
 */
export function tidyTables(body: Element, losses: Losses): void {
  for (const table of body.querySelectorAll('table')) if (isLayout(table)) unwrapLayout(table);
  // From the inside out, so that lines of text find their place in lines of text.
  for (const table of [...body.querySelectorAll('table')].toReversed()) {
    hoistCaption(table);
    if (table.parentElement?.closest('td, th, li') === null || table.parentElement === null)
      continue;
    losses.note('table');
    table.replaceWith(linesOf(table));
  }
  for (const table of body.querySelectorAll('table')) tidyTable(table, losses);
  for (const item of body.querySelectorAll('li')) simplify(item, losses);
}

function tidyTable(table: Element, losses: Losses): void {
  const rows = rowsOf(table);
  for (const row of rows) {
    const cells = cellsOf(row);
    if (cells.length === 0) row.remove();
    for (const cell of cells) simplify(cell, losses);
  }
  const left = rows.filter((row) => row.parentNode !== null);
  if (left.length === 0) table.remove();
  else squareTable(left.map((row) => ({ row, cells: cellsOf(row) })));
}
