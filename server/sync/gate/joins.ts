import * as Y from 'yjs';
import { holderOf, parentOf } from './internals.ts';
import { isSame } from './piece.ts';
import { indexIn } from './search.ts';

// Yjs makes one struct of those that are gone, were written one after the other and lie side by side. Each time, all
// that their writer wrote behind them is shifted in memory: what a few bytes delete can take half a second.

type Struct = Y.Item | Y.GC;

/** Items that go, and whether all of each does. */
export type Going = ReadonlyMap<Y.Item, boolean>;

function holderOfItem(item: Y.Item): Y.Item | null {
  const parent = parentOf(item);
  return parent === null ? null : holderOf(parent);
}

class Joins {
  readonly #going: Going;

  constructor(going: Going) {
    this.#going = going;
  }

  /** Whether Yjs may make one of the two. */
  mayBe(before: Struct, struct: Struct): boolean {
    if (this.#isCleared(before) && this.#isCleared(struct)) return true;
    return before instanceof Y.Item && before.right === struct;
  }

  /** Whether it surely does, so that it goes on from there without shifting anything anew. */
  areSure(before: Struct, struct: Struct): boolean {
    if (!this.#isGone(before) || !this.#isGone(struct)) return false;
    const [isCleared, other] = [this.#isCleared(before), this.#isCleared(struct)];
    if (isCleared || other) return isCleared && other;
    if (!(before instanceof Y.Item) || !(struct instanceof Y.Item)) return false;
    return (
      before.right === struct &&
      isSame(struct.origin, before.lastId) &&
      isSame(before.rightOrigin, struct.rightOrigin)
    );
  }

  #isGone(struct: Struct): boolean {
    return struct.deleted || (struct instanceof Y.Item && this.#going.get(struct) === true);
  }

  /** Whether only its length is left, as it stands in something that goes or is gone. */
  #isCleared(struct: Struct): boolean {
    if (!(struct instanceof Y.Item)) return true;
    const holder = holderOfItem(struct);
    return holder !== null && (holder.deleted || this.#going.has(holder));
  }
}

/** Where one client's items lie among its structs, in order, and where what lies behind each does. */
function placesToLook(structs: readonly Struct[], items: readonly Y.Item[]): ReadonlySet<number> {
  const places = new Set<number>();
  let index = -1;
  for (const item of items.toSorted((a, b) => a.id.clock - b.id.clock)) {
    index = structs[index + 1] === item ? index + 1 : indexIn(structs, item.id.clock);
    places.add(index).add(index + 1);
  }
  return places;
}

/** How many structs are shifted, at most, where all of these go. */
export function shiftedByJoins({ store }: Y.Doc, going: Going): number {
  const joins = new Joins(going);
  let shifted = 0;
  for (const [client, items] of Map.groupBy(going.keys(), ({ id }) => id.client)) {
    const structs = store.clients.get(client) ?? [];
    /** Of the last two that are surely joined: what joins them goes on in one. */
    let joined = -1;
    for (const index of placesToLook(structs, items)) {
      const [before, struct] = [structs[index - 1], structs[index]];
      if (before === undefined || struct === undefined || !joins.mayBe(before, struct)) continue;
      if (joined !== index - 1) shifted += structs.length - index;
      if (joins.areSure(before, struct)) joined = index;
    }
  }
  return shifted;
}
