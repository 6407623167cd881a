import { Extension } from '@tiptap/core';
import type { EditorState } from '@tiptap/pm/state';
import { TextSelection } from '@tiptap/pm/state';

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Letters that carry accents. Elsewhere, as in Hebrew, Hindi or Thai, marks are letters that one corrects alone. */
const ACCENTED = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]\p{M}+$/u;
/** UTF-16 units that are looked at; longer piles of marks are taken down one by one. */
const LONGEST = 32;

/** How many units before the caret are one letter with its accents; 0 where browsers know by themselves. */
function accentedBefore({ selection }: EditorState): number {
  if (!(selection instanceof TextSelection) || !selection.empty) return 0;
  const { parent, parentOffset } = selection.$from;
  const from = Math.max(0, parentOffset - LONGEST);
  const before = parent.textBetween(from, parentOffset, undefined, '\uFFFC');
  const last = Array.from(characters.segment(before)).at(-1)?.segment ?? '';
  return ACCENTED.test(last) ? last.length : 0;
}

/** Backspace takes a letter together with its accents; browsers would take the accent alone. */
export const WholeLetters = Extension.create({
  name: 'wholeLetters',
  addKeyboardShortcuts: () => ({
    Backspace: ({ editor }) => {
      const length = accentedBefore(editor.state);
      if (length === 0 || editor.view.composing) return false;
      const { from } = editor.state.selection;
      editor.view.dispatch(editor.state.tr.delete(from - length, from).scrollIntoView());
      return true;
    },
  }),
});
