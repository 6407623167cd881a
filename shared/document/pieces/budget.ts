import { FRAME_LIMITS } from '../../limits.ts';

// What one piece may hold: half of what the server takes at once, as its own count may be a little higher than what
// this side can know of its document. Half of all others see at once, too.

const HALF = 0.5;

export interface Budget {
  readonly bytes: number;
  /** Structs, and ranges that are deleted. */
  readonly changes: number;
  readonly clients: number;
  /** Microseconds of Yjs's work at the server. */
  readonly work: number;
  /** Characters of one string. */
  readonly characters: number;
}

export const PIECE: Budget = {
  bytes: FRAME_LIMITS.bytes * HALF,
  changes: FRAME_LIMITS.changes * HALF,
  clients: FRAME_LIMITS.newClients * HALF,
  work: FRAME_LIMITS.work * HALF,
  // 96 kB at most, in letters of three bytes.
  characters: 32_000,
};
