import type { CoverageOf } from './coverage.ts';
import { ALWAYS, harmless, SELECTS, tried } from './coverage.ts';

const BACKSPACE_IN_LIST = tried(
  'Backspace at the start of a point',
  'Backspace at the start of the first point',
  'Backspace at the start of an inner point',
  'Backspace after a list',
);
const DELETE_IN_LIST = tried(
  'Delete at the end of a point',
  'Delete at the end of a point with points',
  'Delete before a list',
);
const CELLS_GO = tried('Backspace over all cells', 'empty the cells');
const OFF_THE_DESK = harmless('the desk takes this chord before it');
const CODE_ONLY = harmless('there is no code block');
const LEADS_OUT = harmless('it leads out of the text');

/** Shortcuts by the extension that brings them. */
export const SHORTCUT_COVERAGE: CoverageOf = {
  'paragraph: Mod-Alt-0': tried('heading to paragraph'),
  'sharedText: Mod-z': ALWAYS,
  'sharedText: Mod-y': ALWAYS,
  'sharedText: Shift-Mod-z': ALWAYS,
  'partKeys: Enter': tried('Enter in the last field'),
  'partKeys: Tab': SELECTS,
  'partKeys: Shift-Tab': SELECTS,
  'partKeys: Backspace': tried(
    'Backspace at the start of a field',
    'Backspace after a quote',
    'Backspace in an empty quote',
    'Backspace from an empty paragraph into a quote',
  ),
  'partKeys: Delete': tried('Delete at the end of a field'),
  'partKeys: ArrowDown': tried('a paragraph at the end'),
  'listItemBranchingDeleteKeymap: Delete': DELETE_IN_LIST,
  'listItemBranchingDeleteKeymap: Mod-Delete': DELETE_IN_LIST,
  'keymap: Enter': tried('Enter in the middle', 'Enter at the start', 'Enter at the end'),
  'keymap: Mod-Enter': CODE_ONLY,
  'keymap: Backspace': tried('Backspace joins with the line above', 'Backspace joins a heading'),
  'keymap: Mod-Backspace': tried('Backspace joins with the line above'),
  'keymap: Shift-Backspace': tried('Backspace joins with the line above'),
  'keymap: Delete': tried('Delete joins with the line below', 'Delete an empty paragraph below'),
  'keymap: Mod-Delete': tried('Delete joins with the line below'),
  'keymap: Mod-a': tried('select all and delete'),
  'subscript: Mod-,': tried('subscript'),
  'superscript: Mod-.': tried('superscript'),
  'wholeLetters: Backspace': tried('Backspace over a whole letter'),
  'bold: Mod-b': tried('bold'),
  'bold: Mod-B': tried('bold'),
  'blockquote: Mod-Shift-b': tried('passage'),
  'blockquote: Backspace': tried('Backspace at the start in a passage'),
  'bulletList: Mod-Shift-8': tried('bullet list', 'list off', 'list in a passage'),
  'hardBreak: Mod-Enter': OFF_THE_DESK,
  'hardBreak: Shift-Enter': tried('line break'),
  'heading: Mod-Alt-2': tried('toggle a heading'),
  'heading: Mod-Alt-3': tried('toggle a small heading', 'another level of heading'),
  'italic: Mod-i': tried('italic'),
  'italic: Mod-I': tried('italic'),
  'listKeymap: Delete': DELETE_IN_LIST,
  'listKeymap: Mod-Delete': DELETE_IN_LIST,
  'listKeymap: Backspace': BACKSPACE_IN_LIST,
  'listKeymap: Mod-Backspace': BACKSPACE_IN_LIST,
  'listKeymap: Tab': tried('indent'),
  'orderedList: Mod-Shift-7': tried('numbered list', 'bullets to numbers'),
  'strike: Mod-Shift-s': tried('struck through'),
  'listItem: Enter': tried('Enter in a point', 'Enter twice ends the list'),
  'listItem: Tab': tried('indent'),
  'listItem: Shift-Tab': tried('outdent', 'out of a list in a passage'),
  'table: Tab': tried('Tab in the last cell'),
  'table: Shift-Tab': SELECTS,
  'table: Backspace': CELLS_GO,
  'table: Mod-Backspace': CELLS_GO,
  'table: Delete': CELLS_GO,
  'table: Mod-Delete': CELLS_GO,
  'blockShortcuts: Alt-ArrowUp': tried('move up by key'),
  'blockShortcuts: Alt-ArrowDown': tried('move down by key'),
  'editorKeys: Escape': LEADS_OUT,
  'editorKeys: Mod-k': LEADS_OUT,
};
