import type { Node, Schema } from '@tiptap/pm/model';
import type { Container } from './form.ts';
import { isHead, isList, soundAttributes } from './form.ts';

/** A block with the containers that it stands in. */
export interface Placed {
  readonly node: Node;
  readonly path: readonly Container[];
  /** The path as it is written. */
  readonly written: string;
}

/** Blocks, and the nodes of which they are the leaves. */
export interface Built {
  readonly placed: readonly Placed[];
  readonly nodes: readonly Node[];
}

/** Blocks `from` up to `to` (exclusive). */
interface Run {
  readonly placed: readonly Placed[];
  readonly from: number;
  readonly to: number;
}

/** What was built of a run before. */
interface Known extends Run {
  readonly nodes: readonly Node[];
}

/** What holds a run: a list whose containers are those at the level, or what has blocks as its children. */
interface Holder {
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
function starts(
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
function sameAtEnds(run: Run, known: Run): readonly [begin: number, end: number] {
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
function leavesIn(node: Node): number {
  if (node.isTextblock || isHead(node.type.name)) return 1;
  return node.children.reduce((count, child) => count + leavesIn(child), 0);
}

/** Children at one end, and of how many blocks they are built. */
interface Kept {
  readonly children: number;
  readonly blocks: number;
}

/** The first children that are built of the first `most` blocks, which are the same. */
function keptAtBegin(run: Run, { nodes }: Known, holder: Holder, most: number): Kept {
  let [children, blocks] = [0, 0];
  for (const node of nodes) {
    const count = leavesIn(node);
    if (blocks + count > most) break;
    children += 1;
    blocks += count;
  }
  // What comes behind them may go on in the last one.
  while (children > 0 && !isStart(run, run.from + blocks, holder)) {
    children -= 1;
    blocks -= leavesAt(nodes, children);
  }
  return { children, blocks };
}

/** The last ones, of `nodes` that are left. */
function keptAtEnd(run: Run, nodes: readonly Node[], holder: Holder, most: number): Kept {
  let [children, blocks] = [0, 0];
  for (let place = nodes.length - 1; place >= 0; place -= 1) {
    const count = leavesAt(nodes, place);
    if (blocks + count > most) break;
    children += 1;
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

/** The children of a holder; what was built of the same blocks before is built no more. */
function childrenOf(
  run: Run,
  holder: Holder,
  known: Known | null,
  schema: Schema,
): readonly Node[] {
  if (known === null) return builtAnew(run, holder, null, schema);
  const [same, sameBehind] = sameAtEnds(run, known);
  const begin = keptAtBegin(run, known, holder, same);
  const end = keptAtEnd(run, known.nodes.slice(begin.children), holder, sameBehind);
  const changed = { ...run, from: run.from + begin.blocks, to: run.to - end.blocks };
  const last = known.nodes.length - end.children;
  const before = {
    placed: known.placed,
    from: known.from + begin.blocks,
    to: known.to - end.blocks,
    nodes: known.nodes.slice(begin.children, last),
  };
  return [
    ...known.nodes.slice(0, begin.children),
    ...builtAnew(changed, holder, before, schema),
    ...known.nodes.slice(last),
  ];
}

/** What was built before of the children, by the first block of each. */
function knownByFirst({ placed, from, nodes }: Known): ReadonlyMap<Node, Known> {
  const found = new Map<Node, Known>();
  let at = from;
  for (const node of nodes) {
    const to = at + leavesIn(node);
    const first = placed[at]?.node;
    if (first !== undefined && first !== node)
      found.set(first, { placed, from: at, to, nodes: [node] });
    at = to;
  }
  return found;
}

function builtAnew(run: Run, holder: Holder, known: Known | null, schema: Schema): readonly Node[] {
  const { placed, to } = run;
  const children: Run[] = [];
  for (let from = run.from; from < to;) {
    let next = from + 1;
    while (next < to && !starts(placed, next, holder)) next += 1;
    children.push({ placed, from, to: next });
    from = next;
  }
  const only = known?.nodes.length === 1 && children.length === 1 ? known : null;
  const byFirst = known === null || only !== null ? null : knownByFirst(known);
  return children.map((child) => {
    const first = placed[child.from]?.node;
    const before = only ?? (first === undefined ? null : byFirst?.get(first)) ?? null;
    return nodeOf(child, holder, before, schema);
  });
}

/** The child that a run is; `known` has the one node that it was before. */
function nodeOf(
  run: Run,
  { level, isList: isItem }: Holder,
  known: Known | null,
  schema: Schema,
): Node {
  const first = run.placed[run.from];
  if (first === undefined) throw new Error('a node of nothing');
  const container = first.path[level];
  if (container === undefined) return first.node;
  const name = isItem ? 'listItem' : container.name;
  const type = schema.nodes[name];
  if (type === undefined) throw new Error(`the schema has no ${name}`);
  const attributes = isItem ? {} : soundAttributes(type, container.attributes);
  const inside =
    isItem || !isList(name) ? { level: level + 1, isList: false } : { level, isList: true };
  const before = known?.nodes[0];
  const isAsBefore = before?.sameMarkup(type.create(attributes)) === true;
  const inner = isAsBefore && known !== null ? { ...known, nodes: before.children } : null;
  const children = childrenOf(run, inside, inner, schema);
  if (isAsBefore && sameNodes(children, before.children)) return before;
  return type.create(attributes, children);
}

export const sameNodes = (a: readonly Node[], b: readonly Node[]): boolean =>
  a.length === b.length && a.every((node, index) => node === b[index]);

/** The top-level blocks; `known` are those of an earlier projection, which stay where they are the same. */
export function buildBlocks(placed: readonly Placed[], known: Built | null, schema: Schema): Built {
  const run = { placed, from: 0, to: placed.length };
  const before = known === null ? null : { ...known, from: 0, to: known.placed.length };
  return { placed, nodes: childrenOf(run, { level: 0, isList: false }, before, schema) };
}
