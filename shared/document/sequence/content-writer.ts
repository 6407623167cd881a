import * as Y from 'yjs';
import type { Marks } from './entries.ts';
import type { WrittenPlace } from './places.ts';

const isSame = (a: unknown, b: unknown): boolean =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/**
 * Puts content right behind what is written there, one after the other. Yjs itself first passes over all that was
 * deleted there: an undo of that deletion would tear a line, and what a colleague had marked in it would reach over
 * what is new. It also walks from the beginning for each edit by index.
 */
export class ContentWriter {
  readonly #transaction: Y.Transaction;
  readonly #text: Y.Text;
  /** The last content before the place, or null at the beginning of the text. */
  #left: Y.Item | null;
  /** Marks that hold at the place now, and those that hold there without what this writes. */
  #marks: Marks;
  #around: Marks;
  #isFirst = true;

  constructor(transaction: Y.Transaction, text: Y.Text, { behind, marks }: WrittenPlace) {
    const { store } = transaction.doc;
    this.#transaction = transaction;
    this.#text = text;
    this.#left = behind === null ? null : Y.getItemCleanEnd(transaction, store, behind);
    this.#marks = marks;
    this.#around = marks;
  }

  characters(text: string, marks: Marks): void {
    if (this.#isFirst) this.#passFormats(marks);
    this.#mark(marks);
    this.#put(new Y.ContentString(text));
  }

  /** Stands between lines, where no mark begins or ends. */
  map(map: Y.Map<unknown>): void {
    this.#mark(this.#around);
    this.#put(new Y.ContentType(map));
  }

  finish(): void {
    this.#mark(this.#around);
    // Yjs remembers where indexes are, and has to look anew.
    // oxlint-disable-next-line no-underscore-dangle
    const markers = this.#text._searchMarker;
    for (const { p } of markers ?? []) p.marker = false;
    if (markers !== null) markers.length = 0;
  }

  /** At the edge of a marked stretch, what has the same marks belongs to it. */
  #passFormats(wanted: Marks): void {
    for (let right = this.#right(); !isSameMarks(this.#marks, wanted); right = this.#right()) {
      const format = right?.deleted === false ? right.content : null;
      if (right === null || !(format instanceof Y.ContentFormat)) return;
      if (!isSame(format.value, wanted[format.key])) return;
      this.#left = right;
      this.#marks = withMark(this.#marks, format.key, format.value);
      this.#around = this.#marks;
    }
  }

  #mark(wanted: Marks): void {
    for (const key of new Set([...Object.keys(this.#marks), ...Object.keys(wanted)])) {
      if (isSame(this.#marks[key], wanted[key])) continue;
      this.#put(new Y.ContentFormat(key, (wanted[key] ?? null) as object));
    }
    this.#marks = wanted;
  }

  #right(): Y.Item | null {
    // Yjs has no other way to the items of a text.
    // oxlint-disable-next-line no-underscore-dangle
    return this.#left === null ? this.#text._start : this.#left.right;
  }

  #put(content: Y.Item['content']): void {
    this.#isFirst = false;
    const { doc } = this.#transaction;
    const id = Y.createID(doc.clientID, Y.getState(doc.store, doc.clientID));
    const [left, right] = [this.#left, this.#right()];
    const origin = left === null ? null : left.lastId;
    const rightOrigin = right === null ? null : right.id;
    const item = new Y.Item(id, left, origin, right, rightOrigin, this.#text, null, content);
    item.integrate(this.#transaction, 0);
    this.#left = item;
  }
}

function isSameMarks(a: Marks, b: Marks): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => isSame(a[key], b[key]));
}

function withMark(marks: Marks, key: string, value: unknown): Marks {
  const { [key]: _before, ...others } = marks;
  return value === null ? others : { ...others, [key]: value };
}
