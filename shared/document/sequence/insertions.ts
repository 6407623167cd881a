import type * as Y from 'yjs';
import { hasParts, isPart } from './form.ts';
import type { Behind } from './insert.ts';
import { Insertion, insertAnchor } from './insert.ts';
import type { Operations } from './operations.ts';
import { spanAt } from './places.ts';
import { lengthOf } from './units.ts';
import type { WrittenUnits } from './written-units.ts';

/** Plans where new and moved units go. */
export class Insertions {
  readonly #units: WrittenUnits;
  readonly #operations: Operations;

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
      const adjoining = source >= 0 ? from : this.#adjoiningEnd(from);
      if (adjoining > from) {
        this.#insertBehind(from, adjoining);
        from = adjoining;
        continue;
      }
      const to = this.#runEnd(from);
      const next = this.#nextInPlace(to);
      if (source >= 0) this.#move(source, this.#units.sources[to - 1] ?? source, next);
      else this.#insert(from, to, next);
      from = to;
    }
  }

  /**
   * Where the new units end that must stand right behind the one on their left, which stays in its place: the
   * rest of its line, or further parts of its block. What is only hidden, or moved, would come between them.
   */
  #adjoiningEnd(from: number): number {
    const { before, after, moved } = this.#units.alignment;
    const source = this.#units.sources[from - 1] ?? -1;
    const left = before[source];
    if (left === undefined || moved.has(source)) return from;
    const isInBlock =
      (left.type === 'head' && hasParts(left.name)) || (left.type === 'end' && isPart(left.kind));
    if (left.type !== 'character' && !isInBlock) return from;
    let end = from;
    for (let index = from; (this.#units.sources[index] ?? 0) < 0; index += 1) {
      const unit = after[index];
      if (unit?.type === 'head') break;
      if (unit?.type !== 'end') continue;
      if (isInBlock && !isPart(unit.kind)) break;
      end = index + 1;
    }
    return end;
  }

  #insertBehind(from: number, to: number): void {
    const { before, after } = this.#units.alignment;
    const left = this.#units.sources[from - 1] ?? -1;
    const unit = before[left];
    const at = this.#units.indexOf(left) + (unit === undefined ? 1 : lengthOf(unit));
    const anchor = this.#units.anchorAt(left);
    const behind = this.#characterBehind(left, from - 1, at);
    const units = after.slice(from, to);
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

  #move(first: number, last: number, next: number): void {
    const at = this.#units.indexOf(next);
    const around = this.#units.anchorAt(next);
    const maps: Y.Map<unknown>[] = [];
    for (let index = first; index <= last; index += 1) {
      const map = this.#units.mapOf(index);
      if (map !== undefined) maps.push(map);
    }
    const run = () => {
      const id = insertAnchor(this.#units.text, at, around);
      for (const map of maps) map.set('at', id);
    };
    this.#operations.insert(at, run);
  }
}
