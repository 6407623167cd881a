import type { NodeType } from '@tiptap/pm/model';
import type * as Y from 'yjs';
import type { Head, Line } from './entries.ts';
import type { Attributes } from './form.ts';
import { blockOfPart, soundAttributes, textIn } from './form.ts';

/** The attributes under `@name` keys. */
export function attributesIn(map: Y.Map<unknown>, type: NodeType): Attributes {
  const found: Record<string, unknown> = {};
  for (const [key, value] of map.entries()) if (key.startsWith('@')) found[key.slice(1)] = value;
  return soundAttributes(type, found) ?? {};
}

/** The lines behind a head that are its parts. */
export function partsBehind(visible: readonly (Line | Head)[], head: number): readonly Line[] {
  const entry = visible[head];
  const name = entry?.type === 'head' ? textIn(entry.map, 'type') : '';
  const parts: Line[] = [];
  for (let index = head + 1; index < visible.length; index += 1) {
    const next = visible[index];
    if (next?.type !== 'line' || blockOfPart(next.content.kind) !== name) break;
    parts.push(next);
  }
  return parts;
}
