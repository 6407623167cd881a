import type { Node } from '@tiptap/pm/model';
import type { StateField } from '@tiptap/pm/state';
import type { DecorationAttrs } from '@tiptap/pm/view';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { touchedBy } from './touched.ts';

interface Decorated {
  /** What a node gets for what it is and holds, or null. Nothing else may decide on it. */
  readonly attributesOf: (node: Node) => DecorationAttrs | null;
  /** True where what stands in a node is asked as well. */
  readonly goesInto: (node: Node) => boolean;
}

function decorationsIn(
  document: Node,
  { from, to }: { readonly from: number; readonly to: number },
  { attributesOf, goesInto }: Decorated,
): { readonly looked: ReadonlyMap<number, number>; readonly found: Decoration[] } {
  const looked = new Map<number, number>();
  const found: Decoration[] = [];
  document.nodesBetween(from, to, (node, position) => {
    const end = position + node.nodeSize;
    looked.set(position, end);
    const attributes = attributesOf(node);
    if (attributes !== null) found.push(Decoration.node(position, end, attributes));
    return goesInto(node);
  });
  return { looked, found };
}

/** Decorations of nodes as the state of a plugin: after a key, only what it has touched is looked at anew ([C8]). */
export const nodeDecorations = (decorated: Decorated): StateField<DecorationSet> => ({
  init: (_config, { doc }) => {
    const { found } = decorationsIn(doc, { from: 0, to: doc.content.size }, decorated);
    return DecorationSet.create(doc, found);
  },
  apply(transaction, before) {
    const touched = touchedBy(transaction);
    if (touched === null) return before;
    const { doc, mapping } = transaction;
    const moved = before.map(mapping, doc);
    const { looked, found } = decorationsIn(doc, touched.after, decorated);
    const stale = moved
      .find(touched.after.from, touched.after.to)
      .filter(({ from, to }) => looked.get(from) === to);
    return found.length + stale.length === 0 ? moved : moved.remove(stale).add(doc, found);
  },
});
