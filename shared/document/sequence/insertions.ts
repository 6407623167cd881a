import type * as Y from 'yjs';
import { hasParts, isPart } from './form.ts';
import type { Behind } from './insert.ts';
import { Insertion, insertAnchor } from './insert.ts';
import type { Operations } from './operations.ts';
import { spanAt } from './places.ts';
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
  readonly #operations: Operations;
  /** Behind what was put right behind another unit last. */
  #adjoined: (AdjoiningPlace & { readonly upTo: number }) | null = null;

  constructor(units: WrittenUnits, operations: Operations) {
    this.#units = units;
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
        if (source >= 0) this.#move(from, end, place);
        else this.#insertBehind(from, end, place);
        this.#adjoined = { ...place, isInBlock: true, upTo: end };
        from = end;
        continue;
      }
      const to = this.#runEnd(from);
      const next = this.#nextInPlace(to);
      if (source >= 0) this.#move(from, to, this.#placeBefore(next));
      else this.#insert(from, to, next);
      from = to;
    }
  }

  #placeBefore(next: number): InsertionPlace {
    return { at: this.#units.indexOf(next), anchor: this.#units.anchorAt(next) };
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

  #insertBehind(from: number, to: number, { at, anchor }: InsertionPlace): void {
    const left = this.#units.sources[from - 1] ?? -1;
    const behind = left < 0 ? null : this.#characterBehind(left, from - 1, at);
    const units = this.#units.alignment.after.slice(from, to);
    const run = () => new Insertion(this.#units.text, at, { behind, anchor }).insert(units);
    this.#operations.insert(at, run);
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

  #insert(from: number, to: number, next: number): void {
    const at = this.#units.indexOf(next);
    const anchor = this.#units.anchorAt(next);
    const units = this.#units.alignment.after.slice(from, to);
    const behind = this.#behind(from, next, at);
    const run = () => new Insertion(this.#units.text, at, { behind, anchor }).insert(units);
    this.#operations.insert(at, run);
  }

  /** The character that stays right before the insertion, where there is one. */
  #behind(from: number, next: number, at: number): Behind | null {
    const left = this.#units.sources[from - 1] ?? -1;
    return left === next - 1 ? this.#characterBehind(left, from - 1, at) : null;
  }

  /** The old unit and the new one that it is, where they are a character that ends at the index. */
  #characterBehind(old: number, next: number, at: number): Behind | null {
    const [before, after] = [this.#units.alignment.before[old], this.#units.alignment.after[next]];
    if (before?.type !== 'character' || after?.type !== 'character') return null;
    if (before.markKey !== after.markKey || this.#units.indexOf(old) + lengthOf(before) !== at)
      return null;
    const span = spanAt(this.#units.projection, at - 1);
    return span === null ? null : { span, markKey: after.markKey };
  }

  #move(from: number, to: number, { at, anchor }: InsertionPlace): void {
    const maps: Y.Map<unknown>[] = [];
    for (let index = from; index < to; index += 1) {
      const map = this.#units.mapOf(this.#units.sources[index] ?? -1);
      if (map !== undefined) maps.push(map);
    }
    const run = () => {
      const id = insertAnchor(this.#units.text, at, anchor);
      for (const map of maps) map.set('at', id);
    };
    this.#operations.insert(at, run);
  }
}
