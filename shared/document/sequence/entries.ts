import * as Y from 'yjs';
import { ANCHOR, isLive, textIn } from './form.ts';

/** Names of marks with their values: `true`, or an object of attributes. */
export type Marks = Readonly<Record<string, unknown>>;

/** Characters with the same marks. */
export interface Run {
  readonly text: string;
  readonly marks: Marks;
}

/** Characters that one Yjs item holds, and where they stand among the countable content of their text. */
export interface Span {
  readonly index: number;
  readonly item: Y.Item;
  readonly marks: Marks;
}

/** Characters up to a line end. */
export interface Line {
  readonly type: 'line';
  readonly runs: readonly Run[];
  readonly spans: readonly Span[];
  /** In UTF-16 units. */
  readonly length: number;
  /** Null where text has no end: it shows as a paragraph. */
  readonly end: { readonly map: Y.Map<unknown>; readonly index: number } | null;
}

export interface Head {
  readonly type: 'head';
  readonly map: Y.Map<unknown>;
  readonly index: number;
}

/** A place to which entries were moved. */
export interface Anchor {
  readonly type: 'anchor';
  readonly map: Y.Map<unknown>;
  readonly index: number;
}

/** Countable content that means nothing here. */
interface Unknown {
  readonly type: 'unknown';
  readonly index: number;
}

export type Entry = Line | Head | Anchor | Unknown;

const NO_MARKS: Marks = {};

class Reader {
  readonly entries: Entry[] = [];
  /** Of all characters, in their order. */
  readonly spans: Span[] = [];
  index = 0;
  #marks: Marks = NO_MARKS;
  #runs: Run[] = [];
  #lineSpans: Span[] = [];
  #length = 0;
  /** Anchors around which a line closes stand behind it. */
  #anchors: Anchor[] = [];

  /** Takes the next item that is not deleted. */
  read(item: Y.Item): void {
    const { content } = item;
    if (content instanceof Y.ContentFormat) this.#format(content);
    if (!item.countable) return;
    if (content instanceof Y.ContentString) this.#characters(item, content.str);
    else if (content instanceof Y.ContentType && content.type instanceof Y.Map) {
      this.#embedded(content.type as Y.Map<unknown>);
    } else {
      this.closeText();
      this.entries.push({ type: 'unknown', index: this.index });
    }
    this.index += item.length;
  }

  /** Ends a line whose text has no end. */
  closeText(): void {
    if (this.#length > 0) this.#close(null);
  }

  #format({ key, value }: Y.ContentFormat): void {
    const { [key]: _before, ...others } = this.#marks;
    this.#marks = value === null ? others : { ...others, [key]: value };
  }

  #characters(item: Y.Item, text: string): void {
    this.#runs.push({ text, marks: this.#marks });
    const span = { index: this.index, item, marks: this.#marks };
    this.#lineSpans.push(span);
    this.spans.push(span);
    this.#length += text.length;
  }

  #embedded(map: Y.Map<unknown>): void {
    const { index } = this;
    if (!map.has('type')) this.#close({ map, index });
    else if (textIn(map, 'type') === ANCHOR) {
      const anchor = { type: 'anchor', map, index } as const;
      if (this.#length > 0) this.#anchors.push(anchor);
      else this.entries.push(anchor);
    } else {
      this.closeText();
      this.entries.push({ type: 'head', map, index });
    }
  }

  #close(end: Line['end']): void {
    const [runs, spans, length] = [this.#runs, this.#lineSpans, this.#length];
    this.entries.push({ type: 'line', runs, spans, length, end }, ...this.#anchors);
    [this.#runs, this.#lineSpans, this.#length, this.#anchors] = [[], [], 0, []];
  }
}

/** What a text holds, in the order in which it is written. */
export interface Entries {
  readonly entries: readonly Entry[];
  readonly spans: readonly Span[];
  /** Of the countable content. */
  readonly length: number;
}

export function readEntries(text: Y.Text): Entries {
  const reader = new Reader();
  // Yjs has no other way to the items of a text.
  // oxlint-disable-next-line no-underscore-dangle
  for (let item = text._start; item !== null; item = item.right) {
    if (!item.deleted) reader.read(item);
  }
  reader.closeText();
  return { entries: reader.entries, spans: reader.spans, length: reader.index };
}

/** The anchor to which an entry was moved, or nothing. */
export function anchorOf(entry: Entry): string {
  switch (entry.type) {
    case 'line':
      return entry.end === null ? '' : textIn(entry.end.map, 'at');
    case 'head':
    case 'anchor':
      return textIn(entry.map, 'at');
    case 'unknown':
      return '';
  }
}

/** True where the entry itself was not removed. */
export const isLiveEntry = (entry: Line | Head): boolean =>
  entry.type === 'head' ? isLive(entry.map) : entry.end === null || isLive(entry.end.map);
