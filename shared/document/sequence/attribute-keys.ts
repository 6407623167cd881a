import type * as Y from 'yjs';
import type { Attributes } from './form.ts';

/** Sets keys to values, and takes those away whose value is undefined. */
export function setKeys(map: Y.Map<unknown>, values: Attributes): void {
  for (const [key, value] of Object.entries(values)) {
    if (value === undefined) map.delete(key);
    else map.set(key, value);
  }
}

/** What must be written so that attributes are others. */
export function changedAttributes(before: Attributes, after: Attributes): Attributes {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return Object.fromEntries(
    [...names]
      .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
      .map((name) => [`@${name}`, after[name]]),
  );
}
