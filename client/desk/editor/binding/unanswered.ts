import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { SHOWN } from './transaction-marks.ts';

/** True for a state that shows what others wrote, and what plugins have added to that. */
const key = new PluginKey<boolean>('unanswered');

/** What others wrote is shown as it is: an answer of this editor's would be one more edit for everybody. */
export function unanswered(): Plugin<boolean> {
  let view: EditorView | null = null;
  return new Plugin<boolean>({
    key,
    state: {
      init: () => false,
      apply: (transaction, isShown) =>
        transaction.getMeta(SHOWN) !== undefined ||
        (isShown && transaction.getMeta('appendedTransaction') !== undefined),
    },
    // ProseMirror says only later which transaction another one answers. Until then no view shows the state.
    filterTransaction: (transaction, state) =>
      !transaction.docChanged ||
      transaction.getMeta(SHOWN) !== undefined ||
      state === view?.state ||
      key.getState(state) !== true,
    view(shown) {
      view = shown;
      return {
        destroy() {
          view = null;
        },
      };
    },
  });
}
