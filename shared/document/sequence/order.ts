import type { Anchor, Entry } from './entries.ts';
import { anchorOf } from './entries.ts';
import { textIn } from './form.ts';

const idOf = (anchor: Anchor): string => textIn(anchor.map, 'id');

/** Anchors that hang on nothing, directly or through others: those in a circle do not. */
function rootedAnchors(anchors: ReadonlyMap<string, Anchor>): ReadonlySet<string> {
  const rooted = new Set<string>();
  const known = new Set<string>();
  for (const start of anchors.keys()) {
    const path: string[] = [];
    let id = start;
    while (id !== '' && !known.has(id)) {
      known.add(id);
      path.push(id);
      const anchor = anchors.get(id);
      const next = anchor === undefined ? '' : anchorOf(anchor);
      id = anchors.has(next) ? next : '';
    }
    if (id === '' || rooted.has(id)) for (const passed of path) rooted.add(passed);
  }
  return rooted;
}

/**
 * Entries that were moved stand where their anchor does, in the order in which they were written; those whose
 * anchor is unknown, or hangs in a circle of anchors, stay where they are. Takes time linear in the entries.
 */
export function inOrder(entries: readonly Entry[]): readonly Entry[] {
  const anchors = new Map<string, Anchor>();
  for (const entry of entries) {
    if (entry.type === 'anchor' && !anchors.has(idOf(entry))) anchors.set(idOf(entry), entry);
  }
  if (anchors.size === 0) return entries;
  const rooted = rootedAnchors(anchors);
  const moved = new Map<Anchor, Entry[]>();
  const roots: Entry[] = [];
  for (const entry of entries) {
    const at = anchorOf(entry);
    const anchor = rooted.has(at) ? anchors.get(at) : undefined;
    // An anchor that hangs in a circle is not rooted itself: it stays as well.
    const stays = entry.type === 'anchor' && !rooted.has(idOf(entry));
    if (anchor === undefined || stays) roots.push(entry);
    else {
      const there = moved.get(anchor);
      if (there === undefined) moved.set(anchor, [entry]);
      else there.push(entry);
    }
  }
  return unfold(roots, moved);
}

/** Each anchor followed by what was moved to it. */
function unfold(
  roots: readonly Entry[],
  moved: ReadonlyMap<Anchor, readonly Entry[]>,
): readonly Entry[] {
  const ordered: Entry[] = [];
  const stack: Entry[] = roots.toReversed();
  for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
    ordered.push(entry);
    if (entry.type === 'anchor') stack.push(...(moved.get(entry)?.toReversed() ?? []));
  }
  return ordered;
}
