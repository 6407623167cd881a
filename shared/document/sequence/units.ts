import type { Node } from '@tiptap/pm/model';
import type { Marks } from './entries.ts';
import { attributesOf } from './form.ts';
import type { HeadPiece, LinePiece, Piece } from './flatten.ts';
import { charactersOf } from './inline.ts';

/**
 * One code point of a line, where it is compared with others: a change never halves an emoji, and a letter stays where
 * a mark is put on it.
 */
export interface Character {
  readonly type: 'character';
  readonly text: string;
  readonly marks: Marks;
  /** Equal for equal marks. */
  readonly markKey: string;
  readonly position: number;
  readonly offset: number;
}

export interface End {
  readonly type: 'end';
  readonly kind: string;
  readonly path: string;
  readonly position: number;
  readonly offset: number;
}

export interface HeadUnit extends Pick<HeadPiece, 'name' | 'attributes' | 'path' | 'node'> {
  readonly type: 'head';
  readonly position: number;
  readonly offset: number;
}

/**
 * What is compared when a document changes. `position` is ProseMirror's, `offset` counts the units of a
 * projection before it: a code point counts for its UTF-16 units.
 */
export type Unit = Character | End | HeadUnit;

/** How many units of a projection it is. */
export const lengthOf = (unit: Unit): number => (unit.type === 'character' ? unit.text.length : 1);

/** Names of a node's marks with their values, as Yjs keeps them. */
const marksOf = (node: Node): Marks =>
  Object.fromEntries(
    node.marks.map((mark) => {
      const attributes = attributesOf(mark);
      return [mark.type.name, Object.keys(attributes).length > 0 ? attributes : true];
    }),
  );

const markKeyOf = (marks: Marks): string =>
  JSON.stringify(Object.entries(marks).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** Characters of a line that are left out: so many UTF-16 units at its beginning and at its end. */
export interface LeftOut {
  readonly begin: number;
  readonly end: number;
}

const NOTHING: LeftOut = { begin: 0, end: 0 };

/** What a string is parted into. */
type Part = (text: string) => Iterable<string>;

function addLine(
  units: Unit[],
  line: LinePiece,
  offset: number,
  { begin, end, part }: LeftOut & { readonly part: Part },
): void {
  const { node, kind, path, from } = line;
  let at = begin;
  node.content.cut(begin, node.content.size - end).forEach((child) => {
    const marks = marksOf(child);
    const markKey = markKeyOf(marks);
    for (const text of part(charactersOf(child))) {
      const place = { position: from + at, offset: offset + at };
      units.push({ type: 'character', text, marks, markKey, ...place });
      at += text.length;
    }
  });
  units.push({ type: 'end', kind, path, position: line.end, offset: offset + at + end });
}

function unitsIn(pieces: readonly Piece[], leftOut: LeftOut, part: Part): readonly Unit[] {
  const units: Unit[] = [];
  let offset = 0;
  for (const piece of pieces) {
    if (piece.type === 'line') {
      addLine(units, piece, offset, { ...leftOut, part });
      offset += piece.end - piece.from + 1;
    } else {
      const { name, attributes, path, node, from } = piece;
      units.push({ type: 'head', name, attributes, path, node, position: from, offset });
      offset += 1;
    }
  }
  return units;
}

/** Each code point by itself, to be compared with others. */
export const unitsOf = (pieces: readonly Piece[], leftOut = NOTHING): readonly Unit[] =>
  unitsIn(pieces, leftOut, (text) => text);

/**
 * To be written where nothing stands: characters of the same marks as one. A unit for each takes a hundred bytes of
 * memory, of a long draft more than a small server has.
 */
export const wholeUnitsOf = (pieces: readonly Piece[]): readonly Unit[] =>
  unitsIn(pieces, NOTHING, (text) => [text]);
