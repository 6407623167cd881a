import type { Node, Schema } from '@tiptap/pm/model';
import { Fragment } from '@tiptap/pm/model';
import * as Y from 'yjs';
import { documentSchema } from '../schema/registry.ts';
import type { Built } from './blocks.ts';
import type { Entry } from './entries.ts';
import type { ReadCache } from './read-entries.ts';
import { createReadCache } from './read-entries.ts';
import { markStaleLines } from './stale-lines.ts';

// A projection counts what shows in units: a character (a UTF-16 unit), a line end, or a head is one. A table is
// one unit of the text that it stands in; each of its cells has units of its own.

/** Units that show in a row and stand in a row in the text. */
export interface Segment {
  readonly unit: number;
  /** Among the countable content of the text. */
  readonly index: number;
  readonly length: number;
  /** The anchor to which they were moved, or nothing. */
  readonly anchor: string;
}

/** The place of a cell in its table, by ids of row and column. */
export interface CellPlace {
  readonly row: string;
  readonly column: string;
}

/** A cell as it is written. */
export interface WrittenCell extends CellPlace {
  readonly map: Y.Map<unknown>;
  readonly projection: Projection;
}

/** A table as it shows. */
export interface ShownTable {
  readonly map: Y.Map<unknown>;
  /** Ids of the rows and columns that show, in their order. */
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** The cells that show, in the order of their nodes. */
  readonly cells: readonly ShownCell[];
}

export interface ShownCell extends CellPlace {
  /**
   * The cells written for this place, and for those that it spans, in order; several for one place where people made
   * it at the same time.
   */
  readonly written: readonly WrittenCell[];
  /** What those of them show that show anything; one that shows nothing where there is none. */
  readonly projections: readonly Projection[];
}

/** The nodes of a table's rows, and where they are written. */
export interface ProjectedTable {
  readonly rows: readonly Node[];
  readonly shown: ShownTable;
}

/** What a sequence shows, and where it is written. */
export interface Projection {
  /** Null for a cell that is not written yet. */
  readonly text: Y.Text | null;
  readonly inCell: boolean;
  readonly nodes: readonly Node[];
  readonly segments: readonly Segment[];
  /** Units that show and are written nowhere. */
  readonly virtual: readonly number[];
  /** Units of lines and heads that were removed, and show for the text that remains. */
  readonly revived: readonly number[];
  /** Indexes of what shows nowhere, in order. */
  readonly hidden: readonly number[];
  /** Those of them that are anchors. */
  readonly anchors: readonly number[];
  /** As they are written, not as they show. */
  readonly entries: readonly Entry[];
  /** Of the countable content of the text. */
  readonly length: number;
  readonly units: number;
  readonly tables: ReadonlyMap<number, ShownTable>;
}

/** What earlier projections of a document have found: what has not changed is the same node again. */
export interface NodeCache {
  /** Of the nodes: an editor has one of its own, of the same types. */
  readonly schema: Schema;
  readonly read: ReadCache;
  /** Tables by their maps, null where one shows nowhere; and what the texts of their cells show. */
  readonly tables: WeakMap<object, ProjectedTable | null>;
  readonly cells: WeakMap<object, Projection>;
  readonly blocks: WeakMap<object, CachedNode>;
  /** By text: the blocks that the last projection has built. */
  readonly built: WeakMap<object, Built>;
}

interface CachedNode {
  /** Type and attributes. */
  readonly kind: string;
  readonly content: readonly Node[];
  readonly node: Node;
}

export const createNodeCache = (schema: Schema = documentSchema): NodeCache => ({
  schema,
  read: createReadCache(),
  tables: new WeakMap(),
  cells: new WeakMap(),
  blocks: new WeakMap(),
  built: new WeakMap(),
});

/** To be called after each transaction, before the next projection with the cache. */
export function forgetChanged(
  { read, tables, cells }: NodeCache,
  transaction: Y.Transaction,
): void {
  markStaleLines(transaction, read);
  for (const changed of transaction.changed.keys()) {
    let type: Y.Item['parent'] = changed;
    for (; type instanceof Y.AbstractType; type = holderOf(type)) {
      tables.delete(type);
      cells.delete(type);
    }
  }
}

// Yjs has no other way to what holds a type.
// oxlint-disable-next-line no-underscore-dangle
const holderOf = ({ _item }: Y.AbstractType<unknown>): Y.Item['parent'] => _item?.parent ?? null;

/** The document that an editor shows: an empty body has one paragraph, as people must have where to write. */
export function documentOf({ nodes }: Projection): Node {
  const schema = nodes[0]?.type.schema ?? documentSchema;
  return schema.topNodeType.create(null, Fragment.fromArray([...nodes]));
}

/** Collects where the units of a projection are written. */
export class Units {
  readonly #segments: (Segment & { length: number })[] = [];
  readonly virtual: number[] = [];
  readonly revived: number[] = [];
  readonly hidden: number[] = [];
  readonly anchors: number[] = [];
  readonly tables = new Map<number, ShownTable>();
  count = 0;

  get segments(): readonly Segment[] {
    return this.#segments;
  }

  show(index: number, length: number, anchor: string): void {
    if (length === 0) return;
    const { count } = this;
    const last = this.#segments[this.#segments.length - 1];
    const goesOn =
      last !== undefined && last.anchor === anchor && last.index + last.length === index;
    if (goesOn && last.unit + last.length === count) last.length += length;
    else this.#segments.push({ unit: count, index, length, anchor });
    this.count = count + length;
  }

  showVirtual(): void {
    this.virtual.push(this.count);
    this.count += 1;
  }

  /** The unit that comes next was removed, and shows for the text that remains. */
  revive(): void {
    this.revived.push(this.count);
  }

  hide(index: number, isAnchor = false): void {
    this.hidden.push(index);
    if (isAnchor) this.anchors.push(index);
  }
}
