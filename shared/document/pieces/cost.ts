/**
 * Microseconds of Yjs's own work, about as measured by test/bench/gate.ts on the machine of QUALITY.md: the server
 * judges a frame by them, and whoever sends one cuts it accordingly.
 */
export const COST = {
  /** A struct that comes. */
  structs: 1.5,
  /** A value under a key that the document has, beside: who looks on is told of each map. */
  keys: 4.5,
  /** A struct that goes. */
  deletions: 2,
  /** A struct that is cut in two. */
  splits: 2,
  /**
   * A struct that is shifted in memory for that. Ten times as long as mostly: while the engine tidies up its memory it
   * moves one after the other.
   */
  shifted: 0.001,
  /** From neighbour to neighbour. */
  steps: 0.6,
  /** A step for which what a neighbour was written behind has to be looked up. */
  lookups: 1,
} as const;
