import type { Node, Slice } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import type { Step } from '@tiptap/pm/transform';
import { AddMarkStep, ReplaceAroundStep, ReplaceStep } from '@tiptap/pm/transform';

/** What a change may add to a draft, at most. */
export interface Growth {
  /** Bytes as Yjs encodes it. */
  readonly bytes: number;
  /** Pieces in which it lies in memory. */
  readonly structs: number;
  /** Lines, blocks and cells. */
  readonly units: number;
  /** True where cells or rows come in. */
  readonly changesTable: boolean;
}

/** A line with its kind and its containers, or a block with its keys, without the values of its attributes. */
const NODE_BYTES = 1500;
const NODE_STRUCTS = 16;
/** A mark begins and ends. */
const MARK_BYTES = 100;
const MARK_STRUCTS = 2;
/** UTF-8 of a UTF-16 unit. */
const CHARACTER_BYTES = 3;

const valueBytes = (value: object): number => CHARACTER_BYTES * JSON.stringify(value).length;

class Sum {
  bytes = 0;
  structs = 0;
  units = 0;
  changesTable = false;

  slice(slice: Slice): void {
    slice.content.descendants((node) => this.#node(node));
    // What is open is not written again, but what it closes may be.
    this.#lines(slice.openStart + slice.openEnd);
  }

  step(step: Step): void {
    if (step instanceof ReplaceStep || step instanceof ReplaceAroundStep) this.slice(step.slice);
    else if (step instanceof AddMarkStep) {
      // Each run in it that had other marks.
      const runs = step.to - step.from;
      this.bytes += runs * (MARK_BYTES + valueBytes(step.mark.attrs)) * 2;
      this.structs += runs * 2 * MARK_STRUCTS;
    } else this.#lines(1);
  }

  #lines(count: number): void {
    this.bytes += count * NODE_BYTES;
    this.structs += count * NODE_STRUCTS;
    this.units += count;
  }

  #node(node: Node): void {
    for (const mark of node.marks) {
      this.bytes += 2 * (MARK_BYTES + valueBytes(mark.attrs));
      this.structs += MARK_STRUCTS;
    }
    if (node.isText) {
      this.bytes += CHARACTER_BYTES * node.nodeSize;
      this.structs += 1;
      return;
    }
    this.#lines(1);
    this.bytes += valueBytes(node.attrs);
    if (node.type.spec.tableRole !== undefined) this.changesTable = true;
  }
}

/** Never less than what the transaction adds. */
export function growthOf({ steps }: Pick<Transaction, 'steps'>): Growth {
  const sum = new Sum();
  for (const step of steps) sum.step(step);
  return sum;
}
