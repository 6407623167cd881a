import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import * as Y from 'yjs';
import { projectBody } from '../../../../shared/document/sequence/project.ts';
import type { Projection } from '../../../../shared/document/sequence/projection.ts';
import { createNodeCache } from '../../../../shared/document/sequence/projection.ts';
import type { ShownBody } from '../../../../shared/document/sequence/shown-body.ts';
import { writeDocument } from '../../../../shared/document/sequence/write-document.ts';
import {
  countUnits,
  exceededLimit,
  LIMIT_SENTENCES,
  type Limit,
  sizeOf,
  structsIn,
} from '../../../../shared/document/sequence/size.ts';
import { DOCUMENT_LIMITS } from '../../../../shared/limits.ts';
import { type Growth, growthOf } from './growth.ts';

/** What is left for colleagues who write at the same time, and for how frames are wrapped. */
const SPARE_BYTES = 64 * 1024;
const SPARE_STRUCTS = 2000;
const SPARE_UNITS = 1000;
/** A key, a command, a short paste: not worth a trial, which goes through the whole draft. */
const SMALL_BYTES = 8 * 1024;
/** No line end, head or anchor comes in fewer bytes of an update. */
const BYTES_OF_UNIT = 4;

/** As the server holds it: without what was deleted and is kept here for an undo. */
function clearedCopy(document: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document));
  return copy;
}

/** The limit beyond which the draft would grow, or null. */
function exceededBy(document: Y.Doc): Limit | null {
  const { bytes, structs, units, ...tables } = sizeOf(document);
  return exceededLimit({
    bytes: bytes + SPARE_BYTES,
    structs: structs + SPARE_STRUCTS,
    units: units + SPARE_UNITS,
    ...tables,
  });
}

/** The most rows or columns of a table that shows. */
const longestSide = ({ tables }: Projection): number =>
  Math.max(
    0,
    ...[...tables.values()].map(({ rows, columns }) => Math.max(rows.length, columns.length)),
  );

/** The draft as it would be after the change. */
function trial(document: Y.Doc, before: Node, { doc: after, mapping }: Transaction): Y.Doc {
  const copy = clearedCopy(document);
  const body = projectBody(copy, createNodeCache());
  copy.transact(() => writeDocument(body, before, after, mapping));
  return copy;
}

/** How much may still be written into a draft. */
export class RoomLeft {
  readonly #body: ShownBody;
  /** At least as many as the server counts; null until somebody asks. */
  #bytes: number | null = null;
  #units: number | null = null;
  /** Structs that only this device still has, for an undo, when they were last counted. */
  #kept = 0;

  constructor(body: ShownBody) {
    this.#body = body;
    body.document.on('update', this.#grow);
  }

  /** Why the change may not be made, for people, or null. What only takes away always may. */
  refusal(transaction: Transaction, before: Node): string | null {
    const growth = growthOf(transaction);
    const shrinks = transaction.doc.content.size <= before.content.size;
    if ((shrinks && growth.bytes < SMALL_BYTES) || this.#surelyFits(growth)) return null;
    this.#measure();
    if (this.#surelyFits(growth)) return null;
    if (growth.bytes < SMALL_BYTES && !growth.changesTable) {
      return LIMIT_SENTENCES[this.#exceededBy(growth) ?? 'structs'];
    }
    const exceeded = exceededBy(trial(this.#body.document, before, transaction));
    return exceeded === null ? null : LIMIT_SENTENCES[exceeded];
  }

  destroy(): void {
    this.#body.document.off('update', this.#grow);
  }

  readonly #grow = (update: Uint8Array): void => {
    if (this.#bytes !== null) this.#bytes += update.length;
    if (this.#units !== null) this.#units += update.length / BYTES_OF_UNIT;
  };

  #surelyFits(growth: Growth): boolean {
    return this.#exceededBy(growth) === null && this.#hasTablesFor(growth);
  }

  #exceededBy({ bytes, structs, units }: Growth): 'bytes' | 'structs' | 'units' | null {
    const { document } = this.#body;
    this.#bytes ??= Y.encodeStateAsUpdate(document).length;
    this.#units ??= countUnits(document).units;
    if (this.#bytes + bytes > DOCUMENT_LIMITS.bytes - SPARE_BYTES) return 'bytes';
    const held = structsIn(document) - this.#kept;
    if (held + structs > DOCUMENT_LIMITS.structs - SPARE_STRUCTS) return 'structs';
    return this.#units + units > DOCUMENT_LIMITS.units - SPARE_UNITS ? 'units' : null;
  }

  /** A new table has at most as many places as its nodes make a square; in another one a node makes a row or column. */
  #hasTablesFor({ changesTable, units }: Growth): boolean {
    if (!changesTable) return true;
    const { document, current } = this.#body;
    const { places, tableCells } = countUnits(document);
    const grown = places + units * (units / 4 + longestSide(current));
    return grown <= DOCUMENT_LIMITS.places && tableCells + units <= DOCUMENT_LIMITS.tableCells;
  }

  #measure(): void {
    const { document } = this.#body;
    const copy = clearedCopy(document);
    this.#bytes = Y.encodeStateAsUpdate(copy).length;
    this.#units = countUnits(copy).units;
    this.#kept = structsIn(document) - structsIn(copy);
  }
}
