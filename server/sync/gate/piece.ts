import * as Y from 'yjs';
import type { StructId } from './struct.ts';
import type { Home } from './homes.ts';
import { currentOf, firstOf } from './internals.ts';

/** One list or text, or the values that a key of a map had one after the other. */
export interface Place {
  readonly home: Home;
  readonly key: string | null;
  first: Node | null;
  /** What Yjs goes back over to find the first: it keeps only the last value of a key. Zero in a list. */
  back: number;
}

/** What an update brings or cuts off: a piece of a list, text or map entry that the document does not have so. */
export class Piece {
  readonly id: StructId;
  length: number;
  readonly origin: StructId | null;
  readonly rightOrigin: StructId | null;
  /** Null where it is dropped, as it stands in something that is gone. */
  readonly place: Place | null;
  /** The home that it brings itself. */
  brings: Home | null = null;
  isDeleted = false;
  /** Whether it was seen to stand before its right neighbour. */
  isBefore = false;
  right: Node | null = null;

  constructor(
    id: StructId,
    length: number,
    [origin, rightOrigin]: readonly [StructId | null, StructId | null],
    place: Place | null,
  ) {
    this.id = id;
    this.length = length;
    this.origin = origin;
    this.rightOrigin = rightOrigin;
    this.place = place;
  }
}

export type Node = Y.Item | Piece;

/** Whether only its length is left, though it keeps its place. */
export const isDeleted = (node: Node): boolean =>
  node instanceof Piece ? node.isDeleted : node.deleted;

/** Whether it was written right behind what its writer wrote before it. */
export const goesOn = ({ id, origin }: Node): boolean =>
  origin?.client === id.client && origin.clock === id.clock - 1;

export const isNode = (struct: Piece | Y.Item | Y.GC | undefined): struct is Node =>
  struct instanceof Piece ? struct.place !== null : struct instanceof Y.Item;

/** `gone`: it stood in something that was deleted, and only its length is left. */
export type Found = Node | 'gone';

export const isSame = (a: StructId | null, b: StructId | null): boolean =>
  a === b || (a !== null && b !== null && a.client === b.client && a.clock === b.clock);

/** The place as the document has it. */
export function newPlace(home: Home, key: string | null): Place {
  const { type } = home;
  if (type === null || key === null) {
    return { home, key, first: type === null ? null : firstOf(type), back: 0 };
  }
  let [first, back] = [currentOf(type, key), 0];
  for (let left = first?.left ?? null; left !== null; left = left.left) {
    first = left;
    back += 1;
  }
  return { home, key, first, back };
}
