import type { CoverageOf } from './coverage.ts';
import { ALWAYS, harmless, SELECTS, tried } from './coverage.ts';

const bold = tried('bold by asterisks');
const boldByUnderscores = tried('bold by underscores');
const italic = tried('italic by an asterisk');
const italicByUnderscore = tried('italic by underscores');
const struck = tried('struck through by tildes');

/** Rules for what is typed, by extension and pattern. */
export const INPUT_RULE_COVERAGE: CoverageOf = {
  'bold: /(?:^|\\s)(\\*\\*(?!\\s+\\*\\*)((?:[^*]+))\\*\\*(?!\\s+\\*\\*))$/': bold,
  'bold: /(?:^|\\s)(__(?!\\s+__)((?:[^_]+))__(?!\\s+__))$/': boldByUnderscores,
  'blockquote: /^\\s*>\\s$/': tried('passage by “> ”'),
  'bulletList: /^\\s*([-+*])\\s$/': tried('bullet list by “- ”'),
  'heading: /^(#{2,2})\\s$/': tried('heading by “## ”', '“## ” taken back at once'),
  'heading: /^(#{2,3})\\s$/': tried('small heading by “### ”'),
  'horizontalRule: /^(?:---|—-|___\\s|\\*\\*\\*\\s)$/': tried('divider by “---”'),
  'italic: /(?:^|\\s)(\\*(?!\\s+\\*)((?:[^*]+))\\*(?!\\s+\\*))$/': italic,
  'italic: /(?:^|\\s)(_(?!\\s+_)((?:[^_]+))_(?!\\s+_))$/': italicByUnderscore,
  'orderedList: /^(\\d+)\\.\\s$/': tried('numbered list by “5. ”'),
  'strike: /(?:^|\\s)(~~(?!\\s+~~)((?:[^~]+))~~(?!\\s+~~))$/': struck,
};

const PASTED_MARKS = tried('paste marks');

/** Rules for what is pasted, by extension and pattern. */
export const PASTE_RULE_COVERAGE: CoverageOf = {
  'link: by a function': tried('paste an address'),
  'bold: /(?:^|\\s)(\\*\\*(?!\\s+\\*\\*)((?:[^*]+))\\*\\*(?!\\s+\\*\\*))/g': PASTED_MARKS,
  'bold: /(?:^|\\s)(__(?!\\s+__)((?:[^_]+))__(?!\\s+__))/g': PASTED_MARKS,
  'italic: /(?:^|\\s)(\\*(?!\\s+\\*)((?:[^*]+))\\*(?!\\s+\\*))/g': PASTED_MARKS,
  'italic: /(?:^|\\s)(_(?!\\s+_)((?:[^_]+))_(?!\\s+_))/g': PASTED_MARKS,
  'strike: /(?:^|\\s)(~~(?!\\s+~~)((?:[^~]+))~~(?!\\s+~~))/g': tried('paste struck-through text'),
};

const TELLS = harmless('it tells listeners, and the desk has none that write');
const DRAWS = harmless('it draws');
const BINDS = harmless('it is the binding, which every cell tries');

/** Hooks of plugins, by extension. */
export const HOOK_COVERAGE: CoverageOf = {
  'link: appendTransaction': tried('an address becomes a link'),
  'link: handleClick': harmless('it opens a link'),
  'link: handlePaste': tried('paste a link over a word'),
  'sharedText: view': BINDS,
  'carets: view': DRAWS,
  'carets: on focus': TELLS,
  'carets: on blur': TELLS,
  'confirmations: appendTransaction': tried('words of a confirmed quote'),
  'directions: handleKeyDown': tried('right out of the last field'),
  'pasting: clipboardSerializer': tried('copy a quote and paste it'),
  'pasting: handleDrop': tried('drop text from elsewhere'),
  'pasting: handlePaste': tried('paste paragraphs', 'paste two lines into a field'),
  'pasting: transformPasted': tried('paste paragraphs', 'paste a table into a cell'),
  'pasting: transformPastedHTML': tried('paste a list', 'paste a table'),
  'pasting: transformPastedText': tried('paste text of two lines'),
  'pasting: view': DRAWS,
  'slashMenu: view': DRAWS,
  'slashMenu: handleKeyDown': tried('heading by the slash menu'),
  'partKeys: handleKeyDown': harmless('it stops a key that is held down'),
  'clipboardTextSerializer: clipboardTextSerializer': harmless('it reads'),
  'focusEvents: on focus': TELLS,
  'focusEvents: on blur': TELLS,
  'keymap: appendTransaction': tried('select all and delete', 'delete all of a heading'),
  'drop: handleDrop': TELLS,
  'paste: handlePaste': TELLS,
  'dropCursor: view': DRAWS,
  'gapCursor: createSelectionBetween': SELECTS,
  'gapCursor: handleClick': SELECTS,
  'gapCursor: handleKeyDown': SELECTS,
  'limits: filterTransaction': harmless('it refuses what is too large, as test/unit/editor tries'),
  'limits: view': harmless('it says why'),
  'longDrafts: view': harmless('it draws'),
  'ownSelection: view': harmless('it hides from React that the text is editable'),
  'lostLine: view': harmless('it says that a line is gone'),
  'revived: view': harmless('it draws'),
  'sharedText: filterTransaction': harmless('it refuses answers to what others write'),
  'typingInGap: handleTextInput': ALWAYS,
  'wholeBlocks: handleTextInput': harmless('it leaves text as text, as test/unit/editor tries'),
  'gapCursor: on beforeinput': tried('type at a gap'),
  'orderedList: handlePaste': tried('paste a list of numbers'),
  'table: appendTransaction': harmless('it repairs tables, and the binding gives none to repair'),
  'table: createSelectionBetween': SELECTS,
  'table: handleTripleClick': SELECTS,
  'table: handleKeyDown': tried('Backspace over all cells', 'empty the cells'),
  'table: handlePaste': tried('paste a table into a cell'),
  'table: on mousedown': SELECTS,
  'selection: on blur': DRAWS,
  'selection: on focus': DRAWS,
  'partSelection: createSelectionBetween': SELECTS,
  'blockShortcuts: handleKeyDown': tried('quote by Ctrl+Alt+Q'),
  'freshIds: transformPasted': tried('cut a quote and paste it below', 'copy a quote and paste it'),
  'freshIds: on cut': tried('cut a quote and paste it below'),
  'uploads: handlePaste': tried('paste a picture'),
  'uploads: handleDrop': tried('drop a picture'),
  'editorKeys: handleTextInput': tried('type on a selected embed'),
  'editorKeys: on keydown': harmless('it tells where the caret is, and stops a chord of the desk'),
};
