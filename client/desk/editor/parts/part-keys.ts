import type { Editor } from '@tiptap/core';
import { Extension } from '@tiptap/core';
import type { Node, ResolvedPos } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import { NodeSelection, Plugin, Selection, TextSelection } from '@tiptap/pm/state';
import { isPart, leaveAfter } from './leave-part.ts';

const isPartBlock = (node: Node | null | undefined): node is Node =>
  ['quote', 'locationStamp', 'image', 'embed'].includes(node?.type.name ?? '');

/** The caret's position, where it is a bare caret in a field. */
function caretInPart(editor: Editor): ResolvedPos | null {
  const { selection } = editor.state;
  if (!(selection instanceof TextSelection) || !selection.empty) return null;
  return isPart(selection.$from.parent) ? selection.$from : null;
}

function select(editor: Editor, selection: Selection): true {
  editor.view.dispatch(editor.state.tr.setSelection(selection).scrollIntoView());
  return true;
}

/** Puts the caret at the beginning of the next field, or at the end of the one before. */
function toNeighbour($caret: ResolvedPos, editor: Editor, by: 1 | -1): boolean {
  const block = $caret.node(-1);
  const index = $caret.index(-1) + by;
  if (index < 0 || index >= block.childCount) return false;
  const edge = by > 0 ? $caret.after() + 1 : $caret.before() - 1;
  return select(editor, TextSelection.create(editor.state.doc, edge));
}

/** Enter: the next field; after the last one, on with the text. */
function enter(editor: Editor): boolean {
  const $caret = caretInPart(editor);
  if ($caret === null) return false;
  return toNeighbour($caret, editor, 1) || leaveAfter(editor.view, $caret);
}

/** Tab stays in the block; beyond its ends it goes where it always goes, so that nobody is caught. */
function tab(editor: Editor, by: 1 | -1): boolean {
  const $caret = caretInPart(editor);
  return $caret !== null && toNeighbour($caret, editor, by);
}

/** Backspace at the beginning of a field: to the field before; a block with nothing in it goes. */
function backspaceInPart(editor: Editor): boolean {
  const $caret = caretInPart(editor);
  if ($caret === null || $caret.parentOffset > 0) return false;
  if (toNeighbour($caret, editor, -1)) return true;
  const block = $caret.node(-1);
  const { paragraph } = editor.schema.nodes;
  if (block.textContent !== '' || paragraph === undefined || block.type.name === 'image')
    return true;
  const start = $caret.before(-1);
  const transaction = editor.state.tr.replaceWith(start, $caret.after(-1), paragraph.create());
  transaction.setSelection(TextSelection.create(transaction.doc, start + 1));
  editor.view.dispatch(transaction);
  return true;
}

/**
 * Backspace after a block and Delete before it leave both texts as they are; from an empty paragraph,
 * which goes, the caret moves into the block.
 */
function besideBlock(editor: Editor, by: 1 | -1): boolean {
  const { selection, doc } = editor.state;
  const { $from } = selection;
  if (!(selection instanceof TextSelection) || !selection.empty || $from.depth !== 1) return false;
  const { size } = $from.parent.content;
  if ($from.parentOffset !== (by < 0 ? 0 : size)) return false;
  const edge = by < 0 ? $from.before() : $from.after();
  const $edge = doc.resolve(edge);
  const block = by < 0 ? $edge.nodeBefore : $edge.nodeAfter;
  if (!isPartBlock(block)) return false;
  if (size > 0) return true;
  const transaction = editor.state.tr.delete($from.before(), $from.after());
  const target = transaction.mapping.map(edge, by);
  const inside = Selection.findFrom(transaction.doc.resolve(target), by, true);
  const start = by < 0 ? target - block.nodeSize : target;
  const within = inside !== null && inside.from > start && inside.to < start + block.nodeSize;
  transaction.setSelection(within ? inside : NodeSelection.create(transaction.doc, start));
  editor.view.dispatch(transaction.scrollIntoView());
  return true;
}

function fieldAt({ selection }: EditorState): Node | null {
  const { parent } = selection.$from;
  return isPart(parent) ? parent : null;
}

/** A key that is held down ends at the edge of a block: it must not run on into the next one's words. */
function heldKeys(): Plugin {
  let began: Node | null = null;
  return new Plugin({
    props: {
      handleKeyDown({ state }, event) {
        if (event.key !== 'Backspace' && event.key !== 'Delete') return false;
        const field = fieldAt(state);
        if (!event.repeat) began = field;
        return event.repeat && began === null && field !== null;
      },
    },
  });
}

function deleteInPart(editor: Editor): boolean {
  const $caret = caretInPart(editor);
  return $caret !== null && $caret.parentOffset === $caret.parent.content.size;
}

/** Down on the last line of the last block: there is always somewhere to write on. */
function down(editor: Editor): boolean {
  const { selection, doc } = editor.state;
  const last = doc.lastChild;
  const $head = selection.$head;
  if (last === null || $head.index(0) !== doc.childCount - 1 || last.type.name === 'paragraph') {
    return false;
  }
  const isNode = selection instanceof NodeSelection;
  const inLastPart = isPart($head.parent) && $head.index(-1) === $head.node(-1).childCount - 1;
  const ends =
    isNode || (editor.view.endOfTextblock('down') && (!isPart($head.parent) || inLastPart));
  return ends && appendParagraph(editor);
}

/** Puts the caret into an empty paragraph at the end, making it where there is none. */
export function appendParagraph(editor: Editor): true {
  const { doc, schema, tr } = editor.state;
  const last = doc.lastChild;
  const blank = last?.type.name === 'paragraph' && last.content.size === 0;
  const { paragraph } = schema.nodes;
  if (!blank && paragraph !== undefined) tr.insert(doc.content.size, paragraph.create());
  tr.setSelection(TextSelection.create(tr.doc, tr.doc.content.size - 1)).scrollIntoView();
  editor.view.dispatch(tr);
  editor.view.focus();
  return true;
}

/** Moving between the fields of blocks, and in and out of blocks, by keyboard. */
export const PartKeys = Extension.create({
  name: 'partKeys',
  priority: 200,
  addKeyboardShortcuts: () => ({
    Enter: ({ editor }) => enter(editor),
    Tab: ({ editor }) => tab(editor, 1),
    'Shift-Tab': ({ editor }) => tab(editor, -1),
    Backspace: ({ editor }) => backspaceInPart(editor) || besideBlock(editor, -1),
    Delete: ({ editor }) => deleteInPart(editor) || besideBlock(editor, 1),
    ArrowDown: ({ editor }) => down(editor),
  }),
  addProseMirrorPlugins: () => [heldKeys()],
});
