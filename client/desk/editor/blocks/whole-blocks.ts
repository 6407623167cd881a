import { Extension } from '@tiptap/core';
import type { ResolvedPos } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';

/** What becomes a divider at the start of a line, as the rule of TipTap's HorizontalRule reads it. */
const DIVIDER = /^(?:---|—-|___\s|\*\*\*\s)$/;

/** True in a field of a block and in a cell: a divider there would tear the block in two, both with one id. */
function isInWhole($place: ResolvedPos): boolean {
  for (let depth = $place.depth - 1; depth > 0; depth -= 1) {
    const { type } = $place.node(depth);
    if (type.spec.isolating === true || type.name === 'tableRow') return true;
  }
  return false;
}

/** Characters that make a divider elsewhere stay characters in blocks that go together. */
export const WholeBlocks = Extension.create({
  name: 'wholeBlocks',
  // Before all rules.
  priority: 1001,
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handleTextInput(view, from, to, text) {
          const $from = view.state.doc.resolve(from);
          const before = $from.parent.textBetween(0, $from.parentOffset, undefined, '\uFFFC');
          if (!DIVIDER.test(before + text) || !isInWhole($from)) return false;
          view.dispatch(view.state.tr.insertText(text, from, to).scrollIntoView());
          return true;
        },
      },
    }),
  ],
});
