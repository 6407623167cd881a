import * as Y from 'yjs';
import { placesOf, unitIn } from '../../../shared/document/sequence/size.ts';
import type { DeletedRange, StructId } from './struct.ts';
import { holderOf, holdsType, itemsIn, parentOf, type SharedType } from './internals.ts';
import { shiftedByJoins } from './joins.ts';
import { isUnit, type Placed } from './layout.ts';
import { isWrittenOnce } from './schema-rules.ts';
import { stateOf } from './state.ts';

/** What an update deletes of the document, and what that costs. */
export interface Deletions {
  /** Structs that go. */
  readonly structs: number;
  /** Structs that are cut in two, as only a part of them goes. */
  readonly splits: number;
  /** Structs that Yjs shifts in memory over it. */
  readonly shifted: number;
  /** UTF-16 units of text that go. */
  readonly characters: number;
  /** Line ends, heads and anchors that go, those that the update brings itself included. */
  readonly units: number;
  /** Rows by columns of the tables that go. */
  readonly places: number;
  /** False where something goes that is written once while what it belongs to stays. */
  readonly areSound: boolean;
}

/** What an update deletes, by client and in order. */
class DeletedIds {
  readonly #ranges = new Map<number, DeletedRange[]>();

  constructor(deleted: readonly DeletedRange[]) {
    for (const range of deleted) {
      const ranges = this.#ranges.get(range.client);
      if (ranges === undefined) this.#ranges.set(range.client, [range]);
      else ranges.push(range);
    }
  }

  has({ client, clock }: StructId): boolean {
    const ranges = this.#ranges.get(client);
    if (ranges === undefined) return false;
    let [low, high] = [-1, ranges.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((ranges[middle]?.clock ?? Infinity) <= clock) low = middle;
      else high = middle - 1;
    }
    const range = ranges[low];
    return range !== undefined && clock < range.clock + range.length;
  }
}

/** Goes through what is deleted as Yjs does, without deleting it. */
class Count {
  structs = 0;
  splits = 0;
  shifted = 0;
  characters = 0;
  units = 0;
  places = 0;
  areSound = true;
  readonly going = new Map<Y.Item, boolean>();
  readonly #document: Y.Doc;
  readonly #ids: DeletedIds;
  readonly #maximum: number;

  constructor(document: Y.Doc, ids: DeletedIds, maximum: number) {
    this.#document = document;
    this.#ids = ids;
    this.#maximum = maximum;
  }

  range({ client, clock, length }: DeletedRange): void {
    const structs = this.#document.store.clients.get(client);
    if (structs === undefined || clock >= stateOf(this.#document, client)) return;
    const end = clock + length;
    for (let index = Y.findIndexSS(structs, clock); index < structs.length; index += 1) {
      const struct = structs[index];
      if (struct === undefined || struct.id.clock >= end || this.structs > this.#maximum) return;
      if (struct.deleted || !(struct instanceof Y.Item)) continue;
      const cuts = Number(struct.id.clock < clock) + Number(end < struct.id.clock + struct.length);
      this.splits += cuts;
      this.shifted += cuts * (structs.length - index);
      this.areSound &&= this.#mayGo(struct);
      const kept =
        Math.max(0, clock - struct.id.clock) + Math.max(0, struct.id.clock + struct.length - end);
      this.#item(struct, struct.length - kept);
    }
  }

  /** What is written once goes only with what it belongs to. */
  #mayGo(item: Y.Item): boolean {
    const { parentSub: key } = item;
    if (key === null || !isWrittenOnce(key)) return true;
    const parent = parentOf(item);
    const holder = parent === null ? null : holderOf(parent);
    return holder === null || this.#ids.has(holder.id);
  }

  #item(item: Y.Item, length: number): void {
    this.structs += 1;
    this.going.set(item, length === item.length);
    if (item.content instanceof Y.ContentString) this.characters += length;
    const unit = unitIn(item);
    if (unit !== null) {
      this.units += 1;
      this.places += placesOf(unit);
    }
    const type = holdsType(item);
    if (type !== null) this.#inside(type);
  }

  /** What stands in a shared type goes with it, named or not. */
  #inside(type: SharedType): void {
    for (const item of itemsIn(type)) {
      if (this.structs > this.#maximum) return;
      if (!item.deleted && !this.#ids.has(item.id)) this.#item(item, item.length);
    }
  }
}

/** True where nothing that the update brings says less of what it belongs to than it must. */
function areWhole(placed: readonly Placed[], ids: DeletedIds): boolean {
  return placed.every(({ struct, id, home, key }) => {
    if (key === null || !isWrittenOnce(key) || home.holder === null) return true;
    return (struct.content.kind !== 'deleted' && !ids.has(id)) || ids.has(home.holder);
  });
}

/**
 * What the update's deletions do to the document, which stays untouched. Counts no further than `maximum` structs.
 */
export function countDeletions(
  document: Y.Doc,
  deleted: readonly DeletedRange[],
  placed: readonly Placed[],
  maximum: number,
): Deletions {
  const ids = new DeletedIds(deleted);
  const count = new Count(document, ids, maximum);
  for (const range of deleted) count.range(range);
  const { structs, splits, characters, places } = count;
  const shifted = count.shifted + shiftedByJoins(document, count.going);
  const units = count.units + placed.filter((one) => isUnit(one) && ids.has(one.id)).length;
  const areSound = count.areSound && areWhole(placed, ids);
  return { structs, splits, shifted, characters, units, places, areSound };
}
