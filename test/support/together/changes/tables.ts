import { acrossWord, atEnd, atStart, change, inLine } from './change.ts';
import type { Change } from './change.ts';

export const TABLE_CHANGES: readonly Change[] = [
  change('row below', 'table', (ben) => inLine(ben).run((c) => c.addRowAfter())),
  change('row above', 'table', (ben) => inLine(ben).run((c) => c.addRowBefore())),
  change('column after', 'table', (ben) => inLine(ben).run((c) => c.addColumnAfter())),
  change('column before', 'table', (ben) => inLine(ben).run((c) => c.addColumnBefore())),
  change('delete the row', 'table', (ben) => inLine(ben).run((c) => c.deleteRow())),
  change('delete the column', 'table', (ben) => inLine(ben).run((c) => c.deleteColumn())),
  change('delete the row above', 'table', (ben) =>
    ben.select(ben.behind('HA')).run((c) => c.deleteRow()),
  ),
  change('delete the column beside', 'table', (ben) =>
    ben.select(ben.behind('MA')).run((c) => c.deleteColumn()),
  ),
  change('delete the table by command', 'table', (ben) => inLine(ben).run((c) => c.deleteTable())),
  change('Backspace over all cells', 'table', (ben) =>
    ben.selectCells('HA', 'LC').press('Backspace'),
  ),
  change('merge cells', 'table', (ben) => ben.selectCells('abc', 'MC').run((c) => c.mergeCells())),
  change('merge into the cell before', 'table', (ben) =>
    ben.selectCells('MA', 'abc').run((c) => c.mergeCells()),
  ),
  change('merge downwards', 'table', (ben) =>
    ben.selectCells('abc', 'LB').run((c) => c.mergeOrSplit()),
  ),
  change('split a cell', 'spanned', (ben) => inLine(ben).run((c) => c.splitCell())),
  change('empty the cells', 'table', (ben) => ben.selectCells('MA', 'abc').press('Delete')),
  change('header row off', 'table', (ben) =>
    ben.select(ben.behind('HA')).run((c) => c.toggleHeaderRow()),
  ),
  change('header column', 'table', (ben) => inLine(ben).run((c) => c.toggleHeaderColumn())),
  change('header cell', 'table', (ben) => inLine(ben).run((c) => c.toggleHeaderCell())),
  change('attribute of a cell', 'table', (ben) =>
    inLine(ben).run((c) => c.setCellAttribute('colwidth', [90])),
  ),
  change('Tab in the last cell', 'lastCell', (ben) => atEnd(ben).press('Tab')),
  change('Enter in a cell', 'table', (ben) => ben.select(ben.before('g')).press('Enter')),
  change('list in a cell', 'table', (ben) => inLine(ben).press('Mod-Shift-8')),
  change('out of a list in a cell', 'richCell', (ben) => inLine(ben).press('Shift-Tab')),
  change('join in a cell', 'richCell', (ben) => ben.select(ben.before('LAST')).press('Backspace')),
  change('delete the row of a rich cell', 'richCell', (ben) =>
    inLine(ben).run((c) => c.deleteRow()),
  ),
  change('bold in a cell', 'table', (ben) => acrossWord(ben).press('Mod-b'), { marks: true }),
  change('type at the start of a cell', 'table', (ben) => atStart(ben).type('Q')),
  change('row and column', 'table', (ben) => {
    inLine(ben).run((c) => c.addRowAfter());
    ben.run((c) => c.addColumnAfter());
  }),
];
