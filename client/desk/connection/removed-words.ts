import * as Y from 'yjs';
import { bodyOf } from '../../../shared/document/sequence/form.ts';
import type { OwnRanges } from './own-ranges.ts';

/** Words that were taken away, and where they stood. */
export interface RemovedWords {
  readonly text: string;
  readonly place: Y.RelativePosition;
}

/** Fewer letters of a colleague's seen words are a correction. */
const SHORTEST_SEEN = 3;

const lettersIn = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

/** The item of the body in which another stands, itself where it stands there directly; null in no body. */
function inBody(item: Y.Item, body: Y.Text): Y.Item | null {
  for (let each: Y.Item | null = item; each !== null;) {
    const { parent }: Y.Item = each;
    if (parent === body) return each;
    // Yjs has no other way to the item of a type.
    // oxlint-disable-next-line no-underscore-dangle
    each = parent instanceof Y.AbstractType ? parent._item : null;
  }
  return null;
}

/** What the transaction has written and is there: words that only moved stand in it. */
function writtenBy({ beforeState, afterState, doc }: Y.Transaction): string {
  let written = '';
  for (const [client, after] of afterState) {
    const before = beforeState.get(client) ?? 0;
    if (after <= before) continue;
    for (const struct of doc.store.clients.get(client) ?? []) {
      const isNew = struct.id.clock >= before && struct instanceof Y.Item && !struct.deleted;
      if (isNew && struct.content instanceof Y.ContentString) written += struct.content.str;
    }
  }
  return written;
}

function ownItems(transaction: Y.Transaction, own: OwnRanges) {
  const items = new Map<Y.Item, 'recent' | 'unseen'>();
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) return;
    const found = own.find(struct);
    if (found !== null) items.set(struct, found);
  });
  return items;
}

/** The text of items in the order of their text, a line each. */
function textOf(start: Y.Item | null, items: ReadonlyMap<Y.Item, unknown>): string {
  let text = '';
  let isNewLine = false;
  for (let item = start; item !== null; item = item.right) {
    if (item.content instanceof Y.ContentType) isNewLine = true;
    if (!items.has(item) || !(item.content instanceof Y.ContentString)) continue;
    if (isNewLine && text !== '') text += '\n';
    isNewLine = false;
    text += item.content.str;
  }
  return text;
}

/** Where an item of the body stands, or stood. */
function placeOf(body: Y.Text, wanted: Y.Item): Y.RelativePosition {
  let index = 0;
  // oxlint-disable-next-line no-underscore-dangle
  for (let item = body._start; item !== null && item !== wanted; item = item.right) {
    if (!item.deleted && item.countable) index += item.length;
  }
  return Y.createRelativePositionFromTypeIndex(body, index, -1);
}

/** The words of this person that a transaction of others has taken away; null where there are none. */
export function removedWords(transaction: Y.Transaction, own: OwnRanges): RemovedWords | null {
  const items = ownItems(transaction, own);
  const body = bodyOf(transaction.doc);
  const [first] = items.keys();
  const holder = first === undefined ? null : inBody(first, body);
  if (first === undefined || holder === null) return null;
  const parents = new Set([...items.keys()].map(({ parent }) => parent));
  const texts = [...parents].flatMap((parent) =>
    // oxlint-disable-next-line no-underscore-dangle
    parent instanceof Y.Text ? [textOf(parent._start, items)] : [],
  );
  const text = texts.join('\n').replaceAll('\u2028', '\n').trim();
  const isUnseen = [...items.values()].includes('unseen');
  if (lettersIn(text) < (isUnseen ? 1 : SHORTEST_SEEN)) return null;
  const written = writtenBy(transaction);
  if (text.split('\n').every((line) => written.includes(line))) return null;
  return { text, place: placeOf(body, holder) };
}
