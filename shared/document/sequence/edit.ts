import type * as Y from 'yjs';
import { align } from './align.ts';
import type { Alignment, PositionMapping } from './alignment.ts';
import { changedAttributes, setKeys } from './attribute-keys.ts';
import type { Change } from './change.ts';
import { clearTable, editTable } from './edit-table.ts';
import type { Marks } from './entries.ts';
import type { Attributes } from './form.ts';
import { hasParts, isPart, PARAGRAPH, TABLE } from './form.ts';
import { hiddenUnits } from './hiding.ts';
import type { Behind } from './insert.ts';
import { addEnds, Insertion, insertAnchor } from './insert.ts';
import { Operations } from './operations.ts';
import { anchorOfUnit, indexOfUnit, mapsByIndex, spanAt } from './places.ts';
import { projectText } from './project.ts';
import type { Projection } from './projection.ts';
import { createNodeCache } from './projection.ts';
import { keepLinesWhole } from './torn.ts';
import type { Character, End, HeadUnit, Unit } from './units.ts';
import { lengthOf } from './units.ts';

const isStructural = (unit: Unit | undefined): boolean => unit?.type !== 'character';

function sourcesOf({ after, to }: Alignment): Int32Array {
  const sources = new Int32Array(after.length).fill(-1);
  for (const [index, target] of to.entries()) if (target >= 0) sources[target] = index;
  return sources;
}

/** True where more changes than that characters come or get other marks. */
function changesLines(alignment: Alignment, sources: Int32Array): boolean {
  const { before, after, to } = alignment;
  if (after.some((unit, index) => isStructural(unit) && (sources[index] ?? -1) < 0)) return true;
  return before.some((unit, index) => {
    const other = after[to[index] ?? -1];
    if (other === undefined) return true;
    if (unit.type !== 'end' || other.type !== 'end') return false;
    return unit.kind !== other.kind || unit.path !== other.path;
  });
}

function changedMarks(before: Marks, after: Marks): Record<string, unknown> {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return Object.fromEntries(
    [...names]
      .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
      .map((name) => [name, after[name] ?? null]),
  );
}

class SequenceEdit {
  readonly #text: Y.Text;
  readonly #projection: Projection;
  readonly #firstUnit: number;
  readonly #alignment: Alignment;
  readonly #sources: Int32Array;
  readonly #mapping: PositionMapping | null;
  readonly #maps: ReadonlyMap<number, Y.Map<unknown>>;
  readonly #operations = new Operations();

  constructor(text: Y.Text, { projection, firstUnit, mapping }: Change, alignment: Alignment) {
    this.#text = text;
    this.#projection = projection;
    this.#firstUnit = firstUnit;
    this.#alignment = alignment;
    this.#mapping = mapping;
    this.#sources = sourcesOf(alignment);
    const isPlain = alignment.before.every((unit) => !isStructural(unit));
    this.#maps = isPlain ? new Map() : mapsByIndex(projection);
  }

  run(): void {
    this.#plan();
    this.#operations.run(this.#text);
  }

  #plan(): void {
    const { before, after, to } = this.#alignment;
    const hidden = hiddenUnits(this.#alignment);
    const revived = new Set(this.#projection.revived);
    for (const [index, unit] of before.entries()) {
      const other = after[to[index] ?? -1];
      if (other === undefined) this.#remove(index, unit, hidden.has(index));
      else if (unit.type === 'character') this.#mark(index, unit, other as Character);
      else {
        const changes = unit.type === 'end' ? endChanges(unit, other as End) : {};
        // Somebody works on what had been removed: it is there again for good.
        const live = revived.has(this.#firstUnit + unit.offset) ? { live: true } : {};
        this.#set(index, { ...changes, ...live });
        if (unit.type === 'head') this.#changeHead(index, unit, other as HeadUnit);
      }
    }
    this.#insertions();
  }

  /** Where an old unit is written, or where what follows the last one would be. */
  #indexOf(index: number): number {
    const { before } = this.#alignment;
    const unit = before[index];
    if (unit !== undefined) return indexOfUnit(this.#projection, this.#firstUnit + unit.offset);
    return indexOfUnit(this.#projection, this.#firstUnit + this.#length());
  }

  #length(): number {
    const last = this.#alignment.before.at(-1);
    return last === undefined ? 0 : last.offset + lengthOf(last);
  }

  #isWritten(unit: Unit): boolean {
    return !this.#projection.virtual.includes(this.#firstUnit + unit.offset);
  }

  #mapOf(index: number): Y.Map<unknown> | undefined {
    return this.#maps.get(this.#indexOf(index));
  }

  #remove(index: number, unit: Unit, hides: boolean): void {
    if (unit.type !== 'character' && !this.#isWritten(unit)) return;
    const at = this.#indexOf(index);
    if (unit.type === 'character') {
      this.#operations.delete(at, lengthOf(unit));
      return;
    }
    const map = this.#maps.get(at);
    if (!hides || map === undefined) this.#deleteBoundary(unit, at);
    else {
      this.#operations.change(at, () => {
        map.delete('live');
        if (unit.type === 'head' && unit.name === TABLE) clearTable(map);
      });
    }
  }

  /** With an end go the hidden ones behind it: the text before it would show again as theirs. */
  #deleteBoundary(unit: Unit, at: number): void {
    this.#operations.delete(at, 1);
    if (unit.type !== 'end') return;
    const hidden = new Set(this.#projection.hidden);
    const anchors = new Set(this.#projection.anchors);
    for (let next = at + 1; hidden.has(next); next += 1) {
      if (!anchors.has(next)) this.#operations.delete(next, 1);
    }
  }

  #mark(index: number, before: Character, after: Character): void {
    if (before.markKey === after.markKey) return;
    const at = this.#indexOf(index);
    const { to } = this.#alignment;
    // Something may come between it and the one before.
    const isNeighbour = (to[index - 1] ?? -1) + 1 === to[index];
    const changes = changedMarks(before.marks, after.marks);
    this.#operations.format(at, { length: lengthOf(before), marks: changes, isNeighbour });
  }

  #set(index: number, values: Attributes): void {
    if (Object.keys(values).length === 0) return;
    const map = this.#mapOf(index);
    if (map !== undefined)
      this.#operations.change(this.#indexOf(index), () => setKeys(map, values));
  }

  #changeHead(index: number, before: HeadUnit, after: HeadUnit): void {
    const path = before.path === after.path ? {} : { in: after.path || undefined };
    this.#set(index, { ...changedAttributes(before.attributes, after.attributes), ...path });
    if (before.name !== TABLE || before.node === after.node) return;
    const table = this.#projection.tables.get(this.#firstUnit + before.offset);
    if (table === undefined) return;
    const mapping = this.#mapping;
    const edit = () => editTable(table, { before, after, mapping }, editSequence);
    this.#operations.change(this.#indexOf(index), edit);
  }

  /** Each run of new or moved units goes right before what comes next of what stays in its place. */
  #insertions(): void {
    const { after, moved } = this.#alignment;
    for (let from = 0; from < after.length;) {
      const source = this.#sources[from] ?? -1;
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
      if (source >= 0) this.#move(source, this.#sources[to - 1] ?? source, next);
      else this.#insert(from, to, next);
      from = to;
    }
  }

  /**
   * Where the new units end that must stand right behind the one on their left, which stays in its place: the
   * rest of its line, or further parts of its block. What is only hidden, or moved, would come between them.
   */
  #adjoiningEnd(from: number): number {
    const { before, after, moved } = this.#alignment;
    const source = this.#sources[from - 1] ?? -1;
    const left = before[source];
    if (left === undefined || moved.has(source)) return from;
    const isInBlock =
      (left.type === 'head' && hasParts(left.name)) || (left.type === 'end' && isPart(left.kind));
    if (left.type !== 'character' && !isInBlock) return from;
    let end = from;
    for (let index = from; (this.#sources[index] ?? 0) < 0; index += 1) {
      const unit = after[index];
      if (unit?.type === 'head') break;
      if (unit?.type !== 'end') continue;
      if (isInBlock && !isPart(unit.kind)) break;
      end = index + 1;
    }
    return end;
  }

  #insertBehind(from: number, to: number): void {
    const { before, after } = this.#alignment;
    const left = this.#sources[from - 1] ?? -1;
    const unit = before[left];
    const at = this.#indexOf(left) + (unit === undefined ? 1 : lengthOf(unit));
    const anchor = this.#anchorAt(left);
    const behind = this.#characterBehind(left, from - 1, at);
    const units = after.slice(from, to);
    const run = () => new Insertion(this.#text, at, { behind, anchor }).insert(units);
    this.#operations.insert(at, run);
  }

  #runEnd(from: number): number {
    const { after, moved } = this.#alignment;
    const first = this.#sources[from] ?? -1;
    let to = from + 1;
    while (to < after.length) {
      const source = this.#sources[to] ?? -1;
      const goesOn =
        first < 0 ? source < 0 : moved.has(source) && source === (this.#sources[to - 1] ?? -2) + 1;
      if (!goesOn) break;
      to += 1;
    }
    return to;
  }

  #nextInPlace(from: number): number {
    const { before, after, moved } = this.#alignment;
    for (let index = from; index < after.length; index += 1) {
      const source = this.#sources[index] ?? -1;
      if (source >= 0 && !moved.has(source)) return source;
    }
    return before.length;
  }

  #anchorAt(index: number): string {
    const unit = this.#alignment.before[index];
    const offset = unit === undefined ? this.#length() : unit.offset;
    return anchorOfUnit(this.#projection, this.#firstUnit + offset);
  }

  #insert(from: number, to: number, next: number): void {
    const at = this.#indexOf(next);
    const anchor = this.#anchorAt(next);
    const units = this.#alignment.after.slice(from, to);
    const behind = this.#behind(from, next, at);
    const run = () => new Insertion(this.#text, at, { behind, anchor }).insert(units);
    this.#operations.insert(at, run);
  }

  /** The character that stays right before the insertion, where there is one. */
  #behind(from: number, next: number, at: number): Behind | null {
    const left = this.#sources[from - 1] ?? -1;
    return left === next - 1 ? this.#characterBehind(left, from - 1, at) : null;
  }

  /** The old unit and the new one that it is, where they are a character that ends at the index. */
  #characterBehind(old: number, next: number, at: number): Behind | null {
    const [before, after] = [this.#alignment.before[old], this.#alignment.after[next]];
    if (before?.type !== 'character' || after?.type !== 'character') return null;
    if (before.markKey !== after.markKey || this.#indexOf(old) + lengthOf(before) !== at)
      return null;
    const span = spanAt(this.#projection, at - 1);
    return span === null ? null : { span, markKey: after.markKey };
  }

  #move(first: number, last: number, next: number): void {
    const at = this.#indexOf(next);
    const around = this.#anchorAt(next);
    const maps: Y.Map<unknown>[] = [];
    for (let index = first; index <= last; index += 1) {
      const map = isStructural(this.#alignment.before[index]) ? this.#mapOf(index) : undefined;
      if (map !== undefined) maps.push(map);
    }
    const run = () => {
      const id = insertAnchor(this.#text, at, around);
      for (const map of maps) map.set('at', id);
    };
    this.#operations.insert(at, run);
  }
}

const endChanges = (before: End, after: End): Attributes => ({
  ...(before.kind === after.kind
    ? {}
    : { kind: after.kind === PARAGRAPH ? undefined : after.kind }),
  ...(before.path === after.path ? {} : { in: after.path || undefined }),
});

/** Makes a sequence say `after` where it says `before`, by the smallest edit; inside of a transaction. */
export function editSequence(change: Change): void {
  const { text, virtual, inCell } = change.projection;
  if (text === null) throw new Error('a cell that is not written yet');
  const alignment = align(change.before, change.after, change.mapping);
  let { projection } = change;
  if (virtual.length > 0 && changesLines(alignment, sourcesOf(alignment))) {
    addEnds(
      text,
      virtual.map((unit) => indexOfUnit(projection, unit)),
    );
    projection = projectText(text, { inCell, cache: createNodeCache() });
  }
  keepLinesWhole(alignment, { projection, firstUnit: change.firstUnit });
  new SequenceEdit(text, { ...change, projection }, alignment).run();
}
