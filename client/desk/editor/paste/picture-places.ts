import type { Transaction } from '@tiptap/pm/state';
import { PICTURE_PLACE } from './pictures.ts';

/** From the first to the last place that a transaction changed, in its own document. */
function changedRange(transaction: Transaction): { readonly from: number; readonly to: number } {
  let from = transaction.doc.content.size;
  let to = 0;
  for (const [index, map] of transaction.mapping.maps.entries()) {
    const later = transaction.mapping.slice(index + 1);
    map.forEach((_oldStart, _oldEnd, start, end) => {
      from = Math.min(from, later.map(start, -1));
      to = Math.max(to, later.map(end, 1));
    });
  }
  return { from: Math.min(from, to), to };
}

/**
 * Takes the marks for pictures out of what a transaction put in, with paragraphs that held nothing else;
 * returns where each picture goes: the gaps after their top-level blocks, in the transaction's document.
 */
export function takePicturePlaces(transaction: Transaction): readonly number[] {
  const marks: number[] = [];
  const { from, to } = changedRange(transaction);
  transaction.doc.nodesBetween(from, to, (node, position) => {
    if (!node.isText) return true;
    for (let at = node.text?.indexOf(PICTURE_PLACE) ?? -1; at >= 0;) {
      marks.push(position + at);
      at = node.text?.indexOf(PICTURE_PLACE, at + 1) ?? -1;
    }
    return false;
  });
  const before = transaction.mapping.maps.length;
  const gaps = marks.map((mark) => transaction.doc.resolve(mark).after(1));
  for (const mark of marks.toReversed()) removeMark(transaction, mark);
  const mapping = transaction.mapping.slice(before);
  return gaps.map((gap) => mapping.map(gap));
}

function removeMark(transaction: Transaction, position: number): void {
  const $mark = transaction.doc.resolve(position);
  const alone = $mark.depth === 1 && $mark.parent.textContent.trim() === PICTURE_PLACE;
  const onlyBlock = transaction.doc.childCount === 1;
  if (alone && !onlyBlock) transaction.delete($mark.before(), $mark.after());
  else transaction.delete(position, position + PICTURE_PLACE.length);
}
