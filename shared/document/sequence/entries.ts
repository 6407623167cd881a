import type { Node } from '@tiptap/pm/model';
import type * as Y from 'yjs';
import type { Placed } from './runs.ts';
import { isLive, textIn } from './form.ts';

/** Names of marks with their values: `true`, or an object of attributes. */
export type Marks = Readonly<Record<string, unknown>>;

/** Characters with the same marks. */
export interface Run {
  readonly text: string;
  readonly marks: Marks;
}

/** Characters that stand in a row and have ids in a row. */
export interface Span extends Run {
  /** Among the countable content of their line. */
  readonly offset: number;
  /** Of the first one: the client that wrote it, and its clock. */
  readonly id: Y.ID;
}

/** Where a line is written, and what it takes for it to be read no further. */
export interface Extent {
  /** The first item behind what comes before the line; null where others stand in the line. */
  readonly first: Y.Item | null;
  /** Marks that hold before it and behind it. */
  readonly before: Marks;
  readonly after: Marks;
}

/** What a line holds, wherever it stands: the same object while nothing about it changes. */
export class LineContent {
  readonly spans: readonly Span[];
  /** In UTF-16 units. */
  readonly length: number;
  /** Where the end stands behind the first character: anchors may stand among them. */
  readonly endOffset: number;
  /** Null where text has no end: it shows as a paragraph. */
  readonly end: Y.Map<unknown> | null;
  readonly kind: string;
  readonly path: string;
  /** The anchor to which it was moved, or nothing. */
  readonly at: string;
  /** False where it was removed. */
  readonly isLive: boolean;
  readonly extent: Extent;
  /** True once something in it has changed. */
  isStale = false;
  /** What it shows as a line that is no part of a block, once that is known. */
  placed: Placed | null = null;
  /** What it shows as a part. */
  part: Node | null = null;

  constructor(
    spans: readonly Span[],
    endOffset: number,
    end: Y.Map<unknown> | null,
    extent: Extent,
  ) {
    this.spans = spans;
    this.extent = extent;
    this.length = spans.reduce((length, { text }) => length + text.length, 0);
    this.endOffset = endOffset;
    this.end = end;
    this.kind = end === null ? '' : textIn(end, 'kind');
    this.path = end === null ? '' : textIn(end, 'in');
    this.at = end === null ? '' : textIn(end, 'at');
    this.isLive = end === null || isLive(end);
  }
}

/** Characters up to a line end. */
export interface Line {
  readonly type: 'line';
  /** Of the first character, or of the end where there is none. */
  readonly index: number;
  readonly content: LineContent;
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

/** `index` is among the countable content of the text. */
export type Entry = Line | Head | Anchor | Unknown;

/** The anchor to which an entry was moved, or nothing. */
export function anchorOf(entry: Entry): string {
  switch (entry.type) {
    case 'line':
      return entry.content.at;
    case 'head':
    case 'anchor':
      return textIn(entry.map, 'at');
    case 'unknown':
      return '';
  }
}

/** True where the entry itself was not removed. */
export const isLiveEntry = (entry: Line | Head): boolean =>
  entry.type === 'head' ? isLive(entry.map) : entry.content.isLive;

/** Where the end of a line is written, or null where it has none. */
export const endIndexOf = ({ index, content }: Line): number | null =>
  content.end === null ? null : index + content.endOffset;
