import type { Mark, Node, NodeType } from '@tiptap/pm/model';
import * as Y from 'yjs';
import { DOCUMENT_LIMITS } from '../../limits.ts';
import { isSoundAttribute } from '../schema/attributes.ts';
import { IMAGE_PARTS } from '../schema/image/spec.ts';
import { LOCATION_STAMP_PARTS } from '../schema/location-stamp/spec.ts';
import { QUOTE_PARTS } from '../schema/quote/spec.ts';

// How a draft is held in Yjs: docs/draft-form.md tells it key by key.

/** The roots of an update's Yjs document; any other root is refused. */
export const BODY_ROOT = 'body';
export const META_ROOT = 'meta';

export function bodyOf(document: Y.Doc): Y.Text {
  const before = document.share.get(BODY_ROOT);
  const text = document.getText(BODY_ROOT);
  if (before !== undefined && !(before instanceof Y.Text)) {
    // Updates that came before the root was named had their formats counted for no text: Yjs would look places up
    // by markers, which know no formats, and a deletion would take away the end of a bold passage.
    // oxlint-disable-next-line no-underscore-dangle
    text._searchMarker = null;
    // oxlint-disable-next-line no-underscore-dangle
    text._hasFormatting = true;
  }
  return text;
}
export const metaOf = (document: Y.Doc): Y.Map<unknown> => document.getMap(META_ROOT);

/** A hard break, as one character of a line. */
export const HARD_BREAK = '\u2028';
export const ANCHOR = 'anchor';
export const TABLE = 'table';
export const PARAGRAPH = 'paragraph';

/** Blocks with parts, which are lines behind their head. */
const PARTS: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['quote', QUOTE_PARTS],
  ['locationStamp', LOCATION_STAMP_PARTS],
  ['image', IMAGE_PARTS],
]);
const BLOCK_OF_PART: ReadonlyMap<string, string> = new Map(
  [...PARTS].flatMap(([block, parts]) => parts.map((part) => [part, block] as const)),
);
const HEADS: ReadonlySet<string> = new Set([...PARTS.keys(), TABLE, 'embed', 'horizontalRule']);
const TEXT_BLOCKS: ReadonlySet<string> = new Set([PARAGRAPH, 'heading', 'headline']);
const LISTS: ReadonlySet<string> = new Set(['bulletList', 'orderedList']);

export const hasParts = (block: string): boolean => PARTS.has(block);
export const isHead = (block: string): boolean => HEADS.has(block);
export const isTextBlock = (block: string): boolean => TEXT_BLOCKS.has(block);
export const isList = (container: string): boolean => LISTS.has(container);

/** The block that the part of this kind belongs to, or undefined where the kind is no part. */
export const blockOfPart = (kind: string): string | undefined => BLOCK_OF_PART.get(nameIn(kind));
export const isPart = (kind: string): boolean => BLOCK_OF_PART.has(nameIn(kind));

export type Attributes = Readonly<Record<string, unknown>>;

/** A node type with attributes that are not the default. */
export interface Element {
  readonly name: string;
  readonly attributes: Attributes;
}

/** The attributes of a node or mark that are not the default. */
export function attributesOf({ type, attrs }: Node | Mark): Attributes {
  // A spec's defaults are untyped.
  const specs: Readonly<Record<string, { readonly default?: unknown }>> = type.spec.attrs ?? {};
  return Object.fromEntries(
    Object.entries(attrs as Attributes).filter(
      ([name, value]) =>
        value !== undefined && JSON.stringify(value) !== JSON.stringify(specs[name]?.default),
    ),
  );
}

export const writeElement = ({ name, attributes }: Element): string =>
  Object.keys(attributes).length === 0 ? name : name + JSON.stringify(attributes);

/** `heading{"level":3}`, as `kind` of a line end. */
export const kindOf = (node: Node): string =>
  writeElement({ name: node.type.name, attributes: attributesOf(node) });

const nameIn = (element: string): string => {
  const brace = element.indexOf('{');
  return brace < 0 ? element : element.slice(0, brace);
};

/** Attributes that cannot be read are none. */
export function readElement(element: string): Element {
  const name = nameIn(element);
  if (name.length === element.length) return { name, attributes: NO_ATTRIBUTES };
  try {
    const attributes: unknown = JSON.parse(element.slice(name.length));
    const isRecord = typeof attributes === 'object' && attributes !== null;
    return { name, attributes: isRecord ? (attributes as Attributes) : NO_ATTRIBUTES };
  } catch {
    return { name, attributes: NO_ATTRIBUTES };
  }
}

const NO_ATTRIBUTES: Attributes = {};

/** What of the attributes the type knows and an editor can show; the others read as their default. Null for none. */
export function soundAttributes(type: NodeType, attributes: Attributes): Attributes | null {
  if (attributes === NO_ATTRIBUTES) return null;
  const specs: object = type.spec.attrs ?? {};
  return Object.fromEntries(
    Object.entries(attributes).filter(
      ([name, value]) => Object.hasOwn(specs, name) && isSoundAttribute(type.name, name, value),
    ),
  );
}

/** One container of a path. */
export interface Container extends Element {
  /** `!`: a container of its own; `+`: goes on in the item; `*`: a new item of an outer list. */
  readonly flag: '' | '!' | '+' | '*';
}

/** The containers of a path, as far as such a line or head can stand in them. */
export function readPath(
  path: string,
  { inCell, head }: { readonly inCell: boolean; readonly head: boolean },
): readonly Container[] {
  if (path === '') return NO_CONTAINERS;
  const containers: Container[] = [];
  let inList = false;
  for (const piece of path.split('/', DOCUMENT_LIMITS.containers)) {
    const first = piece[0];
    const flag = first === '!' || first === '+' || first === '*' ? first : '';
    const { name, attributes } = readElement(piece.slice(flag.length));
    if (isList(name)) {
      if (head) break;
      inList = true;
      containers.push({ flag, name, attributes });
    } else if (name === 'blockquote' && !inList && !inCell) {
      containers.push({ flag, name, attributes: NO_ATTRIBUTES });
    }
  }
  return containers;
}

const NO_CONTAINERS: readonly Container[] = [];

/** A value of a map where it is text, else nothing. */
export function textIn(map: Y.Map<unknown>, key: string): string {
  const value = map.get(key);
  return typeof value === 'string' ? value : '';
}

export const isLive = (map: Y.Map<unknown>): boolean => map.has('live');
