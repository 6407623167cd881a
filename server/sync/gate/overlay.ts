import * as Y from 'yjs';
import type { StructId } from './struct.ts';
import type { Home, Homes } from './homes.ts';
import { parentOf } from './internals.ts';
import { type Found, isDeleted, newPlace, type Node, Piece, type Place } from './piece.ts';
import { stateOf } from './state.ts';

/** Where in a sorted list the piece is that holds `clock`; -1 where it lies before all of them. */
function indexIn(pieces: readonly Piece[], clock: number): number {
  let [low, high] = [-1, pieces.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.id.clock ?? Infinity) <= clock) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * A document together with what an update brings, without touching the document: its items stay what they are, and
 * what is changed about their order stands here.
 */
export class Overlay {
  readonly #document: Y.Doc;
  readonly #homes: Homes;
  readonly #rights = new Map<Y.Item, Node | null>();
  /** What was cut off the end of an item, in order. */
  readonly #cuts = new Map<Y.Item, Piece[]>();
  readonly #arrived = new Map<number, Piece[]>();
  readonly #places = new Map<Home, Map<string | null, Place>>();
  #splits = 0;
  #shifted = 0;

  constructor(document: Y.Doc, homes: Homes) {
    this.#document = document;
    this.#homes = homes;
  }

  /** Nodes that Yjs splits. */
  get splits(): number {
    return this.#splits;
  }

  /** Structs that Yjs shifts in memory over it. */
  get shifted(): number {
    return this.#shifted;
  }

  add(piece: Piece): void {
    const pieces = this.#arrived.get(piece.id.client);
    if (pieces === undefined) this.#arrived.set(piece.id.client, [piece]);
    else pieces.push(piece);
  }

  /** What holds the character or node that the id names. */
  find({ client, clock }: StructId): Found {
    const pieces = this.#arrived.get(client);
    const start = pieces?.[0]?.id.clock ?? Infinity;
    if (pieces !== undefined && clock >= start) return arrivedAt(pieces, clock);
    // Yjs declares the result as an item, and gives a GC struct where the content is gone.
    const struct: Y.Item | Y.GC = Y.getItem(this.#document.store, Y.createID(client, clock));
    if (!(struct instanceof Y.Item)) return 'gone';
    const cuts = this.#cuts.get(struct);
    return cuts === undefined ? struct : (cuts[indexIn(cuts, clock)] ?? struct);
  }

  /** The node that ends with the id, cut there where it does not. */
  endingWith(id: StructId): Found {
    const found = this.find(id);
    if (found !== 'gone' && id.clock < this.lastOf(found).clock) this.#cut(found, id.clock + 1);
    return found;
  }

  /** The node that starts with the id, cut there where it does not. */
  startingWith(id: StructId): Found {
    const found = this.find(id);
    return found === 'gone' || found.id.clock === id.clock ? found : this.#cut(found, id.clock);
  }

  /** Null where no draft has anything there. */
  placeOf(node: Node): Place | null {
    if (node instanceof Piece) return node.place;
    const parent = parentOf(node);
    const home = parent === null ? null : this.#homes.of(parent);
    return home === null ? null : this.placeIn(home, node.parentSub);
  }

  placeIn(home: Home, key: string | null): Place {
    let places = this.#places.get(home);
    if (places === undefined) this.#places.set(home, (places = new Map<string | null, Place>()));
    let place = places.get(key);
    if (place === undefined) places.set(key, (place = newPlace(home, key)));
    return place;
  }

  rightOf(node: Node): Node | null {
    if (node instanceof Piece) return node.right;
    const right = this.#rights.get(node);
    return right === undefined ? node.right : right;
  }

  setRight(node: Node, right: Node | null): void {
    if (node instanceof Piece) node.right = right;
    else this.#rights.set(node, right);
  }

  /** The id of the last character or node in it. */
  lastOf(node: Node): StructId {
    const { client, clock } = node.id;
    const length = node instanceof Piece ? node.length : this.#lengthOf(node);
    return length === 1 ? node.id : { client, clock: clock + length - 1 };
  }

  #lengthOf(item: Y.Item): number {
    const [first] = this.#cuts.get(item) ?? [];
    return first === undefined ? item.length : first.id.clock - item.id.clock;
  }

  /** What of the node starts with `clock` becomes a node of its own, right behind. */
  #cut(node: Node, clock: number): Piece {
    const { client } = node.id;
    const length = this.lastOf(node).clock + 1 - clock;
    const origins = [{ client, clock: clock - 1 }, node.rightOrigin] as const;
    const rest = new Piece({ client, clock }, length, origins, this.placeOf(node));
    rest.right = this.rightOf(node);
    rest.isBefore = node instanceof Piece && node.isBefore;
    rest.isDeleted = isDeleted(node);
    this.setRight(node, rest);
    this.#splits += 1;
    this.#keep(rest, node);
    return rest;
  }

  #keep(rest: Piece, node: Node): void {
    const { client, clock } = rest.id;
    const structs = this.#document.store.clients.get(client) ?? [];
    if (clock >= stateOf(this.#document, client)) {
      const pieces = this.#arrived.get(client) ?? [];
      const index = indexIn(pieces, clock);
      this.#shifted += pieces.length - index;
      pieces.splice(index + 1, 0, rest);
      if (node instanceof Piece) node.length = clock - node.id.clock;
      return;
    }
    const index = Y.findIndexSS(structs, clock);
    this.#shifted += structs.length - index;
    const item = structs[index];
    if (!(item instanceof Y.Item)) return;
    const cuts = this.#cuts.get(item) ?? [];
    cuts.splice(indexIn(cuts, clock) + 1, 0, rest);
    this.#cuts.set(item, cuts);
    if (node instanceof Piece) node.length = clock - node.id.clock;
  }
}

function arrivedAt(pieces: readonly Piece[], clock: number): Found {
  const last = pieces.at(-1);
  const isLast = last !== undefined && last.id.clock <= clock;
  const piece = isLast ? last : pieces[indexIn(pieces, clock)];
  return piece === undefined || piece.place === null ? 'gone' : piece;
}
