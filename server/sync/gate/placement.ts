import * as Y from 'yjs';
import { bodyOf, metaOf } from '../../../shared/document/ydoc.ts';
import { LIMITS, type RefusalCode } from '../../../shared/protocol/sync.ts';
import type { Block, StructContent } from './decode.ts';
import {
  BODY_NODE,
  hasAttribute,
  isMark,
  isMetaField,
  isPlainValue,
  mayHold,
} from './schema-rules.ts';

type Place = Pick<Y.Item, 'parent' | 'parentSub'>;

/** The node that a type stands for, or null for one that holds no nodes. */
function nodeNameOf(document: Y.Doc, type: unknown): string | null {
  if (type === bodyOf(document)) return BODY_NODE;
  return type instanceof Y.XmlElement ? type.nodeName : null;
}

const isSingleValue = (content: StructContent): boolean =>
  content.kind === 'values' && content.values.length === 1 && isPlainValue(content.values[0]);

function fitsNode(node: string, key: string | null, content: StructContent): boolean {
  if (key !== null) return hasAttribute(node, key) && isSingleValue(content);
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
    return parentSub !== null && isMetaField(parentSub) && isSingleValue(content);
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

function structRefusal(
  document: Y.Doc,
  items: Iterable<Y.Item>,
  content: StructContent,
): RefusalCode | null {
  const nests = content.kind === 'element' || content.kind === 'text';
  for (const item of items) {
    if (!fits(document, item, content)) return 'schema';
    if (nests && levelOf(item) > LIMITS.depth) return 'too_deep';
  }
  return null;
}

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
  for (const { client, structs } of blocks) {
    const known = stateBefore.get(client) ?? 0;
    for (const { clock, length, content } of structs) {
      const end = clock + length;
      if (end <= known || content.kind === 'deleted') continue;
      const items = itemsIn(document, client, Math.max(clock, known), end);
      const refusal = structRefusal(document, items, content);
      if (refusal !== null) return refusal;
    }
  }
  return null;
}
