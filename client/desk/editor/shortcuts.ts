import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { dispatchMove } from './blocks/move-block.ts';
import type { BlockChoice } from './catalogue.ts';

/** The letter or digit on the key itself: with Alt, macOS types something else. */
const keyOf = (event: KeyboardEvent): string =>
  /^(Key|Digit)(.)$/.exec(event.code)?.[2]?.toLowerCase() ?? event.key.toLowerCase();

/** AltGr types characters (on a German keyboard AltGr+Q is @) and reports itself as Ctrl+Alt. */
const isChord = (event: KeyboardEvent): boolean =>
  event.ctrlKey && event.altKey && !event.metaKey && !event.getModifierState('AltGraph');

/** Ctrl+Alt and a letter insert a block; Alt and an arrow move the block with the caret. */
export const blockShortcuts = (choices: readonly BlockChoice[]) =>
  Extension.create({
    name: 'blockShortcuts',
    addKeyboardShortcuts: () => ({
      'Alt-ArrowUp': ({ editor }) => dispatchMove(editor, -1),
      'Alt-ArrowDown': ({ editor }) => dispatchMove(editor, 1),
    }),
    addProseMirrorPlugins() {
      const { editor } = this;
      return [
        new Plugin({
          props: {
            handleKeyDown(_view, event) {
              if (!isChord(event) || !editor.isEditable) return false;
              const choice = choices.find(({ key }) => key === keyOf(event));
              if (choice === undefined) return false;
              choice.run(editor, null);
              return true;
            },
          },
        }),
      ];
    },
  });
