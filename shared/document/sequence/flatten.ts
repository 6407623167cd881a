import type { Node } from '@tiptap/pm/model';
import type { Chain } from './chain.ts';
import { chainIn, chainOfLast, pathOf } from './chain.ts';
import type { Attributes } from './form.ts';
import { attributesOf, hasParts, isHead, kindOf } from './form.ts';

/** The text of a text block, with the line end behind it. Positions are ProseMirror's. */
export interface LinePiece {
  readonly type: 'line';
  readonly node: Node;
  readonly kind: string;
  readonly path: string;
  /** Of the first character. */
  readonly from: number;
  /** Behind the last one. */
  readonly end: number;
}

/** The head of a block that is no text. */
export interface HeadPiece {
  readonly type: 'head';
  readonly node: Node;
  readonly name: string;
  readonly attributes: Attributes;
  readonly path: string;
  readonly from: number;
}

/** What a sequence holds of a document, in order. */
export type Piece = LinePiece | HeadPiece;

export const unitsIn = (piece: Piece): number =>
  piece.type === 'head' ? 1 : piece.end - piece.from + 1;

const counts = new WeakMap<Node, number>();
/** Fewer are counted sooner than looked up. */
const MANY_CHILDREN = 8;

/** How many units a block is: a table is one. */
export function unitsOfBlock(block: Node): number {
  if (block.isTextblock) return block.content.size + 1;
  const isLarge = block.childCount >= MANY_CHILDREN;
  const known = isLarge ? counts.get(block) : undefined;
  if (known !== undefined) return known;
  const { name } = block.type;
  let count = isHead(name) ? 1 : 0;
  if (!isHead(name) || hasParts(name)) {
    for (const child of block.children) count += unitsOfBlock(child);
  }
  if (isLarge) counts.set(block, count);
  return count;
}

/** Units of the first children of a node. */
export function unitsBefore({ children }: Node, count: number): number {
  let units = 0;
  for (let place = 0; place < count; place += 1) {
    const child = children[place];
    if (child !== undefined) units += unitsOfBlock(child);
  }
  return units;
}

class Flattener {
  readonly pieces: Piece[] = [];
  #before: Chain;

  constructor(before: Chain) {
    this.#before = before;
  }

  visit(node: Node, position: number, around: Chain): void {
    if (isHead(node.type.name)) this.#head(node, position, around);
    else if (node.isTextblock) this.#line(node, position, this.#path(around));
    else {
      const inside = chainIn(node, position, around);
      node.forEach((child, offset) => this.visit(child, position + 1 + offset, inside));
    }
  }

  #path(chain: Chain): string {
    const path = pathOf(chain, this.#before);
    this.#before = chain;
    return path;
  }

  #line(node: Node, position: number, path: string): void {
    const from = position + 1;
    const end = from + node.content.size;
    this.pieces.push({ type: 'line', node, kind: kindOf(node), path, from, end });
  }

  #head(node: Node, from: number, chain: Chain): void {
    const { name } = node.type;
    const attributes = attributesOf(node);
    this.pieces.push({ type: 'head', node, name, attributes, path: this.#path(chain), from });
    if (!hasParts(name)) return;
    node.forEach((part, offset) => this.#line(part, from + 1 + offset, ''));
  }
}

/** A node that holds blocks, and where it stands. */
export interface Parent {
  readonly node: Node;
  /** Where its content begins. */
  readonly position: number;
  /** The containers around its blocks, and those around the line before the first of them. */
  readonly around: Chain;
  readonly before: Chain;
}

/** A document, or a cell, whose content begins at `position`. */
export const rootAt = (node: Node, position: number): Parent => ({
  node,
  position,
  around: [],
  before: [],
});

/** Children `from` to `to` (exclusive) of a node that holds blocks. */
export interface Children extends Parent {
  readonly from: number;
  readonly to: number;
}

/** Where a child begins. */
export function positionOfChild({ node: { children }, position }: Parent, place: number): number {
  let at = position;
  for (let before = 0; before < place; before += 1) at += children[before]?.nodeSize ?? 0;
  return at;
}

/** The containers around the line before a child, which begins at `at`. */
function chainBefore({ node, around, before }: Parent, place: number, at: number): Chain {
  const previous = node.maybeChild(place - 1);
  return previous === null ? before : chainOfLast(previous, at - previous.nodeSize, around);
}

/** A child that is no line as what holds the blocks in it. */
export function parentIn(parent: Parent, place: number): Parent {
  const node = parent.node.child(place);
  const at = positionOfChild(parent, place);
  const before = chainBefore(parent, place, at);
  return { node, position: at + 1, around: chainIn(node, at, parent.around), before };
}

/** Flattens blocks; the containers around the line before them decide on flags of the first path. */
export function flatten(children: Children): readonly Piece[] {
  const { node, from, to, around } = children;
  let at = positionOfChild(children, from);
  const flattener = new Flattener(chainBefore(children, from, at));
  for (let place = from; place < to; place += 1) {
    const child = node.child(place);
    flattener.visit(child, at, around);
    at += child.nodeSize;
  }
  return flattener.pieces;
}

/** All blocks of a node, which begins its content at `position`. */
export const flattenAll = (node: Node, position: number): readonly Piece[] =>
  flatten({ ...rootAt(node, position), from: 0, to: node.childCount });
