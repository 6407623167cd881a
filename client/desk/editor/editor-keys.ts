import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';

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
