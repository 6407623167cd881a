import type { Editor } from '@tiptap/core';
import type { Node, Slice } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { NodeSelection, TextSelection } from '@tiptap/pm/state';
import { Fragment } from '@tiptap/pm/model';
import { withFreshIds } from './fresh-ids.ts';

/** Index of the top-level block with the caret, or −1 in an empty body. */
function currentBlock(editor: Editor): number {
  const { $from } = editor.state.selection;
  return editor.state.doc.childCount === 0
    ? -1
    : Math.min($from.index(0), editor.state.doc.childCount - 1);
}

/** Where the block with this index begins. */
export function startOfBlock(document: Node, index: number): number {
  let position = 0;
  for (const child of document.children.slice(0, index)) position += child.nodeSize;
  return position;
}

/** Moves a block by one place, the caret with it; null where it is the first or the last already. */
function moveBlock(editor: Editor, index: number, by: 1 | -1): Transaction | null {
  const { doc, selection } = editor.state;
  const block = doc.maybeChild(index);
  const neighbour = doc.maybeChild(index + by);
  if (block === null || neighbour === null || index < 0) return null;
  const start = startOfBlock(doc, index);
  const target = by < 0 ? start - neighbour.nodeSize : start + neighbour.nodeSize;
  const transaction = editor.state.tr.delete(start, start + block.nodeSize).insert(target, block);
  const inside = currentBlock(editor) === index && selection instanceof TextSelection;
  transaction.setSelection(
    inside
      ? TextSelection.create(
          transaction.doc,
          selection.anchor + target - start,
          Math.min(selection.head + target - start, target + block.nodeSize - 1),
        )
      : NodeSelection.create(transaction.doc, target),
  );
  return transaction.scrollIntoView();
}

export function dispatchMove(editor: Editor, by: 1 | -1, index = currentBlock(editor)): boolean {
  const transaction = moveBlock(editor, index, by);
  if (transaction !== null) editor.view.dispatch(transaction);
  return true;
}

/** Selects a block, and has the view move it to where it is dropped; answers what is dragged. */
export function dragBlock({ view }: Editor, index: number): Slice {
  const { doc, tr } = view.state;
  const selection = NodeSelection.create(doc, startOfBlock(doc, index));
  view.dispatch(tr.setSelection(selection));
  const slice = selection.content();
  view.dragging = { slice, move: true };
  return slice;
}

export function deleteBlock(editor: Editor, index: number): void {
  const block = editor.state.doc.maybeChild(index);
  if (block === null) return;
  const start = startOfBlock(editor.state.doc, index);
  const { paragraph } = editor.schema.nodes;
  const transaction = editor.state.tr;
  if (editor.state.doc.childCount === 1 && paragraph !== undefined) {
    transaction.replaceWith(start, start + block.nodeSize, paragraph.create());
  } else {
    transaction.delete(start, start + block.nodeSize);
  }
  editor.view.dispatch(transaction);
  editor.view.focus();
}

export function duplicateBlock(editor: Editor, index: number, newId: () => string): void {
  const block = editor.state.doc.maybeChild(index);
  if (block === null) return;
  const after = startOfBlock(editor.state.doc, index) + block.nodeSize;
  const copy = withFreshIds(Fragment.from(block), () => false, newId);
  editor.view.dispatch(editor.state.tr.insert(after, copy));
  editor.view.focus();
}
