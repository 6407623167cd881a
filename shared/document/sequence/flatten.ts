import type { Node } from '@tiptap/pm/model';
import type { Attributes } from './form.ts';
import { attributesOf, hasParts, isHead, isList, kindOf, writeElement } from './form.ts';

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

/** How many units a block is: a table is one. */
export function unitsOfBlock(block: Node): number {
  if (block.isTextblock) return block.content.size + 1;
  const known = counts.get(block);
  if (known !== undefined) return known;
  const { name } = block.type;
  let count = isHead(name) ? 1 : 0;
  if (!isHead(name) || hasParts(name)) {
    for (const child of block.children) count += unitsOfBlock(child);
  }
  counts.set(block, count);
  return count;
}

/** A container around a line; its position tells it from others. */
interface Link {
  readonly name: string;
  readonly attributes: Attributes;
  readonly position: number;
  /** Position of the item that the line stands in; null in what is no list. */
  readonly item: number | null;
}
type Chain = readonly Link[];

/** The path of a line behind one in `before`: with flags only where sharing containers would err. */
function pathOf(chain: Chain, before: Chain): string {
  let isOpen = true;
  return chain
    .map((link, level) => {
      const other = isOpen ? before[level] : undefined;
      const adjoins = other?.name === link.name;
      const shares = adjoins && other?.position === link.position;
      const sameItem = shares && other?.item === link.item;
      isOpen = shares && (link.item === null || sameItem);
      return (
        flagOf(link, { adjoins, shares, sameItem, last: level === chain.length - 1 }) +
        writeElement(link)
      );
    })
    .join('/');
}

interface Sharing {
  readonly adjoins: boolean;
  readonly shares: boolean;
  readonly sameItem: boolean;
  readonly last: boolean;
}

function flagOf({ item }: Link, { adjoins, shares, sameItem, last }: Sharing): string {
  if (!shares) return adjoins ? '!' : '';
  if (item === null) return '';
  if (last) return sameItem ? '+' : '';
  return sameItem ? '' : '*';
}

class Flattener {
  readonly pieces: Piece[] = [];
  #before: Chain;

  constructor(before: Chain) {
    this.#before = before;
  }

  visit(node: Node, position: number, chain: Chain): void {
    const { name } = node.type;
    if (isHead(name)) this.#head(node, position, chain);
    else if (node.isTextblock) this.#line(node, position, this.#path(chain));
    else {
      node.forEach((child, offset) => {
        const at = position + 1 + offset;
        const link = { name, attributes: attributesOf(node), position };
        if (isList(name)) {
          child.forEach((block, inside) =>
            this.visit(block, at + 1 + inside, [...chain, { ...link, item: at }]),
          );
        } else this.visit(child, at, [...chain, { ...link, item: null }]);
      });
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

/** Children `from` to `to` (exclusive) of a node that holds blocks. */
export interface Children {
  readonly parent: Node;
  readonly from: number;
  readonly to: number;
  /** Where the first of them begins. */
  readonly position: number;
}

/** Flattens blocks; the containers around the line before them decide on flags of the first path. */
export function flatten({ parent, from, to, position }: Children): readonly Piece[] {
  const previous = from > 0 ? parent.child(from - 1) : null;
  const chain = previous === null ? [] : lastChain(previous, position - previous.nodeSize);
  const flattener = new Flattener(chain);
  let at = position;
  for (let index = from; index < to; index += 1) {
    const child = parent.child(index);
    flattener.visit(child, at, []);
    at += child.nodeSize;
  }
  return flattener.pieces;
}

/** All blocks of a node, which begins its content at `position`. */
export const flattenAll = (parent: Node, position: number): readonly Piece[] =>
  flatten({ parent, from: 0, to: parent.childCount, position });

/** The containers around the last line in a block that begins at `position`. */
function lastChain(node: Node, position: number): Chain {
  const { name } = node.type;
  const last = node.lastChild;
  if (isHead(name) || node.isTextblock || last === null) return [];
  const at = position + node.nodeSize - 1 - last.nodeSize;
  const link = { name, attributes: attributesOf(node), position };
  if (!isList(name)) return [{ ...link, item: null }, ...lastChain(last, at)];
  const block = last.lastChild;
  const inside = block === null ? [] : lastChain(block, at + last.nodeSize - 1 - block.nodeSize);
  return [{ ...link, item: at }, ...inside];
}
