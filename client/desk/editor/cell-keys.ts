import { Extension } from '@tiptap/core';
import { CellSelection } from '@tiptap/pm/tables';

const ARROWS = ['Shift-ArrowLeft', 'Shift-ArrowRight', 'Shift-ArrowUp', 'Shift-ArrowDown'];

/** Where the table ends, selected cells stay selected: the browser would put the caret in some text behind them. */
export const CellKeys = Extension.create({
  name: 'cellKeys',
  // Behind the keys of tables, which select the next cell where there is one.
  priority: 50,
  addKeyboardShortcuts() {
    const stays = (): boolean => this.editor.state.selection instanceof CellSelection;
    return Object.fromEntries(ARROWS.map((key) => [key, stays]));
  },
});
