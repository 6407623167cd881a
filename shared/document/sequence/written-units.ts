import type * as Y from 'yjs';
import type { Alignment } from './alignment.ts';
import { TABLE, textIn } from './form.ts';
import { anchorOfUnit, indexOfUnit, mapsByIndex } from './places.ts';
import type { Projection } from './projection.ts';
import { lengthOf } from './units.ts';

/** By new unit: the index of the old one that it was, or −1. */
function sourcesOf({ after, to }: Alignment): Int32Array {
  const sources = new Int32Array(after.length).fill(-1);
  for (const [index, target] of to.entries()) if (target >= 0) sources[target] = index;
  return sources;
}

/** An alignment, and where its old units are written. */
export class WrittenUnits {
  readonly text: Y.Text;
  readonly projection: Projection;
  readonly alignment: Alignment;
  readonly sources: Int32Array;
  /** The unit of the projection that is the first old one. */
  readonly firstUnit: number;
  #maps: ReadonlyMap<number, Y.Map<unknown>> | null = null;

  constructor(text: Y.Text, projection: Projection, firstUnit: number, alignment: Alignment) {
    this.text = text;
    this.projection = projection;
    this.firstUnit = firstUnit;
    this.alignment = alignment;
    this.sources = sourcesOf(alignment);
  }

  /** Where an old unit is written, or where what follows the last one would be. */
  indexOf(index: number): number {
    const { before } = this.alignment;
    const unit = before[index];
    if (unit !== undefined) return indexOfUnit(this.projection, this.firstUnit + unit.offset);
    return indexOfUnit(this.projection, this.firstUnit + this.#length());
  }

  #length(): number {
    const last = this.alignment.before.at(-1);
    return last === undefined ? 0 : last.offset + lengthOf(last);
  }

  mapOf(index: number): Y.Map<unknown> | undefined {
    return this.#mapAt(this.indexOf(index));
  }

  /** True where the head of a table is written, shown or not. */
  isTableAt(index: number): boolean {
    const map = this.#mapAt(index);
    return map !== undefined && textIn(map, 'type') === TABLE;
  }

  #mapAt(index: number): Y.Map<unknown> | undefined {
    this.#maps ??= mapsByIndex(this.projection);
    return this.#maps.get(index);
  }

  /** The anchor to which an old unit was moved, or nothing. */
  anchorAt(index: number): string {
    const unit = this.alignment.before[index];
    const offset = unit === undefined ? this.#length() : unit.offset;
    return anchorOfUnit(this.projection, this.firstUnit + offset);
  }
}
