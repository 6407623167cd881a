import type { Node } from '@tiptap/pm/model';
import { Fragment, Slice } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { ReplaceStep } from '@tiptap/pm/transform';
import type { ChangeObject } from 'diff';
import { diffArrays } from 'diff';

/** Blocks that may differ; beyond it all that lies between the first and the last is one step. */
const MAXIMUM_DIFFERENCES = 200;

/** Old blocks in whose place new ones come, and where the first of them begins. */
interface Hunk {
  readonly before: readonly Node[];
  readonly after: readonly Node[];
  readonly start: number;
}

const sizeOf = (nodes: readonly Node[]): number =>
  nodes.reduce((size, node) => size + node.nodeSize, 0);

/** A document that shows the blocks: what an editor made itself says the same as the node that is projected. */
export interface InStep {
  readonly document: Node;
  readonly blocks: readonly Node[];
}

const isSame = (shown: Node, next: Node): boolean => shown.eq(next);

const isSameAt = (shown: Node | undefined, next: Node | undefined): boolean =>
  shown !== undefined && next !== undefined && isSame(shown, next);

/** How many pairs of neighbours are the same, from the first or the last on; at most so many. */
function countSame(most: number, isEqual: (place: number) => boolean): number {
  let count = 0;
  while (count < most && isEqual(count)) count += 1;
  return count;
}

interface Range {
  readonly from: number;
  /** How many there are behind it. */
  readonly rest: number;
}

/** Blocks that are as they were in what was in step show the same still. */
function changedSince(
  { document, blocks }: InStep,
  shown: readonly Node[],
  next: readonly Node[],
): Range {
  const known = document.children;
  const most = Math.min(shown.length, next.length, known.length, blocks.length);
  const from = countSame(
    most,
    (place) => shown[place] === known[place] && next[place] === blocks[place],
  );
  const rest = countSame(
    most - from,
    (place) =>
      shown[shown.length - 1 - place] === known[known.length - 1 - place] &&
      next[next.length - 1 - place] === blocks[blocks.length - 1 - place],
  );
  return { from, rest };
}

/** The blocks between those that are the same at the beginning and at the end. */
function differing(all: readonly Node[], allNext: readonly Node[], inStep: InStep): Hunk {
  const changed = changedSince(inStep, all, allNext);
  const shown = all.slice(changed.from, all.length - changed.rest);
  const next = allNext.slice(changed.from, allNext.length - changed.rest);
  const most = Math.min(shown.length, next.length);
  const from = countSame(most, (place) => isSameAt(shown[place], next[place]));
  const rest = countSame(most - from, (place) =>
    isSameAt(shown.at(-1 - place), next.at(-1 - place)),
  );
  const before = shown.slice(from, shown.length - rest);
  const after = next.slice(from, next.length - rest);
  const isNothing = before.length + after.length === 0;
  return { before, after, start: isNothing ? 0 : sizeOf(all.slice(0, changed.from + from)) };
}

function hunksOf(all: readonly Node[], allNext: readonly Node[], inStep: InStep): readonly Hunk[] {
  const whole = differing(all, allNext, inStep);
  const { before, after } = whole;
  if (before.length + after.length === 0) return [];
  // With none left on one side there is nothing to compare.
  if (before.length === 0 || after.length === 0) return [whole];
  if (Math.abs(before.length - after.length) > MAXIMUM_DIFFERENCES) return [whole];
  const parts = diffArrays([...before], [...after], {
    comparator: isSame,
    maxEditLength: MAXIMUM_DIFFERENCES,
  });
  return parts === undefined ? [whole] : hunksIn(parts, whole);
}

/** The hunks within one, as the comparison of its blocks tells. */
function hunksIn(parts: readonly ChangeObject<Node[]>[], within: Hunk): readonly Hunk[] {
  const { before, after } = within;
  const hunks: Hunk[] = [];
  let { start } = within;
  let [old, next] = [0, 0];
  let removed: readonly Node[] = [];
  const close = (added: readonly Node[]): void => {
    if (removed.length + added.length > 0) {
      hunks.push({ before: removed, after: added, start });
    }
    start += sizeOf(removed);
    removed = [];
  };
  for (const { added, removed: isRemoved, value } of parts) {
    if (isRemoved) {
      close([]);
      removed = before.slice(old, old + value.length);
      old += value.length;
    } else if (added) {
      close(after.slice(next, next + value.length));
      next += value.length;
    } else {
      close([]);
      start += sizeOf(before.slice(old, old + value.length));
      old += value.length;
      next += value.length;
    }
  }
  close([]);
  return hunks;
}

/** The smallest step for a hunk, or null where nothing differs. */
function stepFor({ before, after, start }: Hunk, { type }: Node): ReplaceStep | null {
  const [old, come] = [Fragment.fromArray([...before]), Fragment.fromArray([...after])];
  const first = old.findDiffStart(come, 0);
  if (first === null) return null;
  const last = old.findDiffEnd(come, old.size, come.size);
  if (last === null) return null;
  const overlap = Math.max(0, first - Math.min(last.a, last.b));
  const slice = type.create(null, come).slice(first, last.b + overlap);
  return new ReplaceStep(start + first, start + last.a + overlap, slice);
}

/**
 * Makes the transaction's document say the blocks by one small step for each place that differs: what is composed or
 * decorated elsewhere is not disturbed. `inStep`: what the editor was in step with last, which is compared by
 * identity.
 */
export function replaceBlocks(
  transaction: Transaction,
  next: readonly Node[],
  inStep: InStep,
): void {
  const { doc } = transaction;
  const hunks = hunksOf(doc.children, next, inStep);
  for (const hunk of hunks.toReversed()) {
    const step = stepFor(hunk, doc);
    if (step === null || transaction.maybeStep(step).failed === null) continue;
    const whole = new Slice(Fragment.fromArray([...hunk.after]), 0, 0);
    transaction.step(new ReplaceStep(hunk.start, hunk.start + sizeOf(hunk.before), whole));
  }
}
