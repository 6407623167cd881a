import type { MarkType, NodeType } from '@tiptap/pm/model';
import { isSoundAttribute, isSoundField } from '../../../shared/document/schema/attributes.ts';
import { documentSchema } from '../../../shared/document/schema/registry.ts';
import { ANCHOR, isHead, TABLE } from '../../../shared/document/sequence/form.ts';
import type { DraftMeta } from '../../../shared/domain/update.ts';
import { DOCUMENT_LIMITS } from '../../../shared/limits.ts';

const attributesOf = (types: readonly (NodeType | MarkType)[]) =>
  new Map<string, ReadonlySet<string>>(
    types.map(({ name, spec }) => [name, new Set(Object.keys(spec.attrs ?? {}))]),
  );

const markAttributes = attributesOf(Object.values(documentSchema.marks));
const nodeAttributes = attributesOf(Object.values(documentSchema.nodes));

const CELLS = ['tableCell', 'tableHeader'];
const HEAD_TYPES = [...nodeAttributes.keys()].filter(isHead);

const META_FIELDS: { readonly [field in keyof DraftMeta]: true } = {
  kind: true,
  occurredAt: true,
  key: true,
  bylines: true,
  labels: true,
};

/** What says what a map is and where its parts are: what stands under these keys is nobody's to change. */
const WRITTEN_ONCE: ReadonlySet<string> = new Set([
  'type',
  'id',
  'rows',
  'cols',
  'cells',
  'row',
  'col',
  'text',
]);

const ATTRIBUTE = '@';

type Check = (value: unknown) => boolean;

const text =
  (maximum: number): Check =>
  (value) =>
    typeof value === 'string' && value.length <= maximum;

const id: Check = (value) => value !== '' && text(DOCUMENT_LIMITS.idLength)(value);
const live: Check = (value) => value === true;
const kind = text(DOCUMENT_LIMITS.kindLength);
const path = text(DOCUMENT_LIMITS.pathLength);

const ENDS: ReadonlyMap<string, Check> = new Map([
  ['live', live],
  ['kind', kind],
  ['in', path],
  ['at', id],
]);
const ANCHORS: ReadonlyMap<string, Check> = new Map([
  ['type', (value) => value === ANCHOR],
  ['live', live],
  ['id', id],
  ['at', id],
]);
const HEADS: ReadonlyMap<string, Check> = new Map([
  ['type', (value) => typeof value === 'string' && isHead(value)],
  ['live', live],
  ['in', path],
  ['at', id],
]);
const TRACKS: ReadonlyMap<string, Check> = new Map([
  ['id', id],
  ['live', live],
]);
const CELL_KEYS: ReadonlyMap<string, Check> = new Map([
  ['row', id],
  ['col', id],
  ['kind', (value) => CELLS.some((name) => name === value)],
]);

/** Shared types of a table, by their key. */
const TABLE_PARTS = ['rows', 'cols', 'cells'];

export const isWrittenOnce = (key: string): boolean => WRITTEN_ONCE.has(key);

/** True for a value that a row or column of a table may have under the key. */
export const isTrackValue = (key: string, value: unknown): boolean =>
  TRACKS.get(key)?.(value) ?? false;

/** True for a value that a cell may have under the key. */
export function isCellValue(key: string, value: unknown): boolean {
  return CELL_KEYS.get(key)?.(value) ?? isAttribute(CELLS, key, value);
}

/**
 * True for a value that a line end, an anchor or a head may have under the key. Where `type` is undefined, it is an
 * end, or it is not told yet what it is: a large undo comes in several frames, and brings back keys by their writers.
 */
export function isUnitValue(type: unknown, key: string, value: unknown): boolean {
  if (type === undefined) {
    const check = ENDS.get(key) ?? ANCHORS.get(key);
    return check?.(value) ?? HEAD_TYPES.some((head) => isAttribute([head], key, value));
  }
  if (type === ANCHOR) return ANCHORS.get(key)?.(value) ?? false;
  if (typeof type !== 'string' || !isHead(type)) return false;
  return HEADS.get(key)?.(value) ?? isAttribute([type], key, value);
}

/** True where a shared type may stand under the key of a map of this `type`, or of one that is not told yet. */
export const isTablePart = (type: unknown, key: string | null): boolean =>
  (type === TABLE || type === undefined) && key !== null && TABLE_PARTS.includes(key);

/** True for a value that all these types of node may have under the key `@name`. */
function isAttribute(types: readonly string[], key: string, value: unknown): boolean {
  if (!key.startsWith(ATTRIBUTE)) return false;
  const name = key.slice(ATTRIBUTE.length);
  return types.every(
    (type) => nodeAttributes.get(type)?.has(name) === true && isSoundAttribute(type, name, value),
  );
}

export const isMetaValue = (field: string, value: unknown): boolean =>
  Object.hasOwn(META_FIELDS, field) && isSoundField(value);

/** A mark that starts (its attributes, or `true`) or ends (`null`). */
export function isMark(mark: string, value: unknown): boolean {
  const attributes = markAttributes.get(mark);
  if (attributes === undefined) return false;
  if (value === null || value === true) return true;
  if (typeof value !== 'object' || Array.isArray(value)) return false;
  return Object.entries(value).every(
    ([name, inner]) => attributes.has(name) && isSoundAttribute(mark, name, inner),
  );
}
