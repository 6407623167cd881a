import type { PositionMapping } from './alignment.ts';
import { changeOfBlocks, differingBlocks } from './block-change.ts';
import type { Change } from './change.ts';
import { rootAt, unitsBefore } from './flatten.ts';
import type { GridCell } from './grid.ts';
import type { Projection } from './projection.ts';

interface CellChange {
  /** What stood there before; undefined where the new cell comes from another place. */
  readonly before: GridCell | undefined;
  readonly after: GridCell;
  readonly mapping: PositionMapping | null;
}

/**
 * Makes a cell say what the new one says. Where several people wrote a cell for this place at the same time,
 * it shows their texts one after the other: what is new goes into the text in which the change begins.
 */
export function editCell(
  projections: readonly Projection[],
  { before, after, mapping }: CellChange,
  edit: (change: Change) => void,
): void {
  const shown = projections.flatMap(({ nodes }) => nodes);
  const old =
    before === undefined
      ? rootAt(after.node.type.create(null, shown), 0)
      : rootAt(before.node, before.position + 1);
  const next = rootAt(after.node, after.position + 1);
  const differing = differingBlocks(shown, after.node.children);
  let first = 0;
  let isWritten = false;
  for (const projection of projections) {
    if (projection.text === null) continue;
    const end = first + projection.nodes.length;
    const from = Math.max(first, Math.min(end, differing.before.from));
    const to = Math.max(from, Math.min(end, differing.before.to));
    const begins: boolean =
      !isWritten && (differing.before.from < end || projection === projections.at(-1));
    const into = begins ? differing.after : { from: differing.after.to, to: differing.after.to };
    edit(
      changeOfBlocks({
        projection,
        firstUnit: unitsBefore(old.node, from) - unitsBefore(old.node, first),
        before: { ...old, from, to },
        after: { ...next, from: into.from, to: into.to },
        goesOn: to < end,
        mapping: before === undefined ? null : mapping,
      }),
    );
    isWritten ||= begins;
    first = end;
  }
}
