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

/** What an editor made itself says the same as the node that is projected: compared once. */
const twins = new WeakMap<Node, Node>();

function isSame(shown: Node, next: Node): boolean {
  if (shown === next || twins.get(shown) === next) return true;
  if (!shown.eq(next)) return false;
  twins.set(shown, next);
  return true;
}

interface Differing {
  readonly before: readonly Node[];
  readonly after: readonly Node[];
  /** Where the first of both begins. */
  readonly start: number;
}

/** The blocks between those that are the same at the beginning and at the end. */
function differing(before: readonly Node[], after: readonly Node[]): Differing {
  let [from, start] = [0, 0];
  for (const node of before) {
    const other = after[from];
    if (other === undefined || !isSame(node, other)) break;
    start += node.nodeSize;
    from += 1;
  }
  let [old, next] = [before.length, after.length];
  while (old > from && next > from) {
    const [node, other] = [before[old - 1], after[next - 1]];
    if (node === undefined || other === undefined || !isSame(node, other)) break;
    old -= 1;
    next -= 1;
  }
  return { before: before.slice(from, old), after: after.slice(from, next), start };
}

function hunksOf(all: readonly Node[], allNext: readonly Node[]): readonly Hunk[] {
  const { before, after, start: first } = differing(all, allNext);
  if (before.length + after.length === 0) return [];
  const whole = { before, after, start: first };
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
 * decorated elsewhere is not disturbed.
 */
export function replaceBlocks(transaction: Transaction, next: readonly Node[]): void {
  const { doc } = transaction;
  const hunks = hunksOf(doc.children, next);
  for (const hunk of hunks.toReversed()) {
    const step = stepFor(hunk, doc);
    if (step === null || transaction.maybeStep(step).failed === null) continue;
    const whole = new Slice(Fragment.fromArray([...hunk.after]), 0, 0);
    transaction.step(new ReplaceStep(hunk.start, hunk.start + sizeOf(hunk.before), whole));
  }
}
