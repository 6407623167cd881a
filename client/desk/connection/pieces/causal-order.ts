import * as Y from 'yjs';

export type Struct = Y.Item | Y.GC;

/** How far one client's structs have been put in order. */
interface Cursor {
  readonly client: number;
  readonly structs: readonly Struct[];
  next: number;
  isWaiting: boolean;
}

const reachedBy = ({ structs, next }: Cursor): number => structs[next]?.id.clock ?? Infinity;

/** What a struct names: neighbours, and what it stands in where no neighbour says it. */
function namesOf(struct: Struct): readonly (Y.ID | null)[] {
  if (!(struct instanceof Y.Item)) return [];
  const parent: unknown = struct.parent;
  return [struct.origin, struct.rightOrigin, parent instanceof Y.ID ? parent : null];
}

function awaited(struct: Struct, cursors: ReadonlyMap<number, Cursor>): Cursor | null {
  for (const id of namesOf(struct)) {
    if (id === null || id.client === struct.id.client) continue;
    const other = cursors.get(id.client);
    if (other !== undefined && id.clock >= reachedBy(other)) return other;
  }
  return null;
}

function groupByClient(structs: readonly Struct[]): ReadonlyMap<number, Cursor> {
  const groups = Map.groupBy(structs, ({ id }) => id.client);
  return new Map(
    [...groups].map(([client, own]) => [
      client,
      { client, structs: own, next: 0, isWaiting: false },
    ]),
  );
}

/**
 * The structs of an update so that each comes after those that it builds on, whichever client wrote them; each
 * client's are in order. Null where some wait for each other. Looks at each struct once and at what it names.
 */
export function inCausalOrder(structs: readonly Struct[]): readonly Struct[] | null {
  const cursors = groupByClient(structs);
  const order: Struct[] = [];
  for (const target of cursors.values()) {
    const stack = [target];
    for (let cursor = stack.at(-1); cursor !== undefined; cursor = stack.at(-1)) {
      const struct = cursor.structs[cursor.next];
      const other = struct === undefined ? null : awaited(struct, cursors);
      if (other !== null) {
        if (other.isWaiting) return null;
        cursor.isWaiting = true;
        stack.push(other);
        continue;
      }
      cursor.isWaiting = false;
      cursor.next += 1;
      if (struct !== undefined) order.push(struct);
      if (cursor !== target || struct === undefined) stack.pop();
    }
  }
  return order;
}
