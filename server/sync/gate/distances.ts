import * as Y from 'yjs';
import type { Block, Struct, StructId } from './decode.ts';
import { stateOf } from './state.ts';

// Yjs places a struct by walking from its left neighbour to its right one. Whoever wrote it saw the two side by
// side: only what others have put between them since makes the way long. A forged frame can name neighbours at
// both ends of a text ten thousand times, and one such frame would hold up the server for half a minute.

/** Steps that one update may cost: about a tenth of a second, and far beyond what people write apart. */
const MAXIMUM_STEPS = 300_000;
/** For a struct of whose neighbours nothing is known. */
const UNKNOWN_STEPS = 500;

/** A struct of the update, as far as it has been looked at. */
interface Seen {
  readonly client: number;
  readonly struct: Struct;
  /** What stood between its neighbours, at most. */
  steps: number | null;
  /** Whether another names it as its neighbour on this side, with the same one on the other. */
  isFollowed: boolean;
  isPreceded: boolean;
}

const isSame = (a: StructId | null, b: StructId | null): boolean =>
  a === b || (a !== null && b !== null && a.client === b.client && a.clock === b.clock);

const holds = ({ id, length }: Y.Item, { client, clock }: StructId): boolean =>
  id.client === client && clock >= id.clock && clock < id.clock + length;

function itemAt(document: Y.Doc, id: StructId): Y.Item | null {
  // Yjs declares the result as an item, and gives a GC struct where the content is gone.
  const struct: Y.Item | Y.GC = Y.getItem(document.store, Y.createID(id.client, id.clock));
  return struct instanceof Y.Item ? struct : null;
}

/** Of what was written in one go, only neighbours were ever seen side by side. */
const stepsInRun = (left: StructId | null, right: StructId | null): number =>
  left?.client === right?.client && left?.clock === (right?.clock ?? 0) - 1 ? 0 : UNKNOWN_STEPS;

/** How many items stand between two of the document, of which one may be an end of their list. */
function stepsBetween(document: Y.Doc, left: StructId | null, right: StructId | null): number {
  const from = left === null ? null : itemAt(document, left);
  const to = right === null ? null : itemAt(document, right);
  let steps = 0;
  if (from === null) {
    for (let item = to?.left ?? null; item !== null && steps <= MAXIMUM_STEPS; item = item.left) {
      steps += 1;
    }
    return steps;
  }
  if (right !== null && holds(from, right)) return stepsInRun(left, right);
  for (let item = from.right; item !== null && steps <= MAXIMUM_STEPS; item = item.right) {
    if (right !== null && holds(item, right)) return steps;
    steps += 1;
  }
  return steps;
}

/** The structs of the update, by client and in order. */
class Arrivals {
  readonly #blocks: ReadonlyMap<number, readonly Seen[]>;
  readonly #document: Y.Doc;
  readonly #uses = new Map<string, number>();

  constructor(blocks: readonly Block[], document: Y.Doc) {
    this.#document = document;
    this.#blocks = new Map(
      blocks.map(({ client, structs }) => [
        client,
        structs
          .filter(({ clock, length }) => clock + length > stateOf(document, client))
          .map((struct) => ({ client, struct, steps: null, isFollowed: false, isPreceded: false })),
      ]),
    );
  }

  /** Each after those that it builds on, whichever client wrote them; `steps` must be set before the next. */
  *inOrder(): Generator<Seen> {
    const waiting = [...this.#blocks.values()].map((structs) => ({ structs, next: 0 }));
    for (let hasMoved = true; hasMoved;) {
      hasMoved = false;
      for (const block of waiting) {
        let seen = block.structs[block.next];
        while (seen !== undefined && this.#isReady(seen)) {
          yield seen;
          hasMoved = true;
          block.next += 1;
          seen = block.structs[block.next];
        }
      }
    }
  }

  #isReady({ struct }: Seen): boolean {
    return [struct.left, struct.right].every((id) => this.at(id)?.steps !== null);
  }

  /** How many had these two neighbours before: each stands between them as well. */
  usesOf(left: StructId | null, right: StructId | null): number {
    const key = `${left?.client} ${left?.clock} ${right?.client} ${right?.clock}`;
    const uses = this.#uses.get(key) ?? 0;
    this.#uses.set(key, uses + 1);
    return uses;
  }

  at(id: StructId | null): Seen | null {
    if (id === null || id.clock < stateOf(this.#document, id.client)) return null;
    const structs = this.#blocks.get(id.client) ?? [];
    let [low, high] = [0, structs.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((structs[middle]?.struct.clock ?? 0) <= id.clock) low = middle;
      else high = middle - 1;
    }
    return structs[low] ?? null;
  }
}

/** Where the two stand apart from each other in the document or in one run of the update; else null. */
function directSteps(
  { left, right }: Struct,
  [before, after]: readonly [Seen | null, Seen | null],
  document: Y.Doc,
): number | null {
  if (before === null && after === null) return stepsBetween(document, left, right);
  return before === after ? stepsInRun(left, right) : null;
}

function stepsOf({ struct }: Seen, arrivals: Arrivals, document: Y.Doc): number {
  const { left, right } = struct;
  const [before, after] = [arrivals.at(left), arrivals.at(right)];
  if (left === null && right === null) return 0;
  const direct = directSteps(struct, [before, after], document);
  if (direct !== null) return direct + arrivals.usesOf(left, right);
  const end = before === null ? 0 : before.struct.clock + before.struct.length - 1;
  if (before !== null && !before.isFollowed && end === left?.clock) {
    if (isSame(before.struct.right, right)) {
      before.isFollowed = true;
      // What others wrote meanwhile has its place beside the one before, and Yjs stops there.
      return 1;
    }
  }
  if (after !== null && !after.isPreceded && after.struct.clock === right?.clock) {
    if (isSame(after.struct.left, left) && after.steps !== null) {
      after.isPreceded = true;
      return after.steps;
    }
  }
  return UNKNOWN_STEPS;
}

/** True where the neighbours that the structs name stand so far apart that Yjs would take long to place them. */
export function isFarApart(blocks: readonly Block[], document: Y.Doc): boolean {
  const arrivals = new Arrivals(blocks, document);
  let steps = 0;
  for (const seen of arrivals.inOrder()) {
    seen.steps = stepsOf(seen, arrivals, document);
    steps += seen.steps;
    if (steps > MAXIMUM_STEPS) return true;
  }
  return false;
}
