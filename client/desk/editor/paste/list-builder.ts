import type { Counting, Marker, Numbering } from './list-numbering.ts';

/** One item of lists that a program wrote one after the other, each with its own depth. */
export interface FlatItem {
  /** How deep, from 1. */
  readonly level: number;
  readonly marker: Exclude<Marker, { readonly kind: 'words' }>;
  /** How far from the side its text begins, in pixels. */
  readonly indent: number;
  /** The element with what the item says. */
  readonly content: Element;
}

/** Pixels by which what stands in one column may differ. */
const TOLERANCE = 2;

interface OpenList {
  level: number;
  indent: number;
  readonly numbering: Numbering | null;
  readonly element: Element;
  /** The number that the next item has, if the list goes on. */
  next: number;
}

const numberingOf = ({ marker }: FlatItem): Numbering | null =>
  marker.kind === 'number' ? marker.numbering : null;

const valueOf = ({ marker }: FlatItem): number => (marker.kind === 'number' ? marker.value : 0);

/** True where an item is the next one of a list, whichever list its program counts it to. */
function continues(open: OpenList, item: FlatItem): boolean {
  if (open.numbering !== numberingOf(item)) return false;
  return open.numbering === null || open.next === valueOf(item);
}

function newList(item: FlatItem): OpenList {
  const numbering = numberingOf(item);
  const element = item.content.ownerDocument.createElement(numbering === null ? 'ul' : 'ol');
  const value = valueOf(item);
  if (numbering !== null && numbering !== '1') element.setAttribute('type', numbering);
  if (numbering !== null && value !== 1) element.setAttribute('start', String(value));
  return { level: item.level, indent: item.indent, numbering, element, next: value };
}

/** Lists within lists, from items that come one after the other. */
export class ListBuilder {
  #open: OpenList[] = [];
  #roots: Element[] = [];

  /** How the list that an item of this level would go on counts, or null. */
  countingAt(level: number): Counting | null {
    const open = this.#open.findLast((each) => each.level === level);
    return open === undefined || open.numbering === null
      ? null
      : { numbering: open.numbering, next: open.next };
  }

  /** Adds an item; returns the new list where it begins one that stands in no other. */
  add(item: FlatItem): Element | null {
    while ((this.#open.at(-1)?.level ?? 0) > item.level) {
      // The last one stays open where nothing shallower is: a deep item may be the first of what was copied.
      if (this.#open.length === 1) break;
      this.#open.pop();
    }
    const top = this.#open.at(-1);
    if (top !== undefined && item.level <= top.level) {
      if (continues(top, item)) return this.#append(top, item);
      this.#open.pop();
    }
    const parent = this.#open.at(-1);
    const made = newList(item);
    this.#open.push(made);
    this.#append(made, item);
    if (parent === undefined) {
      this.#roots.push(made.element);
      return made.element;
    }
    parent.element.lastElementChild?.append(made.element);
    return null;
  }

  /**
   * Adds a paragraph without a marker to the item that it is indented like; it stays where it is indented like
   * none.
   */
  addToItem(paragraph: Element, indent: number): void {
    const at = this.#open.findLastIndex((open) => open.indent <= indent + TOLERANCE);
    const item = this.#open[at]?.element.lastElementChild;
    if (item === undefined || item === null) return;
    this.#open.length = at + 1;
    item.append(paragraph);
  }

  /** What follows is no part of these lists. */
  end(): void {
    this.#open = [];
    this.#roots = [];
  }

  /** True where `node` is the list that was begun last: the next item may go on with it. */
  endsWith(node: Node | null): boolean {
    return node !== null && this.#roots.at(-1) === node;
  }

  #append(open: OpenList, item: FlatItem): null {
    const entry = item.content.ownerDocument.createElement('li');
    entry.append(item.content);
    open.element.append(entry);
    open.next += 1;
    open.level = item.level;
    open.indent = item.indent;
    return null;
  }
}
