import * as Y from 'yjs';
import { type Budget, PIECE } from './budget.ts';
import { inCausalOrder } from './causal-order.ts';
import { COST } from './cost.ts';
import { cutStruct, itemWith, type Struct } from './cut-struct.ts';
import { deletionPieces, isHeavy } from './deletions.ts';
import { PieceWriter } from './piece-writer.ts';
import { type DeleteSet, type Range, rangesOf, within, without } from './ranges.ts';

interface SplitOptions {
  /** The document that the update comes from: in how many structs its deletions lie. */
  readonly document: Y.Doc;
  /** What the other side has deleted already, as far as one knows. */
  readonly known?: DeleteSet;
  /** What one piece may hold. */
  readonly budget?: Budget;
}

interface Parts {
  readonly document: Y.Doc;
  readonly structs: readonly Struct[];
  /** The first clock of each client's in it. */
  readonly begins: ReadonlyMap<number, number>;
  /** Of what the update brings itself, by client. */
  readonly own: ReadonlyMap<number, readonly Range[]>;
  /** Of what the other side has. */
  readonly old: readonly Range[];
}

/** Characters that nobody needs to send: after an undo they may be what was too much. */
const WORTH_STRIPPING = 1000;

/** An update that brings no structs and no deletions. */
const NOTHING = Uint8Array.of(0, 0);

const READING = {
  clockOf: ({ id }: Struct) => id.clock,
  namesOf(struct: Struct) {
    if (!(struct instanceof Y.Item)) return [];
    const parent: unknown = struct.parent;
    return [struct.origin, struct.rightOrigin, parent instanceof Y.ID ? parent : null];
  },
};

type Decoded = ReturnType<typeof Y.decodeUpdate>;

const isWritten = (struct: Decoded['structs'][number]): struct is Struct =>
  !(struct instanceof Y.Skip);

function partsOf({ structs: all, ds }: Decoded, { document, known }: SplitOptions): Parts {
  const structs = all.filter(isWritten);
  const begins = new Map<number, number>();
  for (const { id } of structs) {
    begins.set(id.client, Math.min(begins.get(id.client) ?? Infinity, id.clock));
  }
  const knownRanges = known === undefined ? new Map<number, Range[]>() : rangesOf(known);
  const own = rangesOf(ds);
  const old = [...own].flatMap(([client, ranges]) =>
    without(within(ranges, 0, begins.get(client) ?? Infinity), knownRanges.get(client) ?? []),
  );
  return { document, structs, begins, own, old };
}

/** What was written and deleted since goes as its mere length. */
function stripped(struct: Struct, deleted: readonly Range[]): Struct {
  const { clock } = struct.id;
  const isGone = deleted.some((range) => range.length === struct.length && range.clock === clock);
  if (!isGone || !(struct instanceof Y.Item)) return struct;
  return itemWith(struct, new Y.ContentDeleted(struct.length), 0);
}

/** How many structs its client wrote from there on: what is shifted where that one is cut in two. */
function structsFrom({ store }: Y.Doc, { client, clock }: Y.ID): number {
  const structs = store.clients.get(client);
  if (structs === undefined || clock >= Y.getState(store, client)) return 0;
  return structs.length - Y.findIndexSS(structs, clock);
}

/** From neighbour to neighbour, as many as one mostly goes by where others wrote at the same place. */
const STEPS = 4;

/** Microseconds of the server's for what the update itself deletes again. */
const OWN_DELETION = COST.deletions + COST.splits;

/** Microseconds of the server's for it: more where what the server has may be cut for it, and gone on from there. */
function workOf(struct: Struct, { begins, document }: Parts): number {
  if (!(struct instanceof Y.Item) || struct.origin === null) return COST.structs;
  const { client, clock } = struct.origin;
  if (clock >= (begins.get(client) ?? Infinity)) return COST.structs;
  const shifted = structsFrom(document, struct.origin);
  return COST.structs + COST.splits + COST.shifted * shifted + COST.steps * STEPS;
}

/** Puts structs in pieces. */
class Pieces {
  readonly done: Uint8Array[] = [];
  readonly #parts: Parts;
  readonly #budget: Budget;
  #writer = new PieceWriter();
  #changes = 0;
  #formats = 0;
  #work = 0;

  constructor(parts: Parts, budget: Budget) {
    this.#parts = parts;
    this.#budget = budget;
  }

  add(struct: Struct): void {
    if (this.#isFull(struct)) this.end();
    const { client, clock } = struct.id;
    const end = clock + struct.length;
    const deleted = within(this.#parts.own.get(client) ?? [], clock, end);
    this.#writer.add(stripped(struct, deleted));
    for (const range of deleted) this.#writer.delete(range);
    this.#changes += 1 + deleted.length;
    if (struct instanceof Y.Item && struct.content instanceof Y.ContentFormat) this.#formats += 1;
    this.#work += workOf(struct, this.#parts) + deleted.length * OWN_DELETION;
  }

  end(): void {
    if (this.#writer.isEmpty) return;
    this.done.push(this.#writer.finish());
    this.#writer = new PieceWriter();
    this.#changes = 0;
    this.#formats = 0;
    this.#work = 0;
  }

  #isFull(struct: Struct): boolean {
    const { bytes, changes, work, clients } = this.#budget;
    const isPastLimit = (share: number) =>
      this.#writer.bytes > bytes * share ||
      this.#changes > changes * share ||
      this.#work > work * share ||
      this.#writer.clients > clients * share;
    // The keys of a block go with it where there is room: without them it would show as another one for a moment.
    // So does the end of a mark, as what stands behind would show with it.
    const isKey = struct instanceof Y.Item && struct.parentSub !== null;
    return isPastLimit(isKey || this.#formats % 2 === 1 ? 1 : 0.75);
  }
}

/** How many characters it brings that are deleted already. */
function takenBack({ own, begins }: Parts): number {
  const inside = [...begins].flatMap(([client, begin]) =>
    within(own.get(client) ?? [], begin, Infinity),
  );
  return inside.reduce((sum, { length }) => sum + length, 0);
}

/** True where it can go as it is. */
function isLight(bytes: Uint8Array, parts: Parts, budget: Budget): boolean {
  const { document, structs, begins, own, old } = parts;
  if (bytes.length > budget.bytes || begins.size > budget.clients) return false;
  const ranges = [...own.values()].flat();
  if (structs.length + ranges.length > budget.changes) return false;
  if (takenBack(parts) > WORTH_STRIPPING) return false;
  const work = structs.reduce((sum, struct) => sum + workOf(struct, parts), 0);
  return work <= budget.work && !isHeavy(old, document, budget);
}

/**
 * Splits an update (format V1) into several, each within what the server takes as one frame: bytes, structs,
 * deletions, client ids, and work. Each builds only on those before it and on what the update itself builds on; what
 * it deletes of its own goes with it, what it deletes of the rest goes last. Applied one after the other they make
 * the same document as the update. An update that is small enough, or that no honest document makes (structs left
 * out, or waiting for each other), is the only one of the answer.
 *
 * The bytes' format is that of `readClientsStructRefs` and `Item.write` in Yjs.
 */
export function splitUpdate(bytes: Uint8Array, options: SplitOptions): readonly Uint8Array[] {
  const { document, budget = PIECE } = options;
  const decoded = Y.decodeUpdate(bytes);
  const parts = partsOf(decoded, options);
  if (isLight(bytes, parts, budget)) return [bytes];
  const order = inCausalOrder(
    Map.groupBy(parts.structs, ({ id }) => id.client),
    READING,
  );
  if (order === null || parts.structs.length < decoded.structs.length) return [bytes];
  const pieces = new Pieces(parts, budget);
  for (const { struct } of order)
    for (const part of cutStruct(struct, budget.characters)) pieces.add(part);
  pieces.end();
  const all = [...pieces.done, ...deletionPieces(parts.old, document, budget)];
  return all.length === 0 ? [NOTHING] : all;
}
