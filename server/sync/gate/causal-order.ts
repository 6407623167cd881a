import type { Block, Struct, StructId } from './struct.ts';

/** A struct of an update with whose it is. */
export interface Arrival {
  readonly client: number;
  readonly struct: Struct;
}

/** How far one client's structs have been put in order. */
interface Cursor {
  readonly client: number;
  readonly structs: readonly Struct[];
  next: number;
  /** Whether its next struct waits for others. */
  isWaiting: boolean;
}

type Cursors = ReadonlyMap<number, Cursor>;

/** The first clock that has not been put in order. */
const reachedBy = ({ structs, next }: Cursor): number => structs[next]?.clock ?? Infinity;

/** The block that must come before the id can be named; null where it has come, or is none of the update's. */
function awaitedFor(id: StructId | null, cursor: Cursor, cursors: Cursors): Cursor | null {
  if (id === null || id.client === cursor.client) return null;
  const other = cursors.get(id.client);
  return other !== undefined && id.clock >= reachedBy(other) ? other : null;
}

/** The first of the blocks that the struct waits for. */
function awaited({ left, right, parent }: Struct, cursor: Cursor, cursors: Cursors): Cursor | null {
  return (
    awaitedFor(left, cursor, cursors) ??
    awaitedFor(right, cursor, cursors) ??
    (parent?.kind === 'item' ? awaitedFor(parent.id, cursor, cursors) : null)
  );
}

/**
 * The structs in the order in which Yjs takes them in: each after those that it builds on, whichever client wrote
 * them. Null where some wait for each other. Looks at each struct once and at what it names.
 */
export function inCausalOrder(blocks: readonly Block[]): readonly Arrival[] | null {
  const cursors: Cursors = new Map<number, Cursor>(
    blocks.map(({ client, structs }) => [client, { client, structs, next: 0, isWaiting: false }]),
  );
  const order: Arrival[] = [];
  for (const target of [...cursors.values()].toSorted((a, b) => b.client - a.client)) {
    const stack = [target];
    for (let cursor = stack.at(-1); cursor !== undefined; cursor = stack.at(-1)) {
      const struct = cursor.structs[cursor.next];
      const other = struct === undefined ? null : awaited(struct, cursor, cursors);
      if (other !== null) {
        if (other.isWaiting) return null;
        cursor.isWaiting = true;
        stack.push(other);
        continue;
      }
      cursor.isWaiting = false;
      cursor.next += 1;
      if (struct !== undefined) order.push({ client: cursor.client, struct });
      if (cursor !== target || struct === undefined) stack.pop();
    }
  }
  return order;
}
