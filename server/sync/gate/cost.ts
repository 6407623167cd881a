/** What Yjs has to do to take in an update: how often, each. */
export interface Effort {
  /** Structs that it brings. */
  readonly structs: number;
  /** Structs that it deletes, of the document or of its own. */
  readonly deletions: number;
  /** Structs that are cut in two. */
  readonly splits: number;
  /** Structs that are shifted in memory for that. */
  readonly shifted: number;
  /** From neighbour to neighbour. */
  readonly steps: number;
  /** Steps for which what a neighbour was written behind has to be looked up. */
  readonly lookups: number;
}

/** Microseconds of Yjs's own work, about as measured by test/bench/gate.ts on the machine of QUALITY.md. */
const COST: { readonly [name in keyof Effort]: number } = {
  structs: 1.5,
  deletions: 2,
  splits: 2,
  // Ten times as long as mostly: while the engine tidies up its memory it moves one after the other.
  shifted: 0.001,
  steps: 0.6,
  lookups: 1,
};

/** Microseconds that plain Yjs takes for it, about: the same on every machine, so that a verdict is, too. */
export const estimate = (effort: Effort): number =>
  effort.structs * COST.structs +
  effort.deletions * COST.deletions +
  effort.splits * COST.splits +
  effort.shifted * COST.shifted +
  effort.steps * COST.steps +
  effort.lookups * COST.lookups;

/** Whether so many steps alone fill a frame's budget of `work`. */
export const isTooFar = (steps: number, lookups: number, work: number): boolean =>
  steps * COST.steps + lookups * COST.lookups > work;
