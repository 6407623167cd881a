import type * as Y from 'yjs';
import type { RefusalCode } from '../../../shared/protocol/sync.ts';
import type { Arrival } from '../../../shared/document/pieces/causal-order.ts';
import type { ParentName, Struct, StructId } from './struct.ts';
import { broughtHome, type Home, Homes, isWritten } from './homes.ts';
import { holdsType } from './internals.ts';
import { Overlay } from './overlay.ts';
import { type Found, isDeleted, isSame, type Node, Piece, type Place } from './piece.ts';
import { isWrittenOnce } from './schema-rules.ts';
import { stateOf } from './state.ts';
import { Walk } from './walk.ts';

// Where the structs of an update come to stand, found out beside the document, which stays untouched.

/** A struct that is new to the document, and where it stands. */
export interface Placed {
  readonly struct: Struct;
  readonly id: StructId;
  readonly home: Home;
  readonly key: string | null;
}

/** Whether it is a line end, a head or an anchor. */
export const isUnit = ({ struct, home }: Placed): boolean =>
  struct.content.kind === 'map' && (home.role === 'body' || home.role === 'cellText');

/** Neighbours of a struct, of which each may be an end of its list. */
interface Between {
  readonly left: Node | null;
  readonly right: Node | null;
  /** Null where it is in something that is gone. */
  readonly place: Place | null;
}

const NOWHERE: Between = { left: null, right: null, place: null };

export class Layout {
  readonly homes: Homes;
  readonly overlay: Overlay;
  readonly walk: Walk;
  readonly placed: Placed[] = [];
  readonly #document: Y.Doc;

  /** `work`: how many microseconds of Yjs's own the ways to all places may cost. */
  constructor(document: Y.Doc, work: number) {
    this.#document = document;
    this.homes = new Homes(document);
    this.overlay = new Overlay(document, this.homes);
    this.walk = new Walk(this.overlay, work);
  }

  /** Places the next struct, after those that it builds on; why it may not stand there, or null. */
  place({ client, struct }: Arrival<Struct>): RefusalCode | null {
    const known = stateOf(this.#document, client);
    const between = this.#between(struct);
    // Of what is known already Yjs looks at the neighbours only.
    if (struct.clock + struct.length <= known) return null;
    if (typeof between === 'string') return between;
    if (struct.clock >= known)
      return this.#insert(struct, { client, clock: struct.clock }, between);
    return this.#goOn(struct, { client, clock: known }, between);
  }

  /** Of what the document has the beginning of, the rest: Yjs puts it behind that, whatever it names. */
  #goOn(struct: Struct, id: StructId, between: Between): RefusalCode | null {
    const before = this.overlay.endingWith({ client: id.client, clock: id.clock - 1 });
    if (before === 'gone') return between.place === null ? this.#drop(struct, id) : 'malformed';
    if (this.overlay.placeOf(before) !== between.place) return 'malformed';
    return this.#insert(struct, id, { ...between, left: before });
  }

  #drop(struct: Struct, id: StructId): null {
    this.overlay.add(new Piece(id, lengthFrom(struct, id), [null, null], null));
    return null;
  }

  #insert(struct: Struct, id: StructId, { left, right, place }: Between): RefusalCode | null {
    if (place === null) return this.#drop(struct, id);
    const { home, key } = place;
    if (key !== null && isWrittenOnce(key) && isWritten(home, key)) return 'schema';
    const origin = id.clock > struct.clock ? { ...id, clock: id.clock - 1 } : struct.left;
    const piece = new Piece(id, lengthFrom(struct, id), [origin, struct.right], place);
    if (!this.walk.insert(piece, place, [left, right])) return 'malformed';
    this.overlay.add(piece);
    piece.isDeleted = struct.content.kind === 'deleted';
    piece.brings = broughtHome(home, key, struct, id);
    if (key !== null) home.written.set(key, struct);
    this.placed.push({ struct, id, home, key });
    return null;
  }

  /**
   * Between what a struct shows. With one neighbour in a block that is gone and one in a block that is not, it
   * would be dropped where the first has been cleared away, and show where it has not: on devices that can still
   * undo, and when the draft is loaded anew.
   */
  #between(struct: Struct): Between | RefusalCode {
    const { left: origin, right: rightOrigin, parent } = struct;
    if (parent !== null) return this.#inside(parent, struct.key);
    const left = origin === null ? null : this.overlay.endingWith(origin);
    const right = rightOrigin === null ? null : this.#rightNeighbour(left, rightOrigin);
    if (left === 'gone' || right === 'gone') {
      return left !== right && left !== null && right !== null ? 'malformed' : NOWHERE;
    }
    const neighbour = left ?? right;
    if (neighbour === null) return NOWHERE;
    const place = this.overlay.placeOf(neighbour);
    if (place === null) return 'schema';
    if (right !== null && this.overlay.placeOf(right) !== place) return 'malformed';
    return { left, right, place };
  }

  /** Mostly the one beside the left neighbour, which need not be looked up. */
  #rightNeighbour(left: Found | null, id: StructId): Found {
    const next = left === null || left === 'gone' ? null : this.overlay.rightOf(left);
    return next !== null && isSame(next.id, id) ? next : this.overlay.startingWith(id);
  }

  #inside(parent: ParentName, key: string | null): Between | RefusalCode {
    if (parent.kind === 'root') {
      const home = this.homes.root(parent.name);
      return home === null ? 'unknown_root' : this.#alone(home, key);
    }
    const holder = this.overlay.find(parent.id);
    if (isGone(holder)) return NOWHERE;
    const home = this.#homeIn(holder);
    return home === null ? 'schema' : this.#alone(home, key);
  }

  #alone(home: Home, key: string | null): Between {
    return { left: null, right: null, place: this.overlay.placeIn(home, key) };
  }

  #homeIn(holder: Node): Home | null {
    if (holder instanceof Piece) return holder.brings;
    const type = holdsType(holder);
    return type === null ? null : this.homes.of(type);
  }
}

/** Also what was deleted in a list that is still there: Yjs keeps its place, and drops what stood in it. */
const isGone = (holder: Found): holder is 'gone' => holder === 'gone' || isDeleted(holder);

const lengthFrom = (struct: Struct, id: StructId): number =>
  struct.clock + struct.length - id.clock;
