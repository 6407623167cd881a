import * as Y from 'yjs';
import type { Anchor, Entry, Head, Line, Marks, Span } from './entries.ts';
import { LineContent } from './entries.ts';
import { isOf, isStale, isUnchanged, itemBehind, shifted } from './known-lines.ts';
import { ANCHOR, isLive, TABLE, textIn } from './form.ts';

/** What a text holds, in the order in which it is written. */
export interface Entries {
  readonly entries: readonly Entry[];
  /** Of the countable content. */
  readonly length: number;
}

/** What earlier readings of a document have found; `markStaleLines` tells it what has changed since. */
export interface ReadCache {
  /** The last reading of each text. */
  readonly readings: WeakMap<Y.Text, Entries>;
  /** By the map of the line's end. */
  readonly lines: WeakMap<object, LineContent>;
}

export const createReadCache = (): ReadCache => ({
  readings: new WeakMap(),
  lines: new WeakMap(),
});

const NO_MARKS: Marks = {};

const isSame = (a: Marks, b: Marks): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

class Reader {
  entries: Entry[] = [];
  readonly #cache: ReadCache;
  /** What an earlier reading has found, and how far it is passed. */
  readonly #known: readonly Entry[];
  #passed = 0;
  index = 0;
  #marks: Marks = NO_MARKS;
  /** The first item of the line that is being read, and what holds before it. */
  #first: Y.Item | null = null;
  #before: Marks = NO_MARKS;
  #spans: Span[] = [];
  #start = 0;
  /** Anchors and removed tables around which a line closes stand behind it. */
  #inside: (Anchor | Head)[] = [];

  constructor(cache: ReadCache, known: readonly Entry[]) {
    this.#cache = cache;
    this.#known = known;
  }

  /** Takes the lines that begin with an item, as far as they are as they were; answers the last of them. */
  known(item: Y.Item): Line | null {
    if (this.#first !== null) return null;
    const known = this.#known;
    while (this.#passed < known.length && !isUnchanged(known[this.#passed])) this.#passed += 1;
    const line = known[this.#passed];
    if (!isUnchanged(line) || line.content.extent.first !== item) return null;
    return isSame(line.content.extent.before, this.#marks) ? this.#take(line) : null;
  }

  #take(first: Line): Line {
    const known = this.#known;
    const from = this.#passed;
    // Where a head or an anchor comes or goes, the line behind it has changed.
    let to = from + 1;
    while (to < known.length && !isStale(known[to])) to += 1;
    let last: Entry | undefined = known[to - 1];
    while (to > from + 1 && !isUnchanged(last)) {
      to -= 1;
      last = known[to - 1];
    }
    const line = isUnchanged(last) ? last : first;
    const shift = this.index - first.index;
    this.#addKnown(from, to, shift);
    this.#passed = to;
    this.index = line.index + shift + line.content.endOffset + 1;
    this.#marks = line.content.extent.after;
    return line;
  }

  #addKnown(from: number, to: number, shift: number): void {
    if (shift === 0 && this.entries.length === 0) {
      this.entries = this.#known.slice(from, to);
      return;
    }
    for (let place = from; place < to; place += 1) {
      const entry = this.#known[place];
      if (entry !== undefined) this.entries.push(shifted(entry, shift));
    }
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
      if (this.#spans.length > 0) this.#inside.push(anchor);
      else this.#add(anchor);
    } else if (this.#spans.length > 0 && textIn(map, 'type') === TABLE && !isLive(map)) {
      // What was around it is one line now; words that come late into it still show.
      this.#inside.push({ type: 'head', map, index, marks: this.#marks });
    } else {
      this.#closeText();
      this.#add({ type: 'head', map, index, marks: this.#marks });
    }
  }

  #close(end: Y.Map<unknown> | null): void {
    const index = this.#spans.length > 0 ? this.#start : this.index;
    const first = this.#inside.length > 0 ? null : this.#first;
    const extent = { first, before: this.#before, after: this.#marks };
    const content = new LineContent(this.#spans, this.index - index, end, extent);
    this.#add({ type: 'line', index, content });
    if (end !== null) this.#pass(end, content);
    this.#spans = [];
    if (this.#inside.length === 0) return;
    this.entries.push(...this.#inside);
    this.#inside = [];
  }

  /** A line that was read anew, though nothing in it has changed, is passed as well. */
  #pass(end: Y.Map<unknown>, content: LineContent): void {
    const { lines } = this.#cache;
    const known = lines.get(end);
    lines.set(end, content);
    if (known === undefined || known.isStale || known.extent.first === null) return;
    while (this.#passed < this.#known.length && !isOf(this.#known[this.#passed], known))
      this.#passed += 1;
  }
}

/** Lines in which nothing has changed since an earlier reading are the same ones again, and not read anew. */
export function readEntries(text: Y.Text, cache: ReadCache): Entries {
  const reader = new Reader(cache, cache.readings.get(text)?.entries ?? []);
  // Yjs has no other way to the items of a text.
  // oxlint-disable-next-line no-underscore-dangle
  let item = text._start;
  while (item !== null) {
    const line = reader.known(item);
    if (line === null) reader.read(item);
    item = line === null ? item.right : itemBehind(line);
  }
  reader.finish();
  const entries = { entries: reader.entries, length: reader.index };
  cache.readings.set(text, entries);
  return entries;
}
