import { Extension } from '@tiptap/core';
import { NodeSelection, Plugin, TextSelection } from '@tiptap/pm/state';

interface EditorKeysOptions {
  readonly onEscape: () => void;
  readonly onLink: () => void;
}

/** Keys that lead out of the text. */
export const EditorKeys = Extension.create<EditorKeysOptions>({
  name: 'editorKeys',
  addOptions: () => ({ onEscape: () => {}, onLink: () => {} }),
  addKeyboardShortcuts() {
    const { onEscape, onLink } = this.options;
    return {
      Escape: () => {
        onEscape();
        return true;
      },
      'Mod-k': () => {
        onLink();
        return true;
      },
    };
  },
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        // A selected block is not there to be overwritten: words begin a paragraph after it.
        handleTextInput(view, _from, _to, text) {
          const { selection, schema, tr } = view.state;
          const { paragraph } = schema.nodes;
          if (!(selection instanceof NodeSelection) || !selection.node.isBlock) return false;
          if (paragraph === undefined || selection.$from.depth > 0) return false;
          tr.insert(selection.to, paragraph.create(null, schema.text(text)));
          tr.setSelection(TextSelection.create(tr.doc, selection.to + 1 + text.length));
          view.dispatch(tr.scrollIntoView());
          return true;
        },
        handleDOMEvents: {
          keydown: (_view, event) => {
            // A key can come before the browser has told where the caret went with the last one.
            document.dispatchEvent(new Event('selectionchange'));
            // The desk publishes with this chord: here it must not become a line break.
            return event.key === 'Enter' && (event.ctrlKey || event.metaKey);
          },
        },
      },
    }),
  ],
});
