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

  build(schema: Schema): readonly Node[] {
    return this.#root.children.map((child) => nodeOf(child, schema));
  }

  /** The item of a list that a block stands in: `open`, or a new one; null in what is no list. */
  #item(around: Box, open: Box | null): Box | null {
    if (!isList(around.name) || open !== null) return open;
    const item = box({ name: 'listItem', attributes: {} });
    around.children.push(item);
    return item;
  }
}

function nodeOf(child: Box | Node, schema: Schema): Node {
  if (child instanceof Node) return child;
  const { name, attributes, children } = child;
  const type = schema.nodes[name];
  if (type === undefined) throw new Error(`the schema has no ${name}`);
  return type.create(
    soundAttributes(type, attributes),
    children.map((inner) => nodeOf(inner, schema)),
  );
}

/** Blocks that share their outermost container, by the key of the first one. */
export type GroupCache = WeakMap<
  object,
  { readonly placed: readonly Placed[]; readonly node: Node }
>;

interface GroupTools {
  readonly schema: Schema;
  readonly groups: GroupCache;
}

const isSame = (a: Placed, b: Placed | undefined): boolean =>
  a.node === b?.node && a.written === b.written;

function groupNode(placed: readonly Placed[], { schema, groups }: GroupTools): Node {
  const [first] = placed;
  if (first === undefined) throw new Error('a group of nothing');
  if (first.path.length === 0) return first.node;
  const known = groups.get(first.key);
  if (known?.placed.length === placed.length) {
    if (known.placed.every((before, index) => isSame(before, placed[index]))) return known.node;
  }
  const builder = new Builder();
  for (const each of placed) builder.place(each);
  const [node] = builder.build(schema);
  if (node === undefined) throw new Error('a group without a node');
  groups.set(first.key, { placed, node });
  return node;
}

/** The top-level blocks; those that are as in an earlier projection are the same nodes. */
export function buildBlocks(placed: readonly Placed[], tools: GroupTools): readonly Node[] {
  const groups: Placed[][] = [];
  for (const each of placed) {
    const [outermost] = each.path;
    const group = groups.at(-1);
    const before = group?.[0]?.path[0];
    const shares =
      outermost !== undefined && outermost.name === before?.name && outermost.flag !== '!';
    if (group !== undefined && shares) group.push(each);
    else groups.push([each]);
  }
  return groups.map((group) => groupNode(group, tools));
}
