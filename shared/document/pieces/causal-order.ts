/** Names one character or node that someone wrote. */
interface Id {
  readonly client: number;
  readonly clock: number;
}

/** How a struct is read, of Yjs's own or of a decoder's. */
interface Reading<Struct> {
  readonly clockOf: (struct: Struct) => number;
  /** What it builds on: neighbours, and what it stands in where no neighbour says it. */
  readonly namesOf: (struct: Struct) => readonly (Id | null)[];
}

/** A struct of an update with whose it is. */
export interface Arrival<Struct> {
  readonly client: number;
  readonly struct: Struct;
}

/** How far one client's structs have been put in order. */
interface Cursor<Struct> {
  readonly client: number;
  readonly structs: readonly Struct[];
  next: number;
  /** Whether its next struct waits for others. */
  isWaiting: boolean;
}

class Cursors<Struct> {
  readonly #reading: Reading<Struct>;
  readonly #byClient: ReadonlyMap<number, Cursor<Struct>>;

  constructor(byClient: ReadonlyMap<number, readonly Struct[]>, reading: Reading<Struct>) {
    this.#reading = reading;
    this.#byClient = new Map(
      [...byClient].map(([client, structs]) => [
        client,
        { client, structs, next: 0, isWaiting: false },
      ]),
    );
  }

  /** In the order in which Yjs takes them in. */
  get all(): readonly Cursor<Struct>[] {
    return [...this.#byClient.values()].toSorted((a, b) => b.client - a.client);
  }

  /** Whose structs must come before the next one of the cursor; null where it can come. */
  awaitedBy({ client, structs, next }: Cursor<Struct>): Cursor<Struct> | null {
    const struct = structs[next];
    if (struct === undefined) return null;
    for (const id of this.#reading.namesOf(struct)) {
      if (id === null || id.client === client) continue;
      const other = this.#byClient.get(id.client);
      if (other !== undefined && id.clock >= this.#reachedBy(other)) return other;
    }
    return null;
  }

  /** The first clock that has not been put in order. */
  #reachedBy({ structs, next }: Cursor<Struct>): number {
    const struct = structs[next];
    return struct === undefined ? Infinity : this.#reading.clockOf(struct);
  }
}

/**
 * The structs of an update, each client's in order, so that each comes after those that it builds on, whichever
 * client wrote them. Null where some wait for each other. Looks at each struct once and at what it names.
 */
export function inCausalOrder<Struct>(
  byClient: ReadonlyMap<number, readonly Struct[]>,
  reading: Reading<Struct>,
): readonly Arrival<Struct>[] | null {
  const cursors = new Cursors(byClient, reading);
  const order: Arrival<Struct>[] = [];
  for (const target of cursors.all) {
    const stack = [target];
    for (let cursor = stack.at(-1); cursor !== undefined; cursor = stack.at(-1)) {
      const other = cursors.awaitedBy(cursor);
      if (other !== null) {
        if (other.isWaiting) return null;
        cursor.isWaiting = true;
        stack.push(other);
        continue;
      }
      const struct = cursor.structs[cursor.next];
      cursor.isWaiting = false;
      cursor.next += 1;
      if (struct !== undefined) order.push({ client: cursor.client, struct });
      if (cursor !== target || struct === undefined) stack.pop();
    }
  }
  return order;
}
