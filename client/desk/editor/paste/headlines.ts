import type { Node } from '@tiptap/pm/model';
import { Fragment, Slice } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';

/** Headlines that stay when the selection is replaced. */
function remainingHeadlines({ doc, selection }: EditorState): number {
  let count = 0;
  doc.forEach((block, position) => {
    const replaced = selection.from <= position && selection.to >= position + block.nodeSize;
    if (block.type.name === 'headline' && !replaced) count += 1;
  });
  return count;
}

function lowered(fragment: Fragment, keep: { left: number }): Fragment {
  const nodes = fragment.content.map((node: Node) => {
    if (node.type.name !== 'headline') {
      return node.isTextblock || node.isLeaf ? node : node.copy(lowered(node.content, keep));
    }
    keep.left -= 1;
    const { heading } = node.type.schema.nodes;
    return keep.left >= 0 || heading === undefined
      ? node
      : heading.create({ level: 2 }, node.content);
  });
  return Fragment.from(nodes);
}

/** An update has one headline: where it has one, others come as headings ([C13]). */
export function withoutSecondHeadline(slice: Slice, state: EditorState): Slice {
  let headlines = 0;
  slice.content.descendants((node) => {
    if (node.type.name === 'headline') headlines += 1;
    return !node.isTextblock;
  });
  const room = remainingHeadlines(state) === 0 ? 1 : 0;
  if (headlines <= room) return slice;
  return new Slice(lowered(slice.content, { left: room }), slice.openStart, slice.openEnd);
}
