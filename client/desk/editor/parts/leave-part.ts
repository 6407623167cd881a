import type { Node, ResolvedPos } from '@tiptap/pm/model';
import { Selection, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { PART_NAMES } from './part-names.ts';

/** True for a field of a block. */
export const isPart = (node: Node): boolean => node.type.name in PART_NAMES;

/** Puts the caret into the text after the block; an empty paragraph is made where there is none. */
export function leaveAfter(view: EditorView, $caret: ResolvedPos): true {
  const after = $caret.after(-1);
  const next = view.state.doc.resolve(after).nodeAfter;
  const transaction = view.state.tr;
  const { paragraph } = view.state.schema.nodes;
  if (paragraph !== undefined && !(next?.type === paragraph && next.content.size === 0)) {
    transaction.insert(after, paragraph.create());
  }
  transaction.setSelection(TextSelection.create(transaction.doc, after + 1)).scrollIntoView();
  view.dispatch(transaction);
  return true;
}

/** From the edge of a field into the text before or after it: browsers stop at what cannot be edited. */
export function leavePart(view: EditorView, $caret: ResolvedPos, by: 1 | -1): boolean {
  const edge = by > 0 ? $caret.after() : $caret.before();
  const found = Selection.findFrom(view.state.doc.resolve(edge), by, true);
  if (found === null) return by > 0 && leaveAfter(view, $caret);
  view.dispatch(view.state.tr.setSelection(found).scrollIntoView());
  return true;
}
