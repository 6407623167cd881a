import type { LiveBlogId, UpdateId } from '../../shared/ids.ts';
import type { Person, PresenceEntry } from '../../shared/protocol/desk.ts';

interface Place {
  readonly person: Person;
  readonly liveBlogId: LiveBlogId;
  readonly updateId: UpdateId | null;
}

/** Who is where, by socket: pure bookkeeping. A person with two windows is named once for each place. */
export interface Presence {
  subscribe(socketId: string, person: Person, liveBlogId: LiveBlogId): void;
  setOpen(socketId: string, updateId: UpdateId | null): void;
  /** The live blog that the socket was on, or null. */
  leave(socketId: string): LiveBlogId | null;
  liveBlogOf(socketId: string): LiveBlogId | null;
  people(liveBlogId: LiveBlogId): readonly PresenceEntry[];
}

export function createPresence(): Presence {
  const places = new Map<string, Place>();

  function people(liveBlogId: LiveBlogId): readonly PresenceEntry[] {
    const entries = new Map<string, PresenceEntry>();
    for (const place of places.values()) {
      if (place.liveBlogId !== liveBlogId) continue;
      const { person, updateId } = place;
      entries.set(`${person.userId} ${updateId ?? ''}`, { ...person, updateId });
    }
    const inside = new Set([...entries.values()].flatMap((e) => (e.updateId ? [e.userId] : [])));
    // Someone who is in an update is not also listed as idle on the timeline.
    return [...entries.values()].filter((e) => e.updateId !== null || !inside.has(e.userId));
  }

  return {
    subscribe(socketId, person, liveBlogId) {
      places.set(socketId, { person, liveBlogId, updateId: null });
    },
    setOpen(socketId, updateId) {
      const place = places.get(socketId);
      if (place !== undefined) places.set(socketId, { ...place, updateId });
    },
    leave(socketId) {
      const place = places.get(socketId);
      places.delete(socketId);
      return place?.liveBlogId ?? null;
    },
    liveBlogOf: (socketId) => places.get(socketId)?.liveBlogId ?? null,
    people,
  };
}
