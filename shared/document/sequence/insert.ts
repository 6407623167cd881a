import * as Y from 'yjs';
import type { Marks } from './entries.ts';
import { ANCHOR, PARAGRAPH, TABLE } from './form.ts';
import { newTable } from './new-table.ts';
import type { WrittenSpan } from './places.ts';
import type { Character, End, HeadUnit, Unit } from './units.ts';

/** An id that no other map of the document has: of the client and its clock. */
export function freshId({ clientID, store }: Y.Doc): string {
  return `${clientID.toString(36)}.${Y.getState(store, clientID).toString(36)}`;
}

/** Behind which character something is inserted. */
export interface Behind {
  readonly span: WrittenSpan;
  /** Equal for characters that need no other formats. */
  readonly markKey: string;
}

/**
 * Puts content with the same marks right behind a character. `Y.Text.insert` first passes over all that was
 * deleted behind it, and an undo of that deletion would come between what was typed before and after; and where
 * it is given marks it walks from the beginning.
 */
function insertBehind(text: Y.Text, { span }: Behind, index: number, content: string): boolean {
  const { doc } = text;
  if (doc === null) return false;
  const { client, clock } = span.id;
  const left = Y.createID(client, clock + index - 1 - span.index);
  const item = Y.getItem(doc.store, left);
  if (item.lastId.clock !== left.clock) {
    // Inside of an item nothing is deleted and no mark ends.
    text.insert(index, content);
    return true;
  }
  Y.transact(doc, (transaction) => {
    const id = Y.createID(doc.clientID, Y.getState(doc.store, doc.clientID));
    const { right } = item;
    const made = new Y.Item(
      id,
      item,
      item.lastId,
      right,
      right?.id ?? null,
      text,
      null,
      new Y.ContentString(content),
    );
    made.integrate(transaction, 0);
    // Yjs remembers where indexes are, and has to look anew.
    // oxlint-disable-next-line no-underscore-dangle
    const markers = text._searchMarker;
    for (const { p } of markers ?? []) p.marker = false;
    if (markers !== null) markers.length = 0;
  });
  return true;
}

interface DeltaInsert {
  readonly insert: string | Y.Map<unknown>;
  readonly attributes: Marks;
}

/** Inserts units into a text, from an index on. */
export class Insertion {
  readonly #text: Y.Text;
  readonly #anchor: string;
  /** Where the next unit goes. */
  #index: number;
  readonly #behind: Behind | null;
  #markKey: string | null;
  /** Formats that hold where the next unit goes. */
  #marks: Marks;

  constructor(
    text: Y.Text,
    index: number,
    { behind, anchor }: { readonly behind: Behind | null; readonly anchor: string },
  ) {
    this.#text = text;
    this.#anchor = anchor;
    this.#index = index;
    this.#behind = behind;
    this.#markKey = behind?.markKey ?? null;
    this.#marks = behind?.span.marks ?? {};
  }

  insert(units: readonly Unit[]): void {
    let from = 0;
    const [first] = units;
    if (first?.type === 'character' && this.#behind !== null) {
      const run = runFrom(units, 0, first.markKey);
      if (this.#charactersBehind(this.#behind, run, first.markKey)) from = run.length;
    }
    this.#write(units.slice(from));
  }

  #charactersBehind(behind: Behind, run: readonly Character[], markKey: string): boolean {
    if (markKey !== behind.markKey) return false;
    const characters = run.map(({ text }) => text).join('');
    if (!insertBehind(this.#text, behind, this.#index, characters)) return false;
    this.#index += characters.length;
    return true;
  }

  /** In one pass: Yjs goes through the text from its beginning for each edit by index. */
  #write(units: readonly Unit[]): void {
    const delta: DeltaInsert[] = [];
    const fills: (() => void)[] = [];
    for (let from = 0; from < units.length;) {
      const unit = units[from];
      if (unit === undefined) break;
      if (unit.type === 'character') {
        const run = runFrom(units, from, unit.markKey);
        delta.push(this.#run(unit, run.map(({ text }) => text).join('')));
        from += run.length;
      } else {
        const { map, fill } = unit.type === 'end' ? this.#end(unit) : this.#head(unit);
        // With the formats around it, as others would cut those in two.
        delta.push({ insert: map, attributes: { ...this.#marks } });
        fills.push(fill);
        from += 1;
      }
    }
    if (delta.length === 0) return;
    this.#text.applyDelta(this.#index === 0 ? delta : [{ retain: this.#index }, ...delta]);
    for (const fill of fills) fill();
  }

  #run({ markKey, marks }: Character, text: string): DeltaInsert {
    const isSame = markKey === this.#markKey;
    if (!isSame) this.#marks = marks;
    this.#markKey = markKey;
    // Yjs writes into the object that it is given.
    return { insert: text, attributes: { ...this.#marks } };
  }

  #end({ kind, path }: End) {
    const map = new Y.Map<unknown>([['live', true]]);
    if (kind !== PARAGRAPH) map.set('kind', kind);
    this.#place(map, path);
    return { map, fill: () => {} };
  }

  #head({ name, attributes, path, node }: HeadUnit) {
    const map = new Y.Map<unknown>([
      ['type', name],
      ['live', true],
    ]);
    for (const [attribute, value] of Object.entries(attributes)) map.set(`@${attribute}`, value);
    this.#place(map, path);
    const fill = name === TABLE ? newTable(map, node, idFor(this.#text), insertAll) : () => {};
    return { map, fill };
  }

  #place(map: Y.Map<unknown>, path: string): void {
    if (path !== '') map.set('in', path);
    if (this.#anchor !== '') map.set('at', this.#anchor);
  }
}

function runFrom(units: readonly Unit[], from: number, markKey: string): readonly Character[] {
  const run: Character[] = [];
  for (let index = from; index < units.length; index += 1) {
    const unit = units[index];
    if (unit?.type !== 'character' || unit.markKey !== markKey) break;
    run.push(unit);
  }
  return run;
}

/** Writes units into an empty text. */
export function insertAll(text: Y.Text, units: readonly Unit[]): void {
  new Insertion(text, 0, { behind: null, anchor: '' }).insert(units);
}

function idFor({ doc }: Y.Text): string {
  if (doc === null) throw new Error('a text without a document');
  return freshId(doc);
}

/** A place for what moves to the index; `around` is the anchor of the place itself, or nothing. Answers its id. */
export function insertAnchor(text: Y.Text, index: number, around: string): string {
  const id = idFor(text);
  const map = new Y.Map<unknown>([
    ['type', ANCHOR],
    ['id', id],
  ]);
  if (around !== '') map.set('at', around);
  text.insertEmbed(index, map);
  return id;
}

/** Gives text that has no end one, at each of the indexes. */
export function addEnds(text: Y.Text, indexes: readonly number[]): void {
  for (const index of indexes.toSorted((a, b) => b - a)) {
    text.insertEmbed(index, new Y.Map<unknown>([['live', true]]));
  }
}

/** Lines of plain words, each a paragraph of its own; `index` is behind an end or a block. */
export function insertLines(text: Y.Text, index: number, lines: readonly string[]): void {
  let at = index;
  for (const line of lines) {
    text.insert(at, line, {});
    text.insertEmbed(at + line.length, new Y.Map<unknown>([['live', true]]), {});
    at += line.length + 1;
  }
}
