import type { PositionMapping } from './alignment.ts';
import type { Projection } from './projection.ts';
import type { Unit } from './units.ts';

/** A change of what a sequence shows: the units from `firstUnit` on become others. */
export interface Change {
  readonly projection: Projection;
  readonly firstUnit: number;
  readonly before: readonly Unit[];
  readonly after: readonly Unit[];
  readonly mapping: PositionMapping | null;
}
