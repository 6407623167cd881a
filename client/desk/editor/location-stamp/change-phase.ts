import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { LocationStamp } from '../../../../shared/domain/location.ts';

/** What the stamp says of the traveller: arriving, at the place, or departing. */
export type Phase = LocationStamp['phase'];

/** Fields that only a departure has. */
export const JOURNEY_PARTS: readonly string[] = ['traveller', 'destination', 'carrier'];

interface Found {
  readonly node: Node;
  readonly offset: number;
}

function childrenOf(block: Node): readonly Found[] {
  const found: Found[] = [];
  block.forEach((node, offset) => found.push({ node, offset }));
  return found;
}

/**
 * Changes the phase: a departure gets the fields of the journey, other phases lose the empty ones. What
 * somebody has written stays to be seen, as they alone can say whether it is still wanted.
 */
export function changePhase(editor: Editor, getPos: () => number | undefined, phase: Phase): void {
  const position = getPos();
  const block = position === undefined ? null : editor.state.doc.nodeAt(position);
  if (position === undefined || block === null) return;
  const transaction = editor.state.tr.setNodeAttribute(position, 'phase', phase);
  const children = childrenOf(block);
  if (phase === 'departing') {
    const lacking = JOURNEY_PARTS.filter(
      (part) => !children.some(({ node }) => node.type.name === part),
    );
    const added = lacking.flatMap((part) => editor.schema.nodes[part]?.create() ?? []);
    transaction.insert(position + block.nodeSize - 1, added);
  } else {
    for (const { node, offset } of children.toReversed()) {
      if (!JOURNEY_PARTS.includes(node.type.name) || node.content.size > 0) continue;
      const from = position + 1 + offset;
      transaction.delete(from, from + node.nodeSize);
    }
  }
  editor.view.dispatch(transaction);
}
