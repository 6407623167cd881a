import { EventEmitter } from 'node:events';
import type { LiveBlogId, UpdateId, UserId } from '../../shared/ids.ts';

// Enters: what a room has committed, by name and id. Leaves: the same, at once, to whoever listens.
// Never carries the content itself: whoever hears of it reads the store.

/** What one room tells the others after a commit. Every message is a hint: the truth is in the store. */
interface BusEvents {
  /** The live blog's public sequence has moved. */
  published: [LiveBlogId];
  updateChanged: [UpdateId];
  /** Its state moved on, and with it who may write. */
  stateChanged: [UpdateId];
  /** Pins, or what could be pinned, or departures. */
  boardsChanged: [LiveBlogId];
  liveBlogChanged: [LiveBlogId];
  /** Someone's role, account or session. */
  accessChanged: [UserId];
}

/** Hints between the rooms of one process; listeners run at once, and must not throw. */
export type Bus = EventEmitter<BusEvents>;

/** The bus of a single process. */
export function createBus(): Bus {
  return new EventEmitter<BusEvents>();
}
