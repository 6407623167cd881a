import type { Node, ResolvedPos, Schema } from '@tiptap/pm/model';
import { Fragment, Slice } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { TextSelection } from '@tiptap/pm/state';
import {
  __clipCells as clipCells,
  __insertCells as insertCells,
  __pastedCells as pastedCells,
  CellSelection,
  isInTable,
  selectionCell,
  TableMap,
} from '@tiptap/pm/tables';
import { linesIn } from './flatten.ts';
import type { Losses } from './losses.ts';

/** True where the caret or the selection is in cells. */
export const isInCell = (state: EditorState): boolean => isInTable(state);

/** True where something is cells and nothing else: it goes into the cells from the caret on. */
export const isCells = (slice: Slice): boolean => slice.size > 0 && pastedCells(slice) !== null;

/** The cells that a paste goes into, as places of their table, and where that table's rows begin. */
function targetOf({ selection }: EditorState, $cell: ResolvedPos) {
  const start = $cell.start(-1);
  const map = TableMap.get($cell.node(-1));
  const rect =
    selection instanceof CellSelection
      ? map.rectBetween(selection.$anchorCell.pos - start, selection.$headCell.pos - start)
      : map.findCell($cell.pos - start);
  return { start, rect };
}

/**
 * Puts cells into a table, from the caret's on or into the selected ones. ProseMirror's own way fails where
 * the last cell's place is covered by one from above: all steps are made by then, and only the selection is
 * missing ([C11]).
 */
export function cellsIntoTable(state: EditorState, slice: Slice): Transaction | null {
  const pasted = pastedCells(slice);
  if (pasted === null) return null;
  const { selection } = state;
  const { start, rect } = targetOf(state, selectionCell(state));
  const cells =
    selection instanceof CellSelection
      ? clipCells(pasted, rect.right - rect.left, rect.bottom - rect.top)
      : pasted;
  const transaction = state.tr;
  // The same state, but that its transaction is the one that we hold.
  const recording = Object.create(state, { tr: { value: transaction } }) as EditorState;
  try {
    insertCells(recording, () => {}, start, rect, cells);
  } catch (error) {
    if (!transaction.docChanged || !isSound(transaction, start)) throw error;
  }
  const last = { row: rect.top + cells.height - 1, column: rect.left + cells.width - 1 };
  return selectEndOf(transaction, start, last);
}

/** Puts the caret behind the words of the cell that covers a place of the table. */
function selectEndOf(
  transaction: Transaction,
  start: number,
  { row, column }: { readonly row: number; readonly column: number },
): Transaction {
  const table = transaction.doc.nodeAt(start - 1);
  if (table === null) return transaction;
  const { map, width } = TableMap.get(table);
  const position = map[row * width + column] ?? 0;
  const end = start + position + (table.nodeAt(position)?.nodeSize ?? 1) - 1;
  return transaction.setSelection(TextSelection.near(transaction.doc.resolve(end), -1));
}

/** Everything is in its place; missing cells and spans that meet are mended by ProseMirror right after. */
function isSound(transaction: Transaction, start: number): boolean {
  const table = transaction.doc.nodeAt(start - 1);
  if (table === null || table.type.spec.tableRole !== 'table') return false;
  table.check();
  return true;
}

/** Blocks that stay what they are by going below the table. */
const STANDS_ALONE = new Set(['image', 'embed', 'quote', 'locationStamp']);

interface CellContent {
  readonly inside: readonly Node[];
  /** What no cell can hold, in its order. */
  readonly below: readonly Node[];
}

const NOTHING: CellContent = { inside: [], below: [] };

function paragraphsOf(node: Node, schema: Schema): readonly Node[] {
  const { paragraph } = schema.nodes;
  if (paragraph === undefined) return [];
  return linesIn(Fragment.from(node)).map((line) => paragraph.create(null, Fragment.from(line)));
}

function contentOf(node: Node, losses: Losses): CellContent {
  const { name, schema } = node.type;
  if (name === 'paragraph' || name === 'bulletList' || name === 'orderedList') {
    return { inside: [node], below: [] };
  }
  if (STANDS_ALONE.has(name)) return { inside: [], below: [node] };
  if (name === 'horizontalRule') {
    losses.note('rule');
    return NOTHING;
  }
  if (name === 'table') losses.note('table');
  if (name === 'blockquote') return cellContent(node.content, losses);
  return { inside: paragraphsOf(node, schema), below: [] };
}

function cellContent(fragment: Fragment, losses: Losses): CellContent {
  const parts = fragment.content.map((node) => contentOf(node, losses));
  return {
    inside: parts.flatMap(({ inside }) => inside),
    below: parts.flatMap(({ below }) => below),
  };
}

/** What was pasted as a cell can hold it, and the blocks that stand below the table instead. */
export function forCell(
  slice: Slice,
  losses: Losses,
): { readonly slice: Slice; readonly below: readonly Node[] } {
  const simple = slice.content.content.every(({ isInline, type }) =>
    isInline ? true : type.name === 'paragraph',
  );
  if (simple) return { slice, below: [] };
  const { inside, below } = cellContent(slice.content, losses);
  return { slice: Slice.maxOpen(Fragment.from(inside)), below };
}
