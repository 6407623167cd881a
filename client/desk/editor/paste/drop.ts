import { CellSelection } from '@tiptap/pm/tables';
import { dropPoint } from '@tiptap/pm/transform';
import type { Selection, Transaction } from '@tiptap/pm/state';
import { NodeSelection, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { forCell } from './into-cell.ts';
import { fieldAt, headlineAt, intoField, intoHeadline } from './into-field.ts';
import type { Pasted } from './place-slice.ts';

interface Dropped extends Pasted {
  /** True where it goes from its old place. */
  readonly moved: boolean;
}

/** Takes what is moved away from where it was. */
function removeSource(view: EditorView, transaction: Transaction): void {
  const node: unknown = view.dragging === null ? undefined : Reflect.get(view.dragging, 'node');
  if (node instanceof NodeSelection) node.replace(transaction);
  else transaction.deleteSelection();
}

/** A block as a whole finds its own way out of fields and cells. */
const isBlock = ({ slice }: Pasted): boolean =>
  slice.openStart === 0 && slice.openEnd === 0 && slice.content.firstChild?.isBlock === true;

const isInCell = (transaction: Transaction, position: number): boolean => {
  const $position = transaction.doc.resolve(position);
  return Array.from({ length: $position.depth }, (_, depth) => $position.node(depth + 1)).some(
    ({ type }) => String(type.spec.tableRole ?? '').endsWith('cell'),
  );
};

/**
 * The transaction of a drop, or null where ProseMirror's own way is fine: blocks that are dragged, and text
 * that is moved in texts. Files are not for here.
 */
export function dropSlice(
  view: EditorView,
  event: DragEvent,
  dropped: Dropped,
): Transaction | null {
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
  if (at === null || dropped.slice.size === 0) return null;
  if (dropped.moved && isBlock(dropped)) return moveDragged(view, at.pos);
  const transaction = view.state.tr;
  const place = { from: at.pos, to: at.pos };
  const field = fieldAt(transaction.doc, place) ?? headlineAt(transaction.doc, place);
  const particular = field !== null || isInCell(transaction, at.pos);
  if (dropped.moved && !particular) return null;
  if (dropped.moved) removeSource(view, transaction);
  const position = transaction.mapping.map(at.pos);
  return putAt(transaction, position, dropped);
}

/** The selected block; a table that is selected as a whole is a selection of its cells. */
function selectedBlock(
  selection: Selection,
): { readonly from: number; readonly to: number } | null {
  if (selection instanceof NodeSelection) return selection;
  if (!(selection instanceof CellSelection)) return null;
  const { $anchorCell } = selection;
  return { from: $anchorCell.before(-1), to: $anchorCell.after(-1) };
}

/**
 * Moves the block that is dragged as it is by now: colleagues may have written in it since it was taken up, and one
 * of them may have removed it.
 */
function moveDragged({ state, dragging }: EditorView, to: number): Transaction | null {
  // Dragged by itself and not selected: ProseMirror knows which it is.
  if (dragging !== null && Reflect.get(dragging, 'node') instanceof NodeSelection) return null;
  const source = selectedBlock(state.selection);
  const transaction = state.tr;
  if (source === null) return transaction;
  const slice = state.doc.slice(source.from, source.to);
  const point = dropPoint(state.doc, to, slice) ?? to;
  const block = slice.content.firstChild;
  if (block === null || (point >= source.from && point <= source.to)) return transaction;
  transaction.deleteRange(source.from, source.to);
  const place = transaction.mapping.map(point);
  transaction.replaceRangeWith(place, place, block);
  const $place = transaction.doc.resolve(place);
  const isThere = $place.nodeAfter?.sameMarkup(block) === true && NodeSelection.isSelectable(block);
  return transaction.setSelection(isThere ? new NodeSelection($place) : TextSelection.near($place));
}

function putAt(transaction: Transaction, position: number, dropped: Dropped): Transaction {
  const place = { from: position, to: position };
  if (fieldAt(transaction.doc, place) !== null) return intoField(transaction, place, dropped);
  if (headlineAt(transaction.doc, place) !== null) return intoHeadline(transaction, place, dropped);
  const inCell = isInCell(transaction, position);
  const fitted = inCell ? forCell(dropped.slice, dropped.losses) : null;
  const slice = fitted?.slice ?? dropped.slice;
  const point = dropPoint(transaction.doc, position, slice) ?? position;
  transaction.replaceRange(point, point, slice);
  const end = transaction.mapping.map(point, 1);
  transaction.setSelection(TextSelection.near(transaction.doc.resolve(end), -1));
  if (fitted !== null && fitted.below.length > 0) {
    transaction.insert(transaction.doc.resolve(end).after(1), fitted.below);
  }
  return transaction;
}
