import type { Node } from '@tiptap/pm/model';
import type { Container } from './form.ts';
import { isHead } from './form.ts';

/** A block with the containers that it stands in. */
export interface Placed {
  readonly node: Node;
  readonly path: readonly Container[];
  /** The path as it is written. */
  readonly written: string;
}

/** Blocks `from` up to `to` (exclusive). */
export interface Run {
  readonly placed: readonly Placed[];
  readonly from: number;
  readonly to: number;
}

/** What was built of a run before. */
export interface Known extends Run {
  readonly nodes: readonly Node[];
}

/** What holds a run: a list whose containers are those at the level, or what has blocks as its children. */
export interface Holder {
  readonly level: number;
  readonly isList: boolean;
}

/** A line starts a new item of its innermost list, and goes on in the item of every outer one; or as its flag says. */
function startsItem({ path }: Placed, level: number): boolean {
  const flag = path[level]?.flag;
  return level === path.length - 1 ? flag !== '+' : flag === '*';
}

/** Adjacent blocks share a container where their paths begin with equal types. */
function startsBlock(before: Placed | undefined, { path }: Placed, level: number): boolean {
  const [open, container] = [before?.path[level], path[level]];
  return container === undefined || open?.name !== container.name || container.flag === '!';
}

/** True where a block within a run begins a child of its holder. */
export function starts(
  placed: readonly Placed[],
  place: number,
  { level, isList: isItem }: Holder,
): boolean {
  const block = placed[place];
  if (block === undefined) return true;
  return isItem ? startsItem(block, level) : startsBlock(placed[place - 1], block, level);
}

const isSame = (a: Placed | undefined, b: Placed | undefined): boolean =>
  a === b || (a !== undefined && a.node === b?.node && a.written === b.written);

/** How many blocks at the beginning, and of the others at the end, are the same. */
export function sameAtEnds(run: Run, known: Run): readonly [begin: number, end: number] {
  const most = Math.min(run.to - run.from, known.to - known.from);
  let [begin, end] = [0, 0];
  while (begin < most && isSame(run.placed[run.from + begin], known.placed[known.from + begin])) {
    begin += 1;
  }
  while (
    begin + end < most &&
    isSame(run.placed[run.to - 1 - end], known.placed[known.to - 1 - end])
  ) {
    end += 1;
  }
  return [begin, end];
}

/** How many blocks a node is built of. */
export function leavesIn(node: Node): number {
  const { children } = node;
  const isLeaf = node.isTextblock || (children.length === 1 && children[0]?.isTextblock === true);
  if (isLeaf || isHead(node.type.name)) return 1;
  return children.reduce((count, child) => count + leavesIn(child), 0);
}

/** Children at one end, and of how many blocks they are built. */
interface Kept {
  readonly children: number;
  readonly blocks: number;
}

/** True where each child is one block: there is nothing to count. */
const isFlat = ({ nodes, from, to }: Known): boolean => nodes.length === to - from;

/** The first children that are built of the first `most` blocks, which are the same. */
export function keptAtBegin(run: Run, known: Known, holder: Holder, most: number): Kept {
  const { nodes } = known;
  let [children, blocks] = isFlat(known) ? [most, most] : [0, 0];
  for (; blocks < most; children += 1) {
    const count = leavesAt(nodes, children);
    if (blocks + count > most) break;
    blocks += count;
  }
  // What comes behind them may go on in the last one.
  while (children > 0 && !isStart(run, run.from + blocks, holder)) {
    children -= 1;
    blocks -= leavesAt(nodes, children);
  }
  return { children, blocks };
}

/** The last children that are built of the last `most` blocks. */
export function keptAtEnd(run: Run, known: Known, holder: Holder, most: number): Kept {
  const { nodes } = known;
  let [children, blocks] = isFlat(known) ? [most, most] : [0, 0];
  for (; blocks < most; children += 1) {
    const count = leavesAt(nodes, nodes.length - 1 - children);
    if (blocks + count > most) break;
    blocks += count;
  }
  // The first of them may go on in what comes before.
  while (children > 0 && !isStart(run, run.to - blocks, holder)) {
    blocks -= leavesAt(nodes, nodes.length - children);
    children -= 1;
  }
  return { children, blocks };
}

const leavesAt = (nodes: readonly Node[], place: number): number => {
  const node = nodes[place];
  return node === undefined ? 0 : leavesIn(node);
};

const isStart = ({ placed, from, to }: Run, place: number, holder: Holder): boolean =>
  place === from || place === to || starts(placed, place, holder);
