import type * as Y from 'yjs';
import type { Entry, Line, LineContent } from './entries.ts';

// What an earlier reading has found, and whether it still holds.

/** True for a line that its first item tells, as long as nothing in it has changed. */
export const isUnchanged = (entry: Entry | undefined): entry is Line =>
  entry?.type === 'line' &&
  !entry.content.isStale &&
  entry.content.end !== null &&
  entry.content.extent.first !== null;

export const isStale = (entry: Entry | undefined): boolean =>
  entry?.type === 'line' && entry.content.isStale;

/** The item behind a line that has an end. */
export function itemBehind({ content: { end } }: Line): Y.Item | null {
  // oxlint-disable-next-line no-underscore-dangle -- Yjs has no other way to the item of a type
  return end?._item?.right ?? null;
}

export const shifted = (entry: Entry, by: number): Entry =>
  by === 0 ? entry : { ...entry, index: entry.index + by };

export const isOf = (entry: Entry | undefined, content: LineContent): boolean =>
  entry?.type === 'line' && entry.content === content;
