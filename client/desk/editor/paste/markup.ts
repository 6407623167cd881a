/** Elements that begin a line of their own. */
const BLOCKS = new Set(
  'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

const LISTS = new Set(['ol', 'ul', 'menu', 'dir']);

export const tagOf = (node: Node): string => node.nodeName.toLowerCase();

export const isElement = (node: Node | null | undefined): node is Element => node?.nodeType === 1;

export const isText = (node: Node | null | undefined): node is Text => node?.nodeType === 3;

export const isBlock = (node: Node | null | undefined): node is Element =>
  isElement(node) && BLOCKS.has(tagOf(node));

export const isList = (node: Node | null | undefined): node is Element =>
  isElement(node) && LISTS.has(tagOf(node));

/** White space that HTML collapses; a space that does not break is none. */
export const isBlankText = (text: string): boolean => /^[ \t\r\n\f]*$/.test(text);

/** Nothing that takes room: blank text and comments. */
export const isNothing = (node: Node): boolean =>
  (isText(node) && isBlankText(node.data)) || node.nodeType === 8;

/** Words, beyond blanks of every kind. */
export const hasWords = (node: Node): boolean => (node.textContent ?? '').trim() !== '';

/** Moves all children of one element to the end of another; there may be more than a call takes arguments. */
export function moveChildren(from: Element, to: Element): void {
  while (from.firstChild !== null) to.append(from.firstChild);
}

/** Puts the children in the place of their element. */
export function unwrap(element: Element): void {
  const { parentNode } = element;
  if (parentNode === null) return;
  while (element.firstChild !== null) parentNode.insertBefore(element.firstChild, element);
  element.remove();
}

/** The same content under another tag, without attributes. */
export function rename(element: Element, tag: string): Element {
  const made = element.ownerDocument.createElement(tag);
  moveChildren(element, made);
  element.replaceWith(made);
  return made;
}

/** Wraps the content of an element. */
export function wrapContent(element: Element, tag: string): void {
  const made = element.ownerDocument.createElement(tag);
  moveChildren(element, made);
  element.append(made);
}

/** The element beside this one, where nothing that shows is between them. */
export function neighbour(element: Element, side: 'nextSibling' | 'previousSibling'): Node | null {
  let found: Node | null = element[side];
  while (found !== null && isNothing(found)) found = found[side];
  return found;
}

/** All texts beneath a node. */
export function textsIn(root: Element): readonly Text[] {
  const walker = root.ownerDocument.createTreeWalker(root, 4 /* text */);
  const texts: Text[] = [];
  while (walker.nextNode() !== null) {
    if (isText(walker.currentNode)) texts.push(walker.currentNode);
  }
  return texts;
}
