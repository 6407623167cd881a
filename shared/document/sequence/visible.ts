import type { Entry, Head, Line } from './entries.ts';
import { isLiveEntry } from './entries.ts';
import { blockOfPart, hasParts, isHead, TABLE, textIn } from './form.ts';

interface Rules {
  /** In a cell no head shows. */
  readonly inCell: boolean;
  /** Whether a removed table holds text. */
  readonly showsTable: (table: Head) => boolean;
  readonly hide: (entry: Entry) => void;
}

/** A line that was removed, and of whose text nothing is left. */
const isGone = ({ content }: Line): boolean => content.length === 0 && !content.isLive;

/**
 * The lines and heads that show, in their order: those that were not removed, and those of which text remains.
 * A removed block takes its empty parts with it. Takes time linear in the entries.
 */
export function visibleEntries(entries: readonly Entry[], rules: Rules): readonly (Line | Head)[] {
  /** From the last one on. */
  const visible: (Line | Head)[] = [];
  for (let index = entries.length - 1; index >= 0; index -= 1) {
    const entry = entries[index];
    if (entry === undefined) break;
    if (entry.type === 'line' && !isGone(entry)) visible.push(entry);
    else if (entry.type === 'head' && showsHead(entry, visible, rules)) visible.push(entry);
    else rules.hide(entry);
  }
  return visible.toReversed();
}

/** `behind`: what shows behind the head, the nearest last; loses the parts that go with it. */
function showsHead(head: Head, behind: (Line | Head)[], rules: Rules): boolean {
  const name = textIn(head.map, 'type');
  if (rules.inCell || !isHead(name)) return false;
  if (name === TABLE) return rules.showsTable(head);
  if (isLiveEntry(head)) return true;
  if (!hasParts(name)) return false;
  let parts = 0;
  for (let part = behind.at(-1); part !== undefined; part = behind.at(-1 - parts)) {
    if (part.type !== 'line' || blockOfPart(part.content.kind) !== name) break;
    if (part.content.length > 0) return true;
    parts += 1;
  }
  for (const part of behind.splice(behind.length - parts)) rules.hide(part);
  return false;
}
