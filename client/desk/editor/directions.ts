import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

/** Blocks with something at their beginning: points, numbers, the mark of a quote. */
const SIDED = new Set(['bulletList', 'orderedList', 'blockquote', 'quote']);

function directionsOf(document: Node): DecorationSet {
  const sided: Decoration[] = [];
  document.forEach((block, offset) => {
    if (!SIDED.has(block.type.name)) return;
    sided.push(Decoration.node(offset, offset + block.nodeSize, { dir: 'auto' }));
  });
  return DecorationSet.create(document, sided);
}

/** Such a block begins on the side on which its own words begin. No attribute of the document: nobody writes it. */
export const Directions = Extension.create({
  name: 'directions',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      state: {
        init: (_config, { doc }) => directionsOf(doc),
        apply: (transaction, before) =>
          transaction.docChanged ? directionsOf(transaction.doc) : before,
      },
      props: {
        decorations(state) {
          return this.getState(state);
        },
      },
    }),
  ],
});
