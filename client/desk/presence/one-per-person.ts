import type { PresenceEntry } from '../../../shared/protocol/desk.ts';

/** Everyone once: someone with several windows counts as where they write. */
export function onePerPerson(people: readonly PresenceEntry[]): readonly PresenceEntry[] {
  const places = new Map<string, PresenceEntry>();
  for (const entry of people) {
    const before = places.get(entry.userId);
    if (before === undefined || before.updateId === null) places.set(entry.userId, entry);
  }
  return [...places.values()];
}
