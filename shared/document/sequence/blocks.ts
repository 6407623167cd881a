import type { Node, Schema } from '@tiptap/pm/model';
import { isList, soundAttributes } from './form.ts';
import type { Holder, Known, Placed, Run } from './runs.ts';
import { keptAtBegin, keptAtEnd, leavesIn, sameAtEnds, starts } from './runs.ts';

/** Blocks, and the nodes of which they are the leaves. */
export interface Built {
  readonly placed: readonly Placed[];
  readonly nodes: readonly Node[];
}

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
  const end = keptAtEnd(run, known, holder, sameBehind);
  const changed = {
    ...run,
    from: run.from + begin.blocks,
    to: run.to - end.blocks,
    firstStart: run.from + same,
    lastStart: run.to - sameBehind,
  };
  const last = known.nodes.length - end.children;
  const before = {
    placed: known.placed,
    from: known.from + begin.blocks,
    to: known.to - end.blocks,
    nodes: known.nodes.slice(begin.children, last),
  };
  return known.nodes
    .slice(0, begin.children)
    .concat(builtAnew(changed, holder, before, schema), known.nodes.slice(last));
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

/** A run that is built; in what stays at its ends begins no child. */
interface ChangedRun extends Run {
  readonly firstStart?: number;
  readonly lastStart?: number;
}

/** The runs that are a child of the holder each. */
function childRuns(run: ChangedRun, holder: Holder): readonly Run[] {
  const { placed, from, to, firstStart = from, lastStart = to } = run;
  if (from === to) return [];
  const places = [from];
  const last = Math.min(lastStart, to - 1);
  for (let place = Math.max(firstStart, from + 1); place <= last; place += 1) {
    if (starts(placed, place, holder)) places.push(place);
  }
  return places.map((place, index) => ({ placed, from: place, to: places[index + 1] ?? to }));
}

function builtAnew(
  run: ChangedRun,
  holder: Holder,
  known: Known | null,
  schema: Schema,
): readonly Node[] {
  const children = childRuns(run, holder);
  const only = known?.nodes.length === 1 && children.length === 1 ? known : null;
  const byFirst = known === null || only !== null ? null : knownByFirst(known);
  return children.map((child) => {
    const first = child.placed[child.from]?.node;
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
