import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import * as Y from 'yjs';
import { projectBody } from '../../../../shared/document/sequence/project.ts';
import type { Projection } from '../../../../shared/document/sequence/projection.ts';
import { createNodeCache } from '../../../../shared/document/sequence/projection.ts';
import type { ShownBody } from '../../../../shared/document/sequence/shown-body.ts';
import { writeDocument } from '../../../../shared/document/sequence/write-document.ts';
import { DOCUMENT_LIMITS } from '../../../../shared/limits.ts';
import { type Growth, growthOf } from './growth.ts';

/** Bytes and pieces that are left for colleagues who write at the same time, and for how frames are wrapped. */
const SPARE_BYTES = 64 * 1024;
const SPARE_STRUCTS = 2000;
/** A key, a command, a short paste: not worth a trial, which goes through the whole draft. */
const SMALL_BYTES = 8 * 1024;

/** A table that is as full is counted before anything comes in; so are more structs of cells than these. */
const NEARLY_FULL = 0.9;
const FEW_CELLS = 10_000;

const MEGABYTE = 1024 * 1024;

/** Names the limit of a draft, for people. */
const SENTENCES = {
  bytes: `An update holds at most ${DOCUMENT_LIMITS.bytes / MEGABYTE} MB: this would be more. Take something out, or go on in another update.`,
  structs:
    'An update holds only so many lines and changes, and this would be more. Take something out, or go on in another update.',
  units: `An update holds at most ${DOCUMENT_LIMITS.units.toLocaleString('en')} lines: this would be more. Go on in another update.`,
  table: `A table holds at most ${DOCUMENT_LIMITS.tableCells.toLocaleString('en')} cells: this would be more.`,
} as const;

type Limit = keyof typeof SENTENCES;

const structsIn = ({ store }: Y.Doc): number =>
  [...store.clients.values()].reduce((sum, structs) => sum + structs.length, 0);

/** As the server holds it: without what was deleted and is kept here for an undo. */
function clearedCopy(document: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document));
  return copy;
}

const listLength = (map: Y.Map<unknown>, key: string): number => {
  const list = map.get(key);
  return list instanceof Y.Array ? list.length : 0;
};

/** True where a table fills more than this share of what one may hold; removed rows and columns count as well. */
const hasLargeTable = ({ tables }: Projection, share = 1): boolean =>
  [...tables.values()].some(({ map }) => {
    const places = listLength(map, 'rows') * listLength(map, 'cols');
    const cells = listLength(map, 'cells');
    const { tablePlaces, tableCells } = DOCUMENT_LIMITS;
    return places > tablePlaces * share || cells > tableCells * share;
  });

function exceededBy(document: Y.Doc): Limit | null {
  if (Y.encodeStateAsUpdate(document).length > DOCUMENT_LIMITS.bytes - SPARE_BYTES) return 'bytes';
  if (structsIn(document) > DOCUMENT_LIMITS.structs - SPARE_STRUCTS) return 'structs';
  const body = projectBody(document, createNodeCache());
  if (body.entries.length > DOCUMENT_LIMITS.units) return 'units';
  return hasLargeTable(body) ? 'table' : null;
}

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
      return SENTENCES[this.#hasBytesFor(growth) ? 'structs' : 'bytes'];
    }
    const exceeded = exceededBy(trial(this.#body.document, before, transaction));
    return exceeded === null ? null : SENTENCES[exceeded];
  }

  destroy(): void {
    this.#body.document.off('update', this.#grow);
  }

  readonly #grow = (update: Uint8Array): void => {
    if (this.#bytes !== null) this.#bytes += update.length;
  };

  #hasBytesFor({ bytes }: Growth): boolean {
    this.#bytes ??= Y.encodeStateAsUpdate(this.#body.document).length;
    return this.#bytes + bytes <= DOCUMENT_LIMITS.bytes - SPARE_BYTES;
  }

  #surelyFits(growth: Growth): boolean {
    const structs = structsIn(this.#body.document) - this.#kept + growth.structs;
    const hasRoom = structs <= DOCUMENT_LIMITS.structs - SPARE_STRUCTS;
    return hasRoom && this.#hasBytesFor(growth) && this.#hasTablesFor(growth);
  }

  #hasTablesFor({ changesTable, structs }: Growth): boolean {
    if (!changesTable) return true;
    return structs <= FEW_CELLS && !hasLargeTable(this.#body.current, NEARLY_FULL);
  }

  #measure(): void {
    const { document } = this.#body;
    const copy = clearedCopy(document);
    this.#bytes = Y.encodeStateAsUpdate(copy).length;
    this.#kept = structsIn(document) - structsIn(copy);
  }
}
