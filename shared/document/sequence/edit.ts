import { align } from './align.ts';
import type { Alignment, PositionMapping } from './alignment.ts';
import { changedAttributes, setKeys } from './attribute-keys.ts';
import type { Change } from './change.ts';
import { clearTable, editTable, keepShownLines } from './edit-table.ts';
import type { Marks } from './entries.ts';
import type { Attributes } from './form.ts';
import { PARAGRAPH, TABLE } from './form.ts';
import { hiddenUnits } from './hiding.ts';
import { addEnds } from './insert.ts';
import { Insertions } from './insertions.ts';
import { Operations } from './operations.ts';
import { indexOfUnit } from './places.ts';
import { projectText } from './project.ts';
import { createNodeCache } from './projection.ts';
import { keepLinesWhole } from './torn.ts';
import type { Character, End, HeadUnit, Unit } from './units.ts';
import { lengthOf } from './units.ts';
import { WrittenUnits } from './written-units.ts';

const isStructural = (unit: Unit | undefined): boolean => unit?.type !== 'character';

/** True where more changes than that characters come or get other marks. */
function changesLines({ before, after, to }: Alignment): boolean {
  const kept = new Set(to);
  if (after.some((unit, index) => isStructural(unit) && !kept.has(index))) return true;
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
  readonly #units: WrittenUnits;
  readonly #mapping: PositionMapping | null;
  readonly #operations = new Operations();

  constructor(units: WrittenUnits, mapping: PositionMapping | null) {
    this.#units = units;
    this.#mapping = mapping;
  }

  run(): void {
    this.#plan();
    this.#operations.run(this.#units.text);
  }

  #plan(): void {
    const { before, after, to } = this.#units.alignment;
    const hidden = hiddenUnits(this.#units.alignment);
    const revived = new Set(this.#units.projection.revived);
    for (const [index, unit] of before.entries()) {
      const other = after[to[index] ?? -1];
      if (other === undefined) this.#remove(index, unit, hidden.has(index));
      else if (unit.type === 'character') this.#mark(index, unit, other as Character);
      else {
        const changes = unit.type === 'end' ? endChanges(unit, other as End) : {};
        // Somebody works on what had been removed: it is there again for good.
        const live = revived.has(this.#units.firstUnit + unit.offset) ? { live: true } : {};
        this.#set(index, { ...changes, ...live });
        if ('live' in live && unit.type === 'head') this.#reviveTable(index, unit);
        if (unit.type === 'head') this.#changeHead(index, unit, other as HeadUnit);
      }
    }
    new Insertions(this.#units, hidden, this.#operations).plan();
  }

  #isWritten(unit: Unit): boolean {
    return !this.#units.projection.virtual.includes(this.#units.firstUnit + unit.offset);
  }

  #remove(index: number, unit: Unit, hides: boolean): void {
    if (unit.type !== 'character' && !this.#isWritten(unit)) return;
    const at = this.#units.indexOf(index);
    if (unit.type === 'character') {
      this.#operations.delete(at, lengthOf(unit));
      return;
    }
    const map = this.#units.mapOf(index);
    if (!hides || map === undefined) this.#deleteBoundary(unit, at);
    else {
      this.#operations.change(at, () => {
        map.delete('live');
        if (unit.type === 'head' && unit.name === TABLE) clearTable(map);
      });
    }
  }

  /** Of a removed table, what shows is there again for good, and nothing else. */
  #reviveTable(index: number, { offset }: HeadUnit): void {
    const table = this.#units.projection.tables.get(this.#units.firstUnit + offset);
    if (table === undefined) return;
    this.#operations.change(this.#units.indexOf(index), () => keepShownLines(table));
  }

  /** With an end go the hidden ones behind it, but for tables: the text before it would show again as theirs. */
  #deleteBoundary(unit: Unit, at: number): void {
    this.#operations.delete(at, 1);
    if (unit.type !== 'end') return;
    const hidden = new Set(this.#units.projection.hidden);
    const anchors = new Set(this.#units.projection.anchors);
    for (let next = at + 1; hidden.has(next); next += 1) {
      const stays = anchors.has(next) || this.#units.isTableAt(next);
      if (!stays) this.#operations.delete(next, 1);
    }
  }

  #mark(index: number, before: Character, after: Character): void {
    if (before.markKey === after.markKey) return;
    const at = this.#units.indexOf(index);
    const { to } = this.#units.alignment;
    // Something may come between it and the one before.
    const isNeighbour = (to[index - 1] ?? -1) + 1 === to[index];
    const changes = changedMarks(before.marks, after.marks);
    this.#operations.format(at, { length: lengthOf(before), marks: changes, isNeighbour });
  }

  #set(index: number, values: Attributes): void {
    if (Object.keys(values).length === 0) return;
    const map = this.#units.mapOf(index);
    if (map !== undefined)
      this.#operations.change(this.#units.indexOf(index), () => setKeys(map, values));
  }

  #changeHead(index: number, before: HeadUnit, after: HeadUnit): void {
    const path = before.path === after.path ? {} : { in: after.path || undefined };
    this.#set(index, { ...changedAttributes(before.attributes, after.attributes), ...path });
    if (before.name !== TABLE || before.node === after.node) return;
    const table = this.#units.projection.tables.get(this.#units.firstUnit + before.offset);
    if (table === undefined) return;
    // The steps know nothing of where a block has gone.
    const mapping = this.#units.alignment.moved.has(index) ? null : this.#mapping;
    const edit = () => editTable(table, { before, after, mapping }, editSequence);
    this.#operations.change(this.#units.indexOf(index), edit);
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
  if (virtual.length > 0 && changesLines(alignment)) {
    addEnds(
      text,
      virtual.map((unit) => indexOfUnit(projection, unit)),
    );
    projection = projectText(text, { inCell, cache: createNodeCache() });
  }
  keepLinesWhole(alignment, { projection, firstUnit: change.firstUnit });
  const units = new WrittenUnits(text, projection, change.firstUnit, alignment);
  new SequenceEdit(units, change.mapping).run();
}
