import { isAllowedUrl } from '../../../../shared/document/schema/url.ts';
import type { Slice } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { TextSelection } from '@tiptap/pm/state';
import { CellSelection } from '@tiptap/pm/tables';
import { cellsIntoTable, forCell, isCells, isInCell } from './into-cell.ts';
import { fieldAt, headlineAt, intoField, intoHeadline } from './into-field.ts';
import type { Losses } from './losses.ts';

export interface Pasted {
  readonly slice: Slice;
  readonly losses: Losses;
}

/** An address pasted over words becomes their link, in fields too that take links. */
function isAddressForWords({ selection, schema }: EditorState, slice: Slice): boolean {
  const { link } = schema.marks;
  const text = slice.content.textBetween(0, slice.content.size, '\n');
  const takesLinks = link !== undefined && selection.$from.parent.type.allowsMarkType(link);
  return !selection.empty && takesLinks && !/\s/.test(text) && isAllowedUrl(text);
}

/**
 * The transaction that puts what was pasted where the selection is, for places that ProseMirror would tear
 * or fail at: fields of blocks, headlines, cells. Null where nothing is in the way.
 */
export function placeInParticular(state: EditorState, pasted: Pasted): Transaction | null {
  const { from, to } = state.selection;
  const place = { from, to };
  if (isAddressForWords(state, pasted.slice)) return null;
  if (fieldAt(state.doc, place) !== null) return intoField(state.tr, place, pasted);
  if (headlineAt(state.doc, place) !== null) return intoHeadline(state.tr, place, pasted);
  if (!isInCell(state)) return null;
  return isCells(pasted.slice) ? cellsIntoTable(state, pasted.slice) : intoCell(state, pasted);
}

/** Null where a cell can hold all of it as it is. */
function intoCell(state: EditorState, { slice, losses }: Pasted): Transaction | null {
  const { $from } = state.selection;
  if (!(state.selection instanceof TextSelection) || $from.depth === 0) return null;
  const fitted = forCell(slice, losses);
  if (fitted.slice === slice) return null;
  const transaction = state.tr.replaceSelection(fitted.slice);
  const table = transaction.doc.resolve(transaction.mapping.map($from.before(1), -1));
  const after = table.pos + (table.nodeAfter?.nodeSize ?? 0);
  if (fitted.below.length > 0) transaction.insert(after, fitted.below);
  return transaction;
}

/** What several selected cells are filled with: text and lists, as other blocks would stand in none. */
export function forSelectedCells(state: EditorState, { slice, losses }: Pasted): Slice {
  if (!(state.selection instanceof CellSelection) || isCells(slice)) return slice;
  const fitted = forCell(slice, losses);
  losses.note('block', fitted.below.length);
  return fitted.slice;
}

/** The transaction that ProseMirror itself would make of a paste. */
export function placeAnywhere(state: EditorState, slice: Slice): Transaction {
  const single =
    slice.openStart === 0 && slice.openEnd === 0 && slice.content.childCount === 1
      ? slice.content.firstChild
      : null;
  return single === null
    ? state.tr.replaceSelection(slice)
    : state.tr.replaceSelectionWith(single, false);
}
