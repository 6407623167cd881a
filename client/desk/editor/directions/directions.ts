import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { directionOfText } from '../../../../shared/document/html/direction.ts';
import { arrowKeys } from './arrow-keys.ts';

/** Blocks with sides: points, numbers, the mark of a quote, columns, fields beside each other. */
const SIDED = new Set([
  'bulletList',
  'orderedList',
  'blockquote',
  'quote',
  'locationStamp',
  'table',
  'image',
]);

/** That of the first letter in the block, or null; its controls and labels are not asked. */
function directionOfBlock(block: Node): 'ltr' | 'rtl' | null {
  let found: 'ltr' | 'rtl' | null = null;
  block.descendants((node) => {
    if (node.text !== undefined) found ??= directionOfText(node.text);
    return found === null;
  });
  return found;
}

function directionsOf(document: Node): DecorationSet {
  const sided: Decoration[] = [];
  document.forEach((block, offset) => {
    if (!SIDED.has(block.type.name)) return;
    const dir = directionOfBlock(block);
    if (dir !== null) sided.push(Decoration.node(offset, offset + block.nodeSize, { dir }));
  });
  return DecorationSet.create(document, sided);
}

/**
 * Such a block begins on the side on which its own words begin, and arrow keys go as those words run. No
 * attribute of the document: nobody writes it.
 */
export const Directions = Extension.create({
  name: 'directions',
  // Before the keys of fields and tables, which know one direction only.
  priority: 250,
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
    arrowKeys(),
  ],
});
