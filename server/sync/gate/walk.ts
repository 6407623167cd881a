import { isTooFar } from './cost.ts';
import type { StructId } from './struct.ts';
import type { Overlay } from './overlay.ts';
import { isSame, type Node, Piece, type Place } from './piece.ts';

// Yjs places a struct by walking from its left neighbour to its right one. Whoever wrote it saw the two side by
// side: only what others have put between them since makes the way long. A forged frame can name neighbours at both
// ends of a text ten thousand times, and one such frame would hold up the server for half a minute. So the way is
// walked here first, by the same rules, and counted.

/** How far back the run of one writer is followed to what stood before it. */
const LONGEST_RUN = 50;
/** How many nodes are gone through, in one frame, to tell whether neighbours stand in their order. */
const MOST_SEARCHED = 30_000;

const isSameNeighbour = ({ origin, rightOrigin }: Node): boolean =>
  origin !== null && isSame(origin, rightOrigin);

/** What one walk has come by. */
class Passed {
  readonly #overlay: Overlay;
  readonly #nodes: Node[] = [];
  /** Where among the nodes each stands, as far as that was ever asked. */
  #indices: Map<Node, number> | null = null;
  /** How many of the nodes surely stand before what is to be placed. */
  #agreed = 0;
  /** Whether the last answer had to be looked up. */
  hasLookedUp = false;

  constructor(overlay: Overlay) {
    this.#overlay = overlay;
  }

  add(node: Node): void {
    this.#nodes.push(node);
  }

  /** All that was passed stands before what is to be placed. */
  agree(): void {
    this.#agreed = this.#nodes.length;
  }

  /** Whether the walk has come by what the node was written behind, and if so, whether that is agreed on. */
  originOf({ origin }: Node): 'before' | 'agreed' | 'open' {
    if (origin === null) return 'before';
    const index = this.#indexOf(origin);
    if (index === undefined) return 'before';
    return index < this.#agreed ? 'agreed' : 'open';
  }

  #indexOf(id: StructId): number | undefined {
    const last = this.#nodes.at(-1);
    this.hasLookedUp = false;
    // Mostly that is the one right before.
    if (last !== undefined && this.#overlay.endsWith(last, id)) return this.#nodes.length - 1;
    this.hasLookedUp = true;
    const node = this.#overlay.find(id);
    if (node === 'gone') return undefined;
    this.#indices ??= new Map();
    for (let index = this.#indices.size; index < this.#nodes.length; index += 1) {
      const known = this.#nodes[index];
      if (known !== undefined) this.#indices.set(known, index);
    }
    return this.#indices.get(node);
  }
}

/** Goes the ways of one update. */
export class Walk {
  readonly #overlay: Overlay;
  readonly #work: number;
  #steps = 0;
  #lookups = 0;
  #searched = 0;

  /** `work`: how many microseconds of Yjs's own all ways together may cost. */
  constructor(overlay: Overlay, work: number) {
    this.#overlay = overlay;
    this.#work = work;
  }

  /** How far Yjs will walk. */
  get steps(): number {
    return this.#steps;
  }

  /** Steps for which something has to be looked up. */
  get lookups(): number {
    return this.#lookups;
  }

  #isTooFar(): boolean {
    return isTooFar(this.#steps, this.#lookups, this.#work);
  }

  /** Puts the piece where Yjs would; false where it is too far to go, or its neighbours are none. */
  insert(piece: Piece, place: Place, [left, right]: readonly [Node | null, Node | null]): boolean {
    const next = left === null ? place.first : this.#overlay.rightOf(left);
    if (left !== null && right !== null) {
      // Side by side: but for a left neighbour that was cut when the right one was found in it.
      const isBeside = next === right && this.#overlay.endsWith(left, piece.origin);
      if (!isBeside && !this.#areInOrder(piece, left, right)) return false;
    }
    if (left === null) this.#steps += 2 * place.back;
    const behind = next === right ? left : this.#goFrom(piece, [left, next], right);
    if (this.#isTooFar()) return false;
    if (behind === null) {
      piece.right = place.first;
      place.first = piece;
    } else {
      piece.right = this.#overlay.rightOf(behind);
      this.#overlay.setRight(behind, piece);
    }
    if (place.key !== null) place.back += 1;
    piece.isBefore = !isSameNeighbour(piece);
    return true;
  }

  /** What the piece comes to stand behind; null for the start of the list. */
  #goFrom(
    piece: Piece,
    [left, next]: readonly [Node | null, Node | null],
    right: Node | null,
  ): Node | null {
    const passed = new Passed(this.#overlay);
    let behind = left;
    for (let node = next; node !== null && node !== right; node = this.#overlay.rightOf(node)) {
      this.#steps += 1;
      if (this.#isTooFar()) return behind;
      if (isSame(piece.origin, node.origin)) {
        passed.add(node);
        if (node.id.client < piece.id.client) {
          behind = node;
          passed.agree();
        } else if (isSame(piece.rightOrigin, node.rightOrigin)) return behind;
      } else {
        const origin = passed.originOf(node);
        this.#lookups += Number(passed.hasLookedUp);
        if (origin === 'before') return behind;
        passed.add(node);
        if (origin === 'agreed') {
          behind = node;
          passed.agree();
        }
      }
    }
    return behind;
  }

  /**
   * True where the left neighbour stands before the right one. In the wrong order, a struct would show in different
   * places by what came first.
   */
  #areInOrder({ origin, rightOrigin }: Piece, found: Node, right: Node): boolean {
    // An undo writes so where both neighbours of what it brings back have become one: it comes somewhere behind.
    if (origin === null || isSame(origin, rightOrigin)) return true;
    // Another one than was found where that was cut since.
    const left = this.#overlay.endsWith(found, origin) ? found : this.#overlay.find(origin);
    if (left === 'gone' || left === right) return false;
    // Of two that stood side by side, one was written beside the other; else others had come between before.
    if (isSame(right.origin, origin) || this.#wasWrittenBefore(left, right.id)) return true;
    for (let node: Node | null = left; node !== null; node = this.#overlay.rightOf(node)) {
      if (node === right) return true;
      this.#searched += 1;
      if (this.#hasSearchedEnough()) return false;
    }
    return false;
  }

  #hasSearchedEnough(): boolean {
    return this.#searched + this.#overlay.followed > MOST_SEARCHED;
  }

  /** Whether the node, or the run that it goes on, was written right before what starts with the id. */
  #wasWrittenBefore(node: Node, right: StructId): boolean {
    if (!isSame(node.rightOrigin, right)) return false;
    if (node instanceof Piece && node.isBefore) return true;
    if (this.#hasSearchedEnough()) return false;
    const start = this.#overlay.runStart(node, LONGEST_RUN);
    return start !== null && !isSameNeighbour(start);
  }
}
