import { COST } from '../../../shared/document/pieces/cost.ts';

/** What Yjs has to do to take in an update: how often, each. */
type Effort = Readonly<Record<keyof typeof COST, number>>;

/** Microseconds that plain Yjs takes for it, about: the same on every machine, so that a verdict is, too. */
export const estimate = (effort: Effort): number =>
  effort.structs * COST.structs +
  effort.keys * COST.keys +
  effort.deletions * COST.deletions +
  effort.splits * COST.splits +
  effort.shifted * COST.shifted +
  effort.steps * COST.steps +
  effort.lookups * COST.lookups;

/** Whether so many steps alone fill a frame's budget of `work`. */
export const isTooFar = (steps: number, lookups: number, work: number): boolean =>
  steps * COST.steps + lookups * COST.lookups > work;
