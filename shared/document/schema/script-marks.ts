import { Subscript } from '@tiptap/extension-subscript';
import { Superscript } from '@tiptap/extension-superscript';

/**
 * Raised and lowered text: `10⁶`, `CO₂`. The keys put one in place of the other; the schema lets a merge
 * have both ([W5]).
 */
export const scriptMarks = [
  Superscript.extend({
    addKeyboardShortcuts() {
      const { editor } = this;
      return { 'Mod-.': () => editor.chain().unsetMark('subscript').toggleMark(this.name).run() };
    },
  }),
  Subscript.extend({
    addKeyboardShortcuts() {
      const { editor } = this;
      return { 'Mod-,': () => editor.chain().unsetMark('superscript').toggleMark(this.name).run() };
    },
  }),
];
