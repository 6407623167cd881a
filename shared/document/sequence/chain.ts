import type { Node } from '@tiptap/pm/model';
import type { Attributes } from './form.ts';
import { attributesOf, isHead, writeElement } from './form.ts';

/** A container around a line; its position tells it from others. */
interface Link {
  readonly name: string;
  readonly attributes: Attributes;
  readonly position: number;
  /** Position of the item that the line stands in; null in what is no list. */
  readonly item: number | null;
}
export type Chain = readonly Link[];

/** The path of a line behind one in `before`: with flags only where sharing containers would err. */
export function pathOf(chain: Chain, before: Chain): string {
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

/** The containers around what stands in a node that begins at `position` and is no line. */
export function chainIn(node: Node, position: number, around: Chain): Chain {
  const { name } = node.type;
  const list = around.at(-1);
  if (name === 'listItem' && list !== undefined) {
    return [...around.slice(0, -1), { ...list, item: position }];
  }
  return [...around, { name, attributes: attributesOf(node), position, item: null }];
}

/** The containers around the last line of a block. */
export function chainOfLast(node: Node, position: number, around: Chain): Chain {
  const last = node.lastChild;
  if (isHead(node.type.name) || node.isTextblock || last === null) return around;
  const at = position + node.nodeSize - 1 - last.nodeSize;
  return chainOfLast(last, at, chainIn(node, position, around));
}
