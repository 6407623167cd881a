import type { Character, HeadUnit, Unit } from './units.ts';
import { isPart } from './form.ts';

/** How positions of the old document map into the new one, as ProseMirror's `Mapping` tells. */
export interface PositionMapping {
  mapResult(
    position: number,
    side?: number,
  ): { readonly pos: number; readonly deletedAfter: boolean };
}

/** Units of a sequence. */
export interface Range {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

/** Which unit of the new sequence each old one has become. */
export interface Alignment {
  readonly before: readonly Unit[];
  readonly after: readonly Unit[];
  /** By index of the old unit: the index of the new one, or −1 where it is gone. */
  readonly to: Int32Array;
  /** Old units whose line has moved as a whole. */
  readonly moved: Set<number>;
}

/** True where the old unit can go on as the new one: kinds, paths, marks and attributes may differ. */
export function goesOnAs(before: Unit, after: Unit): boolean {
  switch (before.type) {
    case 'character':
      return before.text === (after as Partial<Character>).text;
    case 'end':
      return after.type === 'end' && isPart(before.kind) === isPart(after.kind);
    case 'head':
      return before.name === (after as Partial<HeadUnit>).name && isSameBlock(before, after);
  }
}

/** Quotes and stamps have ids: one with another id is another block. */
const isSameBlock = (before: HeadUnit, after: Unit): boolean =>
  before.attributes['id'] === (after as HeadUnit).attributes['id'];
