import type { PluginKey, StateField } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { DecorationSet } from '@tiptap/pm/view';

/** State of a plugin whose decorations are found outside of transactions: between two findings they move with the text. */
export const shownDecorations = (key: PluginKey<DecorationSet>): StateField<DecorationSet> => ({
  init: () => DecorationSet.empty,
  apply(transaction, before) {
    // Set by `showDecorations` and by nothing else.
    const found = transaction.getMeta(key) as DecorationSet | undefined;
    return found ?? before.map(transaction.mapping, transaction.doc);
  },
});

/** Shows what was found anew. */
export function showDecorations(
  view: EditorView,
  key: PluginKey<DecorationSet>,
  found: DecorationSet,
): void {
  view.dispatch(view.state.tr.setMeta(key, found).setMeta('addToHistory', false));
}
