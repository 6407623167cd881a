import * as Y from 'yjs';
import { ContentWriter } from './content-writer.ts';
import { ANCHOR, PARAGRAPH, TABLE } from './form.ts';
import { newTable } from './new-table.ts';
import type { WrittenPlace } from './places.ts';
import { BEGINNING } from './places.ts';
import type { Character, End, HeadUnit, Unit } from './units.ts';

/** An id that no other map of the document has: of the client and its clock. */
export function freshId({ clientID, store }: Y.Doc): string {
  return `${clientID.toString(36)}.${Y.getState(store, clientID).toString(36)}`;
}

/** Puts units into a text; what is moved stands where the anchor does. */
export function insertUnits(
  text: Y.Text,
  place: WrittenPlace,
  { units, anchor }: { readonly units: readonly Unit[]; readonly anchor: string },
): void {
  const fills: (() => void)[] = [];
  Y.transact(docOf(text), (transaction) => {
    const writer = new ContentWriter(transaction, text, place);
    for (let from = 0; from < units.length;) {
      const unit = units[from];
      if (unit === undefined) break;
      if (unit.type === 'character') {
        const run = runFrom(units, from, unit.markKey);
        writer.characters(run.map((each) => each.text).join(''), unit.marks);
        from += run.length;
      } else {
        const { map, fill } = unit.type === 'end' ? endOf(unit) : headOf(unit, text);
        if (unit.path !== '') map.set('in', unit.path);
        if (anchor !== '') map.set('at', anchor);
        writer.map(map);
        fills.push(fill);
        from += 1;
      }
    }
    writer.finish();
  });
  for (const fill of fills) fill();
}

function endOf({ kind }: End) {
  const map = new Y.Map<unknown>([['live', true]]);
  if (kind !== PARAGRAPH) map.set('kind', kind);
  return { map, fill: () => {} };
}

function headOf({ name, attributes, node }: HeadUnit, text: Y.Text) {
  const map = new Y.Map<unknown>([
    ['type', name],
    ['live', true],
  ]);
  for (const [attribute, value] of Object.entries(attributes)) map.set(`@${attribute}`, value);
  const fill = name === TABLE ? newTable(map, node, freshId(docOf(text)), insertAll) : () => {};
  return { map, fill };
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
export const insertAll = (text: Y.Text, units: readonly Unit[]): void =>
  insertUnits(text, BEGINNING, { units, anchor: '' });

function docOf({ doc }: Y.Text): Y.Doc {
  if (doc === null) throw new Error('a text without a document');
  return doc;
}

/** A place for what moves there; `around` is the anchor of the place itself, or nothing. Answers its id. */
export function insertAnchor(text: Y.Text, place: WrittenPlace, around: string): string {
  const doc = docOf(text);
  const id = freshId(doc);
  const map = new Y.Map<unknown>([
    ['type', ANCHOR],
    ['id', id],
  ]);
  if (around !== '') map.set('at', around);
  Y.transact(doc, (transaction) => {
    const writer = new ContentWriter(transaction, text, place);
    writer.map(map);
    writer.finish();
  });
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
