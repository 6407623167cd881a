import { Extension } from '@tiptap/core';
import { GapCursor } from '@tiptap/pm/gapcursor';
import { Fragment, Slice } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { Plugin, TextSelection } from '@tiptap/pm/state';
import { lostPlaceOf } from './lost-line.ts';

/** An empty line at a caret between blocks, with the caret in it; null for any other caret. */
function lineAtGap(state: EditorState): Transaction | null {
  if (!(state.selection instanceof GapCursor)) return null;
  const { $from } = state.selection;
  const { text } = state.schema.nodes;
  const around =
    text === undefined ? null : $from.parent.contentMatchAt($from.index()).findWrapping(text);
  if (around === null || around.length === 0) return null;
  let line = Fragment.empty;
  for (const type of around.toReversed()) line = Fragment.from(type.createAndFill(null, line));
  const transaction = state.tr.replace($from.pos, $from.pos, new Slice(line, 0, 0));
  return transaction.setSelection(TextSelection.near(transaction.doc.resolve($from.pos + 1)));
}

/**
 * What is typed between blocks becomes a line of its own, and typing goes on in it. A field that a colleague has
 * removed under the caret is there again instead: in another one the words would say something else.
 */
export const TypingInGap = Extension.create({
  name: 'typingInGap',
  addProseMirrorPlugins() {
    const { editor } = this;
    return [
      new Plugin({
        props: {
          handleTextInput(view, _from, _to, text) {
            const lost = lostPlaceOf(view.state);
            const { binding } = editor.storage.sharedText;
            if (lost?.kind === 'field' && binding !== null) {
              binding.writeInField(lost.end, text);
              return true;
            }
            const transaction = lineAtGap(view.state);
            if (transaction === null) return false;
            view.dispatch(transaction.insertText(text).scrollIntoView());
            return true;
          },
        },
      }),
    ];
  },
});
