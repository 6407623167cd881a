import * as Y from 'yjs';
import { isSoundField } from '../../../shared/document/schema/attributes.ts';
import { bodyOf, metaOf } from '../../../shared/document/sequence/form.ts';
import { LIMITS, type RefusalCode } from '../../../shared/protocol/sync.ts';
import type { Block, Struct, StructContent } from './decode.ts';
import { BODY_NODE, isAttributeValue, isMark, isMetaField, mayHold } from './schema-rules.ts';
import { isTooLarge, tableAround } from './tables.ts';

type Place = Pick<Y.Item, 'parent' | 'parentSub'>;

/** The node that a type stands for, or null for one that holds no nodes. */
function nodeNameOf(document: Y.Doc, type: unknown): string | null {
  if (type === bodyOf(document)) return BODY_NODE;
  return type instanceof Y.XmlElement ? type.nodeName : null;
}

/** What an attribute or a field of `meta` holds is one value. */
const isValue = (content: StructContent, isSound: (value: unknown) => boolean): boolean =>
  content.kind === 'values' && content.values.length === 1 && isSound(content.values[0]);

function fitsNode(node: string, key: string | null, content: StructContent): boolean {
  if (key !== null) return isValue(content, (value) => isAttributeValue(node, key, value));
  if (content.kind === 'element') return mayHold(node, content.name);
  return content.kind === 'text' && mayHold(node, 'text');
}

function fitsText(node: string | null, key: string | null, content: StructContent): boolean {
  if (node === null || key !== null) return false;
  if (content.kind === 'format') return isMark(node, content.mark, content.value);
  return content.kind === 'string';
}

function fits(document: Y.Doc, { parent, parentSub }: Place, content: StructContent): boolean {
  if (parent === metaOf(document)) {
    return parentSub !== null && isMetaField(parentSub) && isValue(content, isSoundField);
  }
  if (parent instanceof Y.XmlText) {
    return fitsText(nodeNameOf(document, parent.parent), parentSub, content);
  }
  const node = nodeNameOf(document, parent);
  return node !== null && fitsNode(node, parentSub, content);
}

/** Levels from the body, which is the first, down to what stands in `place`. */
function levelOf({ parent }: Place): number {
  let level = 1;
  let type: unknown = parent;
  while (type instanceof Y.AbstractType && level <= LIMITS.depth) {
    level += 1;
    type = type.parent;
  }
  return level;
}

/** The items that now hold the clocks from `from` up to `end`: deletions in the same update split them. */
function* itemsIn(document: Y.Doc, client: number, from: number, end: number): Generator<Y.Item> {
  for (let clock = from; clock < end;) {
    // Yjs declares the result as an item, and gives a GC struct where the content is gone.
    const struct: Y.Item | Y.GC = Y.getItem(document.store, Y.createID(client, clock));
    if (struct instanceof Y.Item && !struct.deleted) yield struct;
    clock = struct.id.clock + struct.length;
  }
}

/**
 * True where the neighbours that a struct names stand in one list, in their order, or are gone together. With
 * one in a block that is gone and one in a block that is not, the struct is dropped where the first has been
 * cleared away, and shows where it has not: on devices that can still undo, and when the draft is loaded anew.
 * Where they stand in the wrong order, it shows in different places by what came first.
 */
function areNeighbours(
  document: Y.Doc,
  { references, left: before, right: after }: Struct,
): boolean {
  if (references.length < 2) return true;
  // An undo writes so where both neighbours of what it brings back have become one: it comes somewhere behind.
  if (before?.client === after?.client && before?.clock === after?.clock) return true;
  const [left, right] = references.map(({ client, clock }): Y.Item | Y.GC =>
    Y.getItem(document.store, Y.createID(client, clock)),
  );
  if (!(left instanceof Y.Item)) return !(right instanceof Y.Item);
  // As far as Yjs goes itself to find a place between them.
  for (let item = left.right; item !== null; item = item.right) if (item === right) return true;
  return false;
}

function structRefusal(
  document: Y.Doc,
  items: readonly Y.Item[],
  content: StructContent,
): RefusalCode | null {
  const nests = content.kind === 'element' || content.kind === 'text';
  for (const item of items) {
    if (!fits(document, item, content)) return 'schema';
    if (nests && levelOf(item) > LIMITS.depth) return 'too_deep';
  }
  return null;
}

/** The tables that have got rows, cells or spans. */
const tablesOf = (items: readonly Y.Item[], { kind }: StructContent): readonly Y.XmlElement[] =>
  kind === 'element' || kind === 'values'
    ? items.map(tableAround).filter((table) => table !== null)
    : [];

/**
 * Judges where an update's structs have come to stand, on a document that has applied them: each child,
 * attribute and mark known to the schema of what holds it. Children are not counted ([W5]), so what two
 * valid documents merge into passes as well. Costs only what the update brings.
 */
export function placementRefusal(
  document: Y.Doc,
  blocks: readonly Block[],
  stateBefore: ReadonlyMap<number, number>,
): RefusalCode | null {
  const tables = new Set<Y.XmlElement>();
  for (const { client, structs } of blocks) {
    const known = stateBefore.get(client) ?? 0;
    for (const struct of structs) {
      const { clock, length, content } = struct;
      const end = clock + length;
      if (end <= known) continue;
      if (!areNeighbours(document, struct)) return 'malformed';
      if (content.kind === 'deleted') continue;
      const items = [...itemsIn(document, client, Math.max(clock, known), end)];
      const refusal = structRefusal(document, items, content);
      if (refusal !== null) return refusal;
      for (const table of tablesOf(items, content)) tables.add(table);
    }
  }
  return [...tables].some(isTooLarge) ? 'schema' : null;
}
