import * as Y from 'yjs';
import type { Anchor, Entry, Marks } from './entries.ts';
import { LineContent } from './entries.ts';
import { ANCHOR, textIn } from './form.ts';

/**
 * What earlier readings of a document have found. It must forget the maps whose keys have changed: only text is
 * compared.
 */
export interface ReadCache {
  /** By the map of the line's end. */
  readonly lines: WeakMap<object, LineContent>;
  readonly formats: WeakMap<Y.ContentFormat, Formatted>;
}

/** Which marks hold behind a format that stands where others hold. */
interface Formatted {
  readonly before: Marks;
  readonly after: Marks;
}

const NO_MARKS: Marks = {};

class Reader {
  readonly entries: Entry[] = [];
  readonly #cache: ReadCache;
  index = 0;
  #marks: Marks = NO_MARKS;
  // The characters of the line that is being read, by their items. Used again for each line.
  readonly #items: Y.Item[] = [];
  readonly #texts: string[] = [];
  readonly #allMarks: Marks[] = [];
  readonly #indexes: number[] = [];
  #count = 0;
  /** Anchors around which a line closes stand behind it. */
  #anchors: Anchor[] = [];

  constructor(cache: ReadCache) {
    this.#cache = cache;
  }

  /** Takes the next item that is not deleted. */
  read(item: Y.Item): void {
    const { content } = item;
    if (content instanceof Y.ContentString) this.#characters(item, content.str);
    else if (content instanceof Y.ContentType && content.type instanceof Y.Map) {
      this.#embedded(content.type as Y.Map<unknown>);
    } else if (content instanceof Y.ContentFormat) this.#format(content);
    else if (item.countable) {
      this.closeText();
      this.entries.push({ type: 'unknown', index: this.index });
    }
    if (item.countable) this.index += item.length;
  }

  /** Ends a line whose text has no end. */
  closeText(): void {
    if (this.#count > 0) this.#close(null);
  }

  #format(content: Y.ContentFormat): void {
    const before = this.#marks;
    const known = this.#cache.formats.get(content);
    if (known?.before === before) {
      this.#marks = known.after;
      return;
    }
    const { key, value } = content;
    const { [key]: _before, ...others } = before;
    const marks = value === null ? others : { ...others, [key]: value };
    this.#marks = Object.keys(marks).length === 0 ? NO_MARKS : marks;
    this.#cache.formats.set(content, { before, after: this.#marks });
  }

  #characters(item: Y.Item, text: string): void {
    const count = this.#count;
    this.#items[count] = item;
    this.#texts[count] = text;
    this.#allMarks[count] = this.#marks;
    this.#indexes[count] = this.index;
    this.#count = count + 1;
  }

  #embedded(map: Y.Map<unknown>): void {
    const { index } = this;
    const known = this.#cache.lines.get(map);
    if (known !== undefined || !map.has('type')) this.#close(map, known);
    else if (textIn(map, 'type') === ANCHOR) {
      const anchor = { type: 'anchor', map, index } as const;
      if (this.#count > 0) this.#anchors.push(anchor);
      else this.entries.push(anchor);
    } else {
      this.closeText();
      this.entries.push({ type: 'head', map, index });
    }
  }

  #close(end: Y.Map<unknown> | null, known?: LineContent): void {
    const index = this.#count > 0 ? (this.#indexes[0] ?? this.index) : this.index;
    const isKnown = known !== undefined && this.#isSame(known, index);
    const content = isKnown ? known : this.#content(end, index);
    this.entries.push({ type: 'line', index, content });
    this.#count = 0;
    if (this.#anchors.length === 0) return;
    this.entries.push(...this.#anchors);
    this.#anchors = [];
  }

  #isSame({ spans, endOffset }: LineContent, index: number): boolean {
    if (spans.length !== this.#count || endOffset !== this.index - index) return false;
    for (let place = 0; place < spans.length; place += 1) {
      const span = spans[place];
      if (span?.item !== this.#items[place] || span?.text !== this.#texts[place]) return false;
      if (span?.marks !== this.#allMarks[place]) return false;
      if (span?.offset !== (this.#indexes[place] ?? 0) - index) return false;
    }
    return true;
  }

  #content(end: Y.Map<unknown> | null, index: number): LineContent {
    const spans = this.#items.slice(0, this.#count).map((item, place) => ({
      item,
      text: this.#texts[place] ?? '',
      marks: this.#allMarks[place] ?? NO_MARKS,
      offset: (this.#indexes[place] ?? index) - index,
    }));
    const content = new LineContent(spans, this.index - index, end);
    if (end !== null) this.#cache.lines.set(end, content);
    return content;
  }
}

/** What a text holds, in the order in which it is written. */
export interface Entries {
  readonly entries: readonly Entry[];
  /** Of the countable content. */
  readonly length: number;
}

export function readEntries(text: Y.Text, cache: ReadCache): Entries {
  const reader = new Reader(cache);
  // Yjs has no other way to the items of a text.
  // oxlint-disable-next-line no-underscore-dangle
  for (let item = text._start; item !== null; item = item.right) {
    if (!item.deleted) reader.read(item);
  }
  reader.closeText();
  return { entries: reader.entries, length: reader.index };
}
