import * as Y from 'yjs';
import { removedFieldAt } from '../../../../shared/document/sequence/places.ts';
import type { Projection } from '../../../../shared/document/sequence/projection.ts';
import type { AnchoredSelection } from './anchored-selection.ts';

/** What of the caret's place a colleague has removed: a line, or a field whose block is still there. */
export type LostPlace =
  { readonly kind: 'line' } | { readonly kind: 'field'; readonly end: Y.Map<unknown> };

/** What has been removed where the selection stood. */
export function findLostPlace(
  body: Projection,
  selection: AnchoredSelection | null,
  document: Y.Doc,
): LostPlace {
  const place = selection?.head ?? null;
  const absolute =
    place === null ? null : Y.createAbsolutePositionFromRelativePosition(place, document);
  if (absolute === null || absolute.type !== body.text) return { kind: 'line' };
  const end = removedFieldAt(body, absolute.index);
  return end === null ? { kind: 'line' } : { kind: 'field', end };
}
