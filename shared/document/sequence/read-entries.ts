import * as Y from 'yjs';
import type { Anchor, Entry, Marks, Span } from './entries.ts';
import { LineContent } from './entries.ts';
import { ANCHOR, textIn } from './form.ts';

/** What earlier readings of a document have found; `markStale` tells it what has changed since. */
export interface ReadCache {
  /** The first line of each text. */
  readonly firstLines: WeakMap<Y.Text, LineContent>;
  /** By the map of the line's end. */
  readonly lines: WeakMap<object, LineContent>;
}

export const createReadCache = (): ReadCache => ({
  firstLines: new WeakMap(),
  lines: new WeakMap(),
});

const NO_MARKS: Marks = {};

const isSame = (a: Marks, b: Marks): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

class Reader {
  readonly entries: Entry[] = [];
  readonly #cache: ReadCache;
  index = 0;
  #marks: Marks = NO_MARKS;
  /** The first item of the line that is being read, and what holds before it. */
  #first: Y.Item | null = null;
  #before: Marks = NO_MARKS;
  #spans: Span[] = [];
  #start = 0;
  /** Anchors around which a line closes stand behind it. */
  #anchors: Anchor[] = [];
  /** The line that may come next, as it was read before; and the one that was read last. */
  #expected: LineContent | null;
  #last: LineContent | null = null;
  firstLine: LineContent | null = null;

  constructor(cache: ReadCache, expected: LineContent | null) {
    this.#cache = cache;
    this.#expected = expected;
  }

  /** Takes the line that begins with an item, where it is as it was; answers its end. */
  known(item: Y.Item): Y.Item | null {
    const line = this.#expected;
    if (this.#first !== null || line?.extent.first !== item || line.isStale) return null;
    const { before, after } = line.extent;
    // oxlint-disable-next-line no-underscore-dangle -- Yjs has no other way to the item of a type
    const end = line.end?._item ?? null;
    if (end === null || !isSame(before, this.#marks)) return null;
    this.#marks = after;
    this.#addLine(this.index, line);
    this.index += line.endOffset + 1;
    return end;
  }

  read(item: Y.Item): void {
    if (this.#first === null) [this.#first, this.#before] = [item, this.#marks];
    if (item.deleted) return;
    const { content } = item;
    if (content instanceof Y.ContentString) this.#characters(item, content.str);
    else if (content instanceof Y.ContentType && content.type instanceof Y.Map) {
      this.#embedded(content.type as Y.Map<unknown>);
    } else if (content instanceof Y.ContentFormat) this.#format(content);
    else if (item.countable) {
      this.#closeText();
      this.#add({ type: 'unknown', index: this.index, item, marks: this.#marks });
    }
    if (item.countable) this.index += item.length;
  }

  finish(): void {
    this.#closeText();
    if (this.#last !== null) this.#last.next = null;
  }

  /** Ends a line whose text has no end. */
  #closeText(): void {
    if (this.#spans.length > 0) this.#close(null);
  }

  #add(entry: Entry): void {
    this.entries.push(entry);
    this.#first = null;
  }

  #format({ key, value }: Y.ContentFormat): void {
    const { [key]: _before, ...others } = this.#marks;
    const marks = value === null ? others : { ...others, [key]: value };
    this.#marks = Object.keys(marks).length === 0 ? NO_MARKS : marks;
  }

  #characters({ id }: Y.Item, text: string): void {
    if (this.#spans.length === 0) this.#start = this.index;
    this.#spans.push({ text, marks: this.#marks, offset: this.index - this.#start, id });
  }

  #embedded(map: Y.Map<unknown>): void {
    const { index } = this;
    if (!map.has('type')) this.#close(map);
    else if (textIn(map, 'type') === ANCHOR) {
      const anchor = { type: 'anchor', map, index, marks: this.#marks } as const;
      if (this.#spans.length > 0) this.#anchors.push(anchor);
      else this.#add(anchor);
    } else {
      this.#closeText();
      this.#add({ type: 'head', map, index, marks: this.#marks });
    }
  }

  #close(end: Y.Map<unknown> | null): void {
    const index = this.#spans.length > 0 ? this.#start : this.index;
    const first = this.#anchors.length > 0 ? null : this.#first;
    const extent = { first, before: this.#before, after: this.#marks };
    const content = new LineContent(this.#spans, this.index - index, end, extent);
    const old = end === null ? undefined : this.#cache.lines.get(end);
    if (end !== null) this.#cache.lines.set(end, content);
    // What came behind the line before comes behind it still.
    content.next = old?.next ?? null;
    this.#addLine(index, content, old?.next ?? this.#expected);
    this.#spans = [];
    if (this.#anchors.length === 0) return;
    this.entries.push(...this.#anchors);
    this.#anchors = [];
  }

  #addLine(index: number, content: LineContent, expected = content.next): void {
    this.#add({ type: 'line', index, content });
    const last = this.#last;
    if (last === null) this.firstLine = content;
    else if (last.next !== content) last.next = content;
    this.#last = content;
    this.#expected = expected;
  }
}

/** What a text holds, in the order in which it is written. */
export interface Entries {
  readonly entries: readonly Entry[];
  /** Of the countable content. */
  readonly length: number;
}

/** Lines in which nothing has changed since an earlier reading are the same ones again, and not read anew. */
export function readEntries(text: Y.Text, cache: ReadCache): Entries {
  const reader = new Reader(cache, cache.firstLines.get(text) ?? null);
  // Yjs has no other way to the items of a text.
  // oxlint-disable-next-line no-underscore-dangle
  for (let item = text._start; item !== null; item = item.right) {
    const end = reader.known(item);
    if (end === null) reader.read(item);
    else item = end;
  }
  reader.finish();
  if (reader.firstLine !== null) cache.firstLines.set(text, reader.firstLine);
  return { entries: reader.entries, length: reader.index };
}
