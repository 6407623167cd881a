import * as Y from 'yjs';
import type { ReadCache } from './read-entries.ts';

/** The end of the line in which an item stands, where there is one. */
function markFrom(start: Y.Item, cache: ReadCache, seen: Set<Y.Item>): void {
  for (let item: Y.Item | null = start; item !== null && !seen.has(item); item = item.right) {
    seen.add(item);
    if (!(item.content instanceof Y.ContentType)) continue;
    const line = cache.lines.get(item.content.type);
    if (line === undefined) continue;
    line.isStale = true;
    if (!item.deleted) return;
  }
}

type Structs = readonly (Y.Item | Y.GC | Y.Skip)[];

/** Items of a client whose clocks are from `clock` up to `end` (exclusive), also in part. */
function* itemsIn(structs: Structs, clock: number, end: number): Generator<Y.Item> {
  let [low, high] = [0, structs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const struct = structs[middle];
    if (struct !== undefined && struct.id.clock + struct.length <= clock) low = middle + 1;
    else high = middle;
  }
  for (let index = low; index < structs.length; index += 1) {
    const struct = structs[index];
    if (struct === undefined || struct.id.clock >= end) return;
    if (struct instanceof Y.Item) yield struct;
  }
}

/** Lines that a transaction has changed: to which it has brought something, or from which it has taken it away. */
export function markStaleLines(
  { doc, beforeState, afterState, deleteSet, changed }: Y.Transaction,
  cache: ReadCache,
): void {
  const seen = new Set<Y.Item>();
  const mark = (client: number, clock: number, end: number): void => {
    const structs = doc.store.clients.get(client) ?? [];
    for (const item of itemsIn(structs, clock, end)) {
      if (item.parentSub === null) markFrom(item, cache, seen);
    }
  };
  for (const [type, keys] of changed) {
    // Yjs has no other way to the item of a type.
    // oxlint-disable-next-line no-underscore-dangle
    const item = type._item;
    if (item === null || !(item.parent instanceof Y.Text)) continue;
    // A head shows its keys itself, but for what makes it a head, and for the removal of a table.
    const isHead = keys.has('type') || keys.has('live');
    if (cache.lines.has(type) || isHead) markFrom(item, cache, seen);
  }
  for (const [client, end] of afterState) {
    const clock = beforeState.get(client) ?? 0;
    if (end > clock) mark(client, clock, end);
  }
  for (const [client, deletions] of deleteSet.clients) {
    for (const { clock, len } of deletions) mark(client, clock, clock + len);
  }
}
