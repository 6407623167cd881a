import type { Editor, JSONContent, Range } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { Selection, TextSelection } from '@tiptap/pm/state';

interface Place {
  readonly from: number;
  readonly to: number;
}

/** Where a new block goes: in the place of the empty paragraph with the caret, else after the top-level block. */
function placeFor(transaction: Transaction): Place {
  const { $from } = transaction.selection;
  if ($from.depth === 0) return { from: $from.pos, to: $from.pos };
  const start = $from.before(1);
  const block = $from.node(1);
  const end = start + block.nodeSize;
  const blank = block.type.name === 'paragraph' && block.content.size === 0;
  return blank ? { from: start, to: end } : { from: end, to: end };
}

/** The caret goes to the first text of the new block, or beyond a block without any. */
function selectIn(transaction: Transaction, position: number, block: Node): void {
  const inside = Selection.findFrom(transaction.doc.resolve(position), 1, true);
  const end = position + block.nodeSize;
  if (inside !== null && inside.from < end) {
    transaction.setSelection(inside);
    return;
  }
  const after = transaction.doc.nodeAt(end);
  if (after?.type.name !== 'paragraph') {
    const { paragraph } = transaction.doc.type.schema.nodes;
    if (paragraph !== undefined) transaction.insert(end, paragraph.create());
  }
  transaction.setSelection(TextSelection.near(transaction.doc.resolve(end + 1)));
}

/** Inserts a block at the caret; `typed` is the text that asked for it, such as `/quote`, and goes. */
export function insertBlock(editor: Editor, block: JSONContent, typed: Range | null = null): void {
  const transaction = editor.state.tr;
  if (typed !== null) transaction.delete(typed.from, typed.to);
  const node = editor.schema.nodeFromJSON(block);
  const { from, to } = placeFor(transaction);
  transaction.replaceWith(from, to, node);
  selectIn(transaction, from, node);
  editor.view.dispatch(transaction.scrollIntoView());
  editor.view.focus();
}
