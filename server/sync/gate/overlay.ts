import * as Y from 'yjs';
import type { StructId } from './struct.ts';
import type { Home, Homes } from './homes.ts';
import { parentOf, type SharedType } from './internals.ts';
import {
  type Found,
  goesOn,
  isDeleted,
  isNode,
  newPlace,
  type Node,
  Piece,
  type Place,
} from './piece.ts';
import { indexIn, Search } from './search.ts';
import { stateOf } from './state.ts';

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
  /** Of what stood where it was last asked: mostly all is in one text. */
  #lastParent: SharedType | null = null;
  #lastKey: string | null = null;
  #lastPlace: Place | null = null;
  readonly #structs = new Search();
  readonly #pieces = new Search();
  #splits = 0;
  #shifted = 0;
  #followed = 0;

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

  /** Nodes of runs that were gone back over. */
  get followed(): number {
    return this.#followed;
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
    if (pieces !== undefined && clock >= start) return this.#arrivedAt(pieces, clock);
    const structs = this.#document.store.clients.get(client) ?? [];
    const struct = structs[this.#structs.indexIn(structs, clock)];
    if (!(struct instanceof Y.Item)) return 'gone';
    const cuts = this.#cutsOf(struct);
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

  /** What begins the run that the node goes on; null where it is longer than `longest`, or cleared away. */
  runStart({ id: { client, clock } }: Node, longest: number): Node | null {
    let count = 0;
    for (const list of [this.#arrived.get(client), this.#document.store.clients.get(client)]) {
      if (list === undefined) continue;
      for (let index = indexIn(list, clock); index >= 0; index -= 1, count += 1) {
        const node = list[index];
        if (!isNode(node) || count === longest) return null;
        this.#followed += 1;
        if (!goesOn(node)) return node;
      }
    }
    return null;
  }

  /** Null where no draft has anything there. */
  placeOf(node: Node): Place | null {
    if (node instanceof Piece) return node.place;
    const parent = parentOf(node);
    if (parent === null) return null;
    const { parentSub: key } = node;
    if (parent === this.#lastParent && key === this.#lastKey) return this.#lastPlace;
    const home = this.#homes.of(parent);
    this.#lastPlace = home === null ? null : this.placeIn(home, key);
    [this.#lastParent, this.#lastKey] = [parent, key];
    return this.#lastPlace;
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

  /** Whether the id names the last character or node in it. */
  endsWith(node: Node, id: StructId | null): boolean {
    return id?.client === node.id.client && id.clock === node.id.clock + this.#lengthOf(node) - 1;
  }

  /** The id of the last character or node in it. */
  lastOf(node: Node): StructId {
    const { client, clock } = node.id;
    const length = this.#lengthOf(node);
    return length === 1 ? node.id : { client, clock: clock + length - 1 };
  }

  #lengthOf(node: Node): number {
    const first = node instanceof Piece ? undefined : this.#cutsOf(node)?.[0];
    return first === undefined ? node.length : first.id.clock - node.id.clock;
  }

  /** What lies in one piece, as a character mostly does, is not looked up. */
  #cutsOf(item: Y.Item): Piece[] | undefined {
    return item.length === 1 ? undefined : this.#cuts.get(item);
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
    this.#keep(rest);
    if (node instanceof Piece) node.length = clock - node.id.clock;
    return rest;
  }

  #keep(rest: Piece): void {
    const { client, clock } = rest.id;
    const structs = this.#document.store.clients.get(client) ?? [];
    if (clock >= stateOf(this.#document, client)) {
      const pieces = this.#arrived.get(client) ?? [];
      const index = indexIn(pieces, clock);
      this.#shifted += pieces.length - index;
      pieces.splice(index + 1, 0, rest);
      return;
    }
    const index = indexIn(structs, clock);
    this.#shifted += structs.length - index;
    const item = structs[index];
    if (!(item instanceof Y.Item)) return;
    const cuts = this.#cuts.get(item) ?? [];
    cuts.splice(indexIn(cuts, clock) + 1, 0, rest);
    this.#cuts.set(item, cuts);
  }

  #arrivedAt(pieces: readonly Piece[], clock: number): Found {
    const piece = pieces[this.#pieces.indexIn(pieces, clock)];
    return piece === undefined || piece.place === null ? 'gone' : piece;
  }
}
