import { Node, type Schema } from '@tiptap/pm/model';
import type { Container } from './form.ts';
import { isList, soundAttributes } from './form.ts';

/** A block with the containers that it stands in. */
export interface Placed {
  readonly node: Node;
  readonly path: readonly Container[];
  /** The path as it is written. */
  readonly written: string;
  /** The same object for the same entry in each projection. */
  readonly key: object;
}

interface Box {
  readonly name: string;
  readonly attributes: Container['attributes'];
  readonly children: (Box | Node)[];
}

const box = ({ name, attributes }: Pick<Box, 'name' | 'attributes'>): Box => ({
  name,
  attributes,
  children: [],
});

/** The container at one level of the last path, with the item that was open in it. */
interface Open {
  readonly container: Container;
  readonly box: Box;
  readonly item: Box | null;
}

const isFresh = ({ flag, name }: Container, open: Open | undefined): boolean =>
  open === undefined || open.container.name !== name || flag === '!';

/** Adjacent blocks share a container where their paths begin with equal types. */
class Builder {
  readonly #root = box({ name: 'doc', attributes: {} });
  #open: readonly Open[] = [];

  place({ node, path }: Pick<Placed, 'node' | 'path'>): void {
    const open: Open[] = [];
    let into = this.#root;
    let isShared = true;
    for (const [level, container] of path.entries()) {
      const before: Open | undefined = isShared ? this.#open[level] : undefined;
      const fresh = isFresh(container, before);
      const around: Box = fresh || before === undefined ? box(container) : before.box;
      if (around !== before?.box) into.children.push(around);
      const isLast = level === path.length - 1;
      const sameItem = isLast ? container.flag === '+' : container.flag !== '*';
      const item = this.#item(around, fresh || !sameItem ? null : (before?.item ?? null));
      isShared = !fresh && (item === null || item === before?.item);
      open.push({ container, box: around, item });
      into = item ?? around;
    }
    into.children.push(node);
    this.#open = open;
  }

  build(tools: GroupTools): readonly Node[] {
    return this.#root.children.map((child) => nodeOf(child, tools));
  }

  /** The item of a list that a block stands in: `open`, or a new one; null in what is no list. */
  #item(around: Box, open: Box | null): Box | null {
    if (!isList(around.name) || open !== null) return open;
    const item = box({ name: 'listItem', attributes: {} });
    around.children.push(item);
    return item;
  }
}

export const sameNodes = (a: readonly Node[], b: readonly Node[]): boolean =>
  a.length === b.length && a.every((node, index) => node === b[index]);

function nodeOf(child: Box | Node, tools: GroupTools): Node {
  if (child instanceof Node) return child;
  const { name, attributes } = child;
  const type = tools.schema.nodes[name];
  if (type === undefined) throw new Error(`the schema has no ${name}`);
  const children = child.children.map((inner) => nodeOf(inner, tools));
  const node = type.create(soundAttributes(type, attributes), children);
  const [first] = children;
  const known = first === undefined ? undefined : tools.containers.get(first);
  if (known?.sameMarkup(node) === true && sameNodes(known.children, children)) return known;
  if (first !== undefined) tools.containers.set(first, node);
  return node;
}

/** Blocks that share their outermost container, by the key of the first one. */
export type GroupCache = WeakMap<
  object,
  { readonly placed: readonly Placed[]; readonly node: Node }
>;

interface GroupTools {
  readonly schema: Schema;
  readonly groups: GroupCache;
  /** Lists, items and passages by the first node that stands in them. */
  readonly containers: WeakMap<Node, Node>;
}

const isSame = (a: Placed, b: Placed | undefined): boolean =>
  a === b || (a.node === b?.node && a.written === b.written);

function groupNode(placed: readonly Placed[], tools: GroupTools): Node {
  const [first] = placed;
  if (first === undefined) throw new Error('a group of nothing');
  const known = tools.groups.get(first.key);
  if (known?.placed.length === placed.length) {
    if (known.placed.every((before, index) => isSame(before, placed[index]))) return known.node;
  }
  const builder = new Builder();
  for (const each of placed) builder.place(each);
  const [node] = builder.build(tools);
  if (node === undefined) throw new Error('a group without a node');
  tools.groups.set(first.key, { placed, node });
  return node;
}

/** The top-level blocks; those that are as in an earlier projection are the same nodes. */
export function buildBlocks(placed: readonly Placed[], tools: GroupTools): readonly Node[] {
  const nodes: Node[] = [];
  for (let from = 0; from < placed.length;) {
    const first = placed[from];
    if (first === undefined) break;
    const outermost = first.path[0]?.name;
    let to = from + 1;
    if (outermost === undefined) nodes.push(first.node);
    else {
      while (to < placed.length && goesOn(placed[to], outermost)) to += 1;
      nodes.push(groupNode(placed.slice(from, to), tools));
    }
    from = to;
  }
  return nodes;
}

function goesOn(placed: Placed | undefined, outermost: string): boolean {
  const container = placed?.path[0];
  return container?.name === outermost && container.flag !== '!';
}
