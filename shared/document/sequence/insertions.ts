import type * as Y from 'yjs';
import { hasParts, isPart } from './form.ts';
import { insertAnchor, insertUnits } from './insert.ts';
import type { Operations } from './operations.ts';
import { placeBehind } from './places.ts';
import { lengthOf } from './units.ts';
import type { WrittenUnits } from './written-units.ts';

/** An index of the text, with the anchor to which what stands there was moved. */
interface InsertionPlace {
  readonly at: number;
  readonly anchor: string;
}

interface AdjoiningPlace extends InsertionPlace {
  /** Behind a head with parts, or a part. */
  readonly isInBlock: boolean;
}

/** Plans where new and moved units go. */
export class Insertions {
  readonly #units: WrittenUnits;
  /** Old units that are removed and will only be hidden. */
  readonly #hidden: ReadonlySet<number>;
  readonly #operations: Operations;
  /** Where something was put last: what comes behind it stands behind it. */
  #last = 0;
  /** Behind what was put right behind another unit last. */
  #adjoined: (AdjoiningPlace & { readonly upTo: number }) | null = null;

  constructor(units: WrittenUnits, hidden: ReadonlySet<number>, operations: Operations) {
    this.#units = units;
    this.#hidden = hidden;
    this.#operations = operations;
  }

  /** Each run of new or moved units goes right before what comes next of what stays in its place. */
  plan(): void {
    const { after, moved } = this.#units.alignment;
    for (let from = 0; from < after.length;) {
      const source = this.#units.sources[from] ?? -1;
      if (source >= 0 && !moved.has(source)) {
        from += 1;
        continue;
      }
      const place = this.#placeBehind(from);
      const end = place === null ? from : this.#adjoiningEnd(from, place);
      if (place !== null && end > from) {
        const behind = source < 0 ? this.#insertInLine(from, end, place) : place;
        if (source >= 0) this.#move(from, end, place);
        this.#adjoined = { ...behind, isInBlock: true, upTo: end };
        from = end;
        continue;
      }
      const to = this.#runEnd(from);
      const next = this.#nextInPlace(to);
      // The beginning of the next line stays with it.
      const isBlock = after[from]?.type === 'head' && after[to - 1]?.type !== 'character';
      if (source >= 0) this.#move(from, to, this.#placeBefore(next));
      else this.#insert(from, to, this.#placeBefore(next, isBlock));
      from = to;
    }
  }

  /**
   * Before what comes next, and before what goes from the beginning of its line. A block also stands before lines
   * that are hidden there: what a colleague types at the start of the next line stays in that.
   */
  #placeBefore(next: number, isBlock = false): InsertionPlace {
    const { before, to } = this.#units.alignment;
    let at = this.#units.indexOf(next);
    for (let index = next - 1; index >= 0; index -= 1) {
      const unit = before[index];
      if (unit === undefined || unit.type === 'head' || (to[index] ?? -1) >= 0) break;
      const passes = isBlock && this.#hidden.has(index);
      if (unit.type === 'end' && (!passes || isPart(unit.kind))) break;
      // Something may stand between them.
      if (this.#units.indexOf(index) + lengthOf(unit) !== at) break;
      at = this.#units.indexOf(index);
    }
    return { at: Math.max(at, this.#last), anchor: this.#units.anchorAt(next) };
  }

  /** Right behind the unit on the left, where that stays in its place or was itself put right behind another. */
  #placeBehind(from: number): AdjoiningPlace | null {
    if (this.#adjoined?.upTo === from) return this.#adjoined;
    const { after, moved } = this.#units.alignment;
    const source = this.#units.sources[from - 1] ?? -1;
    const left = after[from - 1];
    if (left === undefined || source < 0 || moved.has(source)) return null;
    const isInBlock =
      (left.type === 'head' && hasParts(left.name)) || (left.type === 'end' && isPart(left.kind));
    if (left.type !== 'character' && !isInBlock) return null;
    const at = this.#units.indexOf(source) + lengthOf(left);
    return { at, anchor: this.#units.anchorAt(source), isInBlock };
  }

  /**
   * Where the new or moved units end that must stand right behind the one on their left: the rest of its line,
   * or further parts of its block. What is only hidden, or moved, would come between them.
   */
  #adjoiningEnd(from: number, { isInBlock }: AdjoiningPlace): number {
    const { after } = this.#units.alignment;
    const to = this.#runEnd(from);
    const isMove = (this.#units.sources[from] ?? -1) >= 0;
    let end = from;
    for (let index = from; index < to; index += 1) {
      const unit = after[index];
      if (unit?.type === 'head') break;
      if (unit?.type !== 'end') continue;
      if ((isInBlock || isMove) && !isPart(unit.kind)) break;
      end = index + 1;
    }
    return end;
  }

  #runEnd(from: number): number {
    const { after, moved } = this.#units.alignment;
    const first = this.#units.sources[from] ?? -1;
    let to = from + 1;
    while (to < after.length) {
      const source = this.#units.sources[to] ?? -1;
      const goesOn =
        first < 0
          ? source < 0
          : moved.has(source) && source === (this.#units.sources[to - 1] ?? -2) + 1;
      if (!goesOn) break;
      to += 1;
    }
    return to;
  }

  #nextInPlace(from: number): number {
    const { before, after, moved } = this.#units.alignment;
    for (let index = from; index < after.length; index += 1) {
      const source = this.#units.sources[index] ?? -1;
      if (source >= 0 && !moved.has(source)) return source;
    }
    return before.length;
  }

  /** The rest of a line, and what is behind its end; answers where that stands. */
  #insertInLine(from: number, to: number, place: InsertionPlace): InsertionPlace {
    const { after } = this.#units.alignment;
    let end = from;
    while (end < to && after[end]?.type === 'character') end += 1;
    const behind = this.#behindOldEnd(from, place);
    if (end > from) this.#insert(from, end, place);
    this.#insert(end, to, behind);
    return behind;
  }

  /** What a colleague types at the end of a line stays before the end that comes in the old one's stead. */
  #behindOldEnd(from: number, place: InsertionPlace): InsertionPlace {
    const { before, after, to } = this.#units.alignment;
    if (after[from - 1]?.type !== 'character') return place;
    let index = (this.#units.sources[from - 1] ?? -1) + 1;
    if (index === 0) return place;
    while (before[index]?.type === 'character' && (to[index] ?? -1) < 0) index += 1;
    if (before[index]?.type !== 'end' || (to[index] ?? -1) >= 0) return place;
    return { at: this.#units.indexOf(index) + 1, anchor: place.anchor };
  }

  #insert(from: number, to: number, { at, anchor }: InsertionPlace): void {
    const units = this.#units.alignment.after.slice(from, to);
    const place = placeBehind(this.#units.projection, at);
    const run = () => insertUnits(this.#units.text, place, { units, anchor });
    this.#operations.insert(at, run);
    this.#last = at;
  }

  #move(from: number, to: number, { at, anchor }: InsertionPlace): void {
    const maps: Y.Map<unknown>[] = [];
    for (let index = from; index < to; index += 1) {
      const map = this.#units.mapOf(this.#units.sources[index] ?? -1);
      if (map !== undefined) maps.push(map);
    }
    const place = placeBehind(this.#units.projection, at);
    const run = () => {
      const id = insertAnchor(this.#units.text, place, anchor);
      for (const map of maps) map.set('at', id);
    };
    this.#operations.insert(at, run);
    this.#last = at;
  }
}
