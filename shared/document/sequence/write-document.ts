import type { Node } from '@tiptap/pm/model';
import type { PositionMapping } from './alignment.ts';
import { changeOfBlocks, differingBlocks, unitsBefore } from './block-change.ts';
import { editSequence } from './edit.ts';
import type { Projection } from './projection.ts';

/**
 * Makes the body say `after` where it shows `before`, which must be what `projection` shows; inside of a Yjs
 * transaction. `mapping` tells what the steps between the two have kept in its place; without one, what reads
 * the same stays. Unchanged characters are not touched, so that others' edits of them merge.
 */
export function writeDocument(
  projection: Projection,
  before: Node,
  after: Node,
  mapping: PositionMapping | null,
): void {
  const differing = differingBlocks(before.children, after.children);
  // The flags of the block behind a change depend on it.
  const more = differing.before.to < before.childCount ? 1 : 0;
  const { from, to } = differing.before;
  editSequence(
    changeOfBlocks({
      projection,
      firstUnit: unitsBefore(before, from),
      before: { node: before, position: 0, from, to: to + more },
      after: {
        node: after,
        position: 0,
        from: differing.after.from,
        to: differing.after.to + more,
      },
      mapping,
    }),
  );
}
