import type * as Y from 'yjs';
import type { Marks } from './entries.ts';
import { countUpTo } from './places.ts';

/** One edit of the text; those at higher indexes come first, and what is inserted at an index comes last. */
type Operation =
  | { readonly type: 'delete'; readonly index: number; readonly length: number }
  | {
      readonly type: 'format';
      readonly index: number;
      readonly length: number;
      readonly marks: Marks;
      readonly key: string;
    }
  | { readonly type: 'change' | 'insert'; readonly index: number; readonly run: () => void };

/** The edits of one text, planned by the indexes at which it stands before the first of them. */
export class Operations {
  readonly #all: Operation[] = [];

  /** Something that moves no index. */
  change(index: number, run: () => void): void {
    this.#all.push({ type: 'change', index, run });
  }

  /** Neighbours that are deleted, or get the same marks, are one edit. */
  delete(index: number, length: number): void {
    const last = this.#all.at(-1);
    if (last?.type !== 'delete' || last.index + last.length !== index) {
      this.#all.push({ type: 'delete', index, length });
    } else {
      const longer = { ...last, length: last.length + length };
      this.#all[this.#all.length - 1] = longer;
    }
  }

  format(
    index: number,
    {
      length,
      marks,
      isNeighbour,
    }: { readonly length: number; readonly marks: Marks; readonly isNeighbour: boolean },
  ): void {
    const key = JSON.stringify(marks);
    const last = this.#all.at(-1);
    const goesOn = last?.type === 'format' && last.key === key && isNeighbour;
    if (goesOn && last.index + last.length === index) {
      this.#all[this.#all.length - 1] = { ...last, length: last.length + length };
    } else this.#all.push({ type: 'format', index, length, marks, key });
  }

  insert(index: number, run: () => void): void {
    this.#all.push({ type: 'insert', index, run });
  }

  run(text: Y.Text): void {
    // What is inserted at one index comes last and from behind, so that it stands in its order.
    const insertions = this.#all.filter(({ type }) => type === 'insert').toReversed();
    const cuts = insertions.map(({ index }) => index).toSorted((a, b) => a - b);
    const others = this.#all
      .filter(({ type }) => type !== 'insert')
      .flatMap((each) => cutAt(each, cuts));
    const ordered = [...others, ...insertions].toSorted((a, b) => b.index - a.index);
    for (const operation of ordered) {
      const { type, index } = operation;
      if (type === 'delete') text.delete(index, operation.length);
      else if (type === 'format') {
        text.format(index, operation.length, { ...operation.marks });
      } else operation.run();
    }
  }
}

/** A deletion in whose midst something is inserted takes only what is on its sides. */
function cutAt(operation: Operation, cuts: readonly number[]): readonly Operation[] {
  if (operation.type !== 'delete' || cuts.length === 0) return [operation];
  const parts: Operation[] = [];
  const end = operation.index + operation.length;
  let { index } = operation;
  for (let cut = countUpTo(cuts, index, (each) => each); cut < cuts.length; cut += 1) {
    const next = cuts[cut] ?? end;
    if (next >= end) break;
    if (next > index) parts.push({ type: 'delete', index, length: next - index });
    index = next;
  }
  return [...parts, { type: 'delete', index, length: end - index }];
}
