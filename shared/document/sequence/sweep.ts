import type * as Y from 'yjs';
import type { Entry, Head, Line } from './entries.ts';
import { anchorOf, endIndexOf, isLiveEntry } from './entries.ts';
import { hasParts, isHead, isPart, textIn } from './form.ts';
import type { Projection } from './projection.ts';
import { countRemovedInTables, sweepTables, textsInTables } from './sweep-tables.ts';

// What was removed is only hidden, so that words which come late bring it back. That does not pile up for ever:
// now and then most of it is really deleted. Of hidden lines next to each other the last one stays, so that words
// which come later still show as a line there, and never as those of the line behind.

/** So many units are swept in one go, which takes some 50 ms; the rest waits for the next one. */
const MAXIMUM_SWEPT = 2000;

/** What a sweep does. */
interface Sweep {
  /** Indexes that go, in order. */
  readonly indexes: readonly number[];
  /** Ends that stay for all around them, and were the fields of a block that goes. */
  readonly loosened: readonly Y.Map<unknown>[];
}

const isHiddenLine = (line: Line, hidden: ReadonlySet<number>): boolean => {
  const index = endIndexOf(line);
  return index !== null && hidden.has(index);
};

const canGo = (head: Head, hidden: ReadonlySet<number>): boolean =>
  hidden.has(head.index) && isHead(textIn(head.map, 'type')) && !isLiveEntry(head);

/** Heads and ends that were removed and show nowhere. A field goes with its block alone. */
function removedEntries(
  entries: readonly Entry[],
  hidden: ReadonlySet<number>,
): ReadonlySet<Entry> {
  const removed = new Set<Entry>();
  /** The block whose fields may come next. */
  let block: Head | null = null;
  for (const entry of entries) {
    if (entry.type === 'head') {
      block = hasParts(textIn(entry.map, 'type')) ? entry : null;
      if (canGo(entry, hidden)) removed.add(entry);
    } else if (entry.type === 'line') {
      const isField = isPart(entry.content.kind);
      if (!isField) block = null;
      const goesAlone = block === null && !isLiveEntry(entry);
      const goesWithBlock = block !== null && removed.has(block);
      if (isHiddenLine(entry, hidden) && (goesAlone || goesWithBlock)) removed.add(entry);
    }
  }
  return removed;
}

/** Of each run of removed lines all but the last; those that stay and lose their block are `loosened`. */
function sweptEntries(entries: readonly Entry[], removed: ReadonlySet<Entry>) {
  const swept = new Set<Entry>();
  const loosened: Y.Map<unknown>[] = [];
  /** The anchor of the line that stays for those before it; null where none is next to them. */
  let keeper: string | null = null;
  for (const entry of entries.toReversed()) {
    if (entry.type === 'anchor') continue;
    if (!removed.has(entry)) keeper = null;
    else if (entry.type === 'head') swept.add(entry);
    else if (entry.type === 'line' && keeper === anchorOf(entry)) swept.add(entry);
    else if (entry.type === 'line' && entry.content.end !== null) {
      keeper = anchorOf(entry);
      if (isPart(entry.content.kind)) loosened.push(entry.content.end);
    }
  }
  return { swept, loosened };
}

const indexOf = (entry: Entry): number =>
  entry.type === 'line' ? (endIndexOf(entry) ?? 0) : entry.index;

/** What of a sequence can really go: never what shows, nor an anchor to which something hangs that stays. */
function planSweep({ entries, hidden }: Projection): Sweep {
  const removed = removedEntries(entries, new Set(hidden));
  const { swept, loosened } = sweptEntries(entries, removed);
  const needed = new Set(
    entries.filter((entry) => !swept.has(entry)).map((entry) => anchorOf(entry)),
  );
  for (const entry of entries) {
    if (entry.type === 'anchor' && !needed.has(textIn(entry.map, 'id'))) swept.add(entry);
  }
  const indexes = [...swept].map(indexOf).toSorted((a, b) => a - b);
  return { indexes: indexes.slice(-MAXIMUM_SWEPT), loosened };
}

/** How much of a body was removed and is still kept. */
export const countHidden = (body: Projection): number =>
  body.hidden.length + countRemovedInTables(body);

/** Really deletes; it brings nothing new, so that nobody has to have written it. Inside of a transaction. */
export function sweepHidden(body: Projection): void {
  let left = MAXIMUM_SWEPT - sweepText(body, MAXIMUM_SWEPT);
  left -= sweepTables(body, left);
  for (const text of textsInTables(body)) left -= sweepText(text, left);
}

/** Answers how many units have gone. */
function sweepText(projection: Projection, most: number): number {
  const { text } = projection;
  if (text === null || most === 0) return 0;
  const { indexes: all, loosened } = planSweep(projection);
  const indexes = all.slice(-most);
  for (const end of loosened) end.delete('kind');
  // From the last one on, neighbours together.
  for (let last = indexes.length - 1; last >= 0;) {
    let first = last;
    while (first > 0 && indexes[first - 1] === (indexes[first] ?? 0) - 1) first -= 1;
    text.delete(indexes[first] ?? 0, last - first + 1);
    last = first - 1;
  }
  return indexes.length;
}
