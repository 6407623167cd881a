import * as Y from 'yjs';

// How Yjs links what stands in a shared type: it has no public way to its items. Pinned by the lock file; what the
// gate reads of it is held against Yjs itself by test/simulation/gate-layout.test.ts.

/** Any shared type, as Yjs types what stands at the root. */
export type SharedType = NonNullable<ReturnType<Y.Doc['share']['get']>>;

/** The first item of a list or text, deleted ones included. */
// oxlint-disable-next-line no-underscore-dangle -- as above
export const firstOf = (type: SharedType): Y.Item | null => type._start;

/** The item that holds what a key of a map now is. */
export const currentOf = (type: SharedType, key: string): Y.Item | null =>
  // oxlint-disable-next-line no-underscore-dangle -- as above
  type._map.get(key) ?? null;

/** The item that holds a shared type; null for a root. */
// oxlint-disable-next-line no-underscore-dangle -- as above
export const holderOf = (type: SharedType): Y.Item | null => type._item;

/** The shared type that an item stands in. */
export const parentOf = ({ parent }: Y.Item): SharedType | null =>
  // What Yjs says of the events of a type is untyped.
  parent instanceof Y.AbstractType ? (parent as SharedType) : null;

/** The value under a key of a map, or undefined. */
export function valueOf(type: SharedType, key: string): unknown {
  const item = currentOf(type, key);
  if (item === null || item.deleted || !(item.content instanceof Y.ContentAny)) return undefined;
  return item.content.arr.at(-1);
}

/** The shared type that an item holds, or null. */
export const holdsType = ({ content }: Y.Item): SharedType | null =>
  content instanceof Y.ContentType ? content.type : null;

/** What stands in a shared type now: its list, and the last value of each key. */
export function itemsIn(type: SharedType): readonly Y.Item[] {
  // oxlint-disable-next-line no-underscore-dangle -- as above
  const items = [...type._map.values()];
  for (let item = firstOf(type); item !== null; item = item.right) items.push(item);
  return items;
}
