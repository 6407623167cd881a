import type { Node } from '@tiptap/pm/model';
import * as Y from 'yjs';
import { BODY_ROOT } from '../../../../shared/document/sequence/form.ts';
import { indexOfUnit, isRemoved, spanAt } from '../../../../shared/document/sequence/places.ts';
import type { Projection } from '../../../../shared/document/sequence/projection.ts';
import { placeAt, positionOf } from './positions.ts';

/** What a binding shows: the projection of its document, and the editor's document that is the same. */
export interface Shown {
  readonly body: Projection;
  readonly document: Node;
}

/** Where a place has come to be. */
export type FoundPlace =
  | { readonly kind: 'position'; readonly position: number }
  /** Its line or block is gone: the place is between blocks, where it was. */
  | { readonly kind: 'gone'; readonly position: number };

/**
 * A place that moves with the text: with the character before it, and at the start of a line with what comes
 * behind. Null where nothing is written yet that it could hold on to.
 */
export function anchorPlace(
  { body, document }: Shown,
  position: number,
): Y.RelativePosition | null {
  const { projection, unit, kind } = placeAt(body, document, position);
  const { text } = projection;
  if (text === null) return null;
  if (kind === 'text') {
    const index = indexOfUnit(projection, unit - 1);
    const span = spanAt(projection, index);
    if (span === null) return Y.createRelativePositionFromTypeIndex(text, index + 1, -1);
    const { client, clock } = span.id;
    return behindCharacter(text, Y.createID(client, clock + index - span.index));
  }
  const index = Math.min(indexOfUnit(projection, unit), projection.length);
  return Y.createRelativePositionFromTypeIndex(text, index, 0);
}

/** As Yjs makes it, which walks from the beginning of the text to its character. */
function behindCharacter(text: Y.Text, item: Y.ID): Y.RelativePosition {
  // oxlint-disable-next-line no-underscore-dangle -- Yjs has no other way to the item of a type
  const holder = text._item;
  const type = holder === null ? { tname: BODY_ROOT } : { type: holder.id };
  return Y.createRelativePositionFromJSON({ ...type, item, assoc: -1 });
}

function projectionOf(body: Projection, text: unknown): Projection | null {
  if (body.text === text) return body;
  for (const { cells } of body.tables.values()) {
    for (const { projections } of cells) {
      const found = projections.find((projection) => projection.text === text);
      if (found !== undefined) return found;
    }
  }
  return null;
}

/** The unit that is written at an index, or null where what stands there shows nowhere. */
function unitAtIndex({ segments }: Projection, index: number): number | null {
  for (const segment of segments) {
    const offset = index - segment.index;
    if (offset >= 0 && offset < segment.length) return segment.unit + offset;
  }
  return null;
}

/** The first unit that is written behind an index; beyond the last one where there is none. */
function unitBehind({ segments, units }: Projection, index: number): number {
  let nearest: (typeof segments)[number] | null = null;
  for (const segment of segments) {
    if (segment.index >= index && segment.index < (nearest?.index ?? Infinity)) nearest = segment;
  }
  return nearest?.unit ?? units;
}

/** The gap before the outermost block that begins at a position. */
export function gapBefore(document: Node, position: number): number {
  const $position = document.resolve(position);
  let gap = position;
  for (let depth = $position.depth; depth > 0; depth -= 1) {
    if (gap !== $position.start(depth)) break;
    gap = $position.before(depth);
  }
  return gap;
}

/** Where in the body the block is written that holds a text, or null where it is gone. */
function headIndexOf({ text, entries }: Projection, inner: Y.AbstractType<unknown>): number | null {
  // oxlint-disable-next-line no-underscore-dangle -- Yjs has no other way to the item of a type
  let item = inner._item;
  // oxlint-disable-next-line no-underscore-dangle
  while (item !== null && item.parent !== text) item = (item.parent as typeof inner)._item;
  const map = item?.content instanceof Y.ContentType ? item.content.type : null;
  const head = entries.find((entry) => entry.type === 'head' && entry.map === map);
  return head?.type === 'head' ? head.index : null;
}

/** For a place in a cell that shows no more: behind its table, or where that was. */
function besideTable({ body, document }: Shown, inner: Y.AbstractType<unknown>): FoundPlace | null {
  const index = headIndexOf(body, inner);
  if (index === null) return null;
  const table = unitAtIndex(body, index);
  const unit = table ?? unitBehind(body, index);
  const position = positionOf(body, document, { projection: body, unit });
  if (position === null) return { kind: 'gone', position: document.content.size };
  if (table === null) return { kind: 'gone', position: gapBefore(document, position) };
  return { kind: 'gone', position: position + (document.nodeAt(position)?.nodeSize ?? 0) };
}

/** Where an anchored place is now; null where its text is gone. */
export function findPlace(
  shown: Shown,
  anchored: Y.RelativePosition,
  doc: Y.Doc,
): FoundPlace | null {
  const { body, document } = shown;
  const absolute = Y.createAbsolutePositionFromRelativePosition(anchored, doc);
  if (absolute === null) return null;
  const projection = projectionOf(body, absolute.type);
  if (projection === null) return besideTable(shown, absolute.type);
  const { index } = absolute;
  const isBehindCharacter = (anchored.assoc ?? 0) < 0;
  const left = isBehindCharacter ? unitAtIndex(projection, index - 1) : null;
  if (left !== null) {
    const before = positionOf(body, document, { projection, unit: left });
    const $before = before === null ? null : document.resolve(before);
    if ($before?.parent.isTextblock === true && $before.pos < $before.end()) {
      return { kind: 'position', position: $before.pos + 1 };
    }
  }
  const unit = unitAtIndex(projection, index) ?? unitBehind(projection, index);
  const position = positionOf(body, document, { projection, unit });
  if (isRemoved(projection, index)) {
    const gap = position === null ? document.content.size : gapBefore(document, position);
    return { kind: 'gone', position: gap };
  }
  return { kind: 'position', position: position ?? endOf(body, document, projection) };
}

/** Behind the last character of a sequence. */
function endOf(body: Projection, document: Node, projection: Projection): number {
  const last = positionOf(body, document, { projection, unit: projection.units - 1 });
  return last ?? document.content.size;
}
