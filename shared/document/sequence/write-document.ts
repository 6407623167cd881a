import type { Node } from '@tiptap/pm/model';
import type { PositionMapping } from './alignment.ts';
import { changeOfBlocks, differingBlocks } from './block-change.ts';
import { editSequence } from './edit.ts';
import { rootAt, unitsBefore } from './flatten.ts';
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
  editSequence(
    changeOfBlocks({
      projection,
      firstUnit: unitsBefore(before, differing.before.from),
      before: { ...rootAt(before, 0), ...differing.before },
      after: { ...rootAt(after, 0), ...differing.after },
      goesOn: differing.before.to < before.childCount,
      mapping,
    }),
  );
}
