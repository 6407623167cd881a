import { DOCUMENT_LIMITS, FRAME_LIMITS } from '../../../../shared/limits.ts';

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

const SHIFTED = 0.0001;
/** Cutting a struct in two shifts all that its client wrote behind it. */
const SPLIT = 2 + SHIFTED * DOCUMENT_LIMITS.structs;

/** Microseconds, at most, as the server's gate estimates them: see server/sync/gate/cost.ts. */
export const WORK = {
  /** Goes on where the one before it ends, or begins something. */
  struct: 1.5,
  /** Written between what the server has, which may have to be cut for it, and gone to from there. */
  apart: 1.5 + SPLIT + 0.75 * 4,
  /** What goes is joined to what is gone beside it. */
  deletion: 2 + SHIFTED * DOCUMENT_LIMITS.structs,
} as const;
