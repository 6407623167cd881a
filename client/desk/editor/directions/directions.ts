import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import type { DecorationAttrs, DecorationSet } from '@tiptap/pm/view';
import { directionOfText } from '../../../../shared/document/html/direction.ts';
import { nodeDecorations } from '../node-decorations.ts';
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

function attributesOf(block: Node): DecorationAttrs | null {
  if (!SIDED.has(block.type.name)) return null;
  const dir = directionOfBlock(block);
  return dir === null ? null : { dir };
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
      state: nodeDecorations({ attributesOf, goesInto: () => false }),
      props: {
        decorations(state) {
          return this.getState(state);
        },
      },
    }),
    arrowKeys(),
  ],
});
