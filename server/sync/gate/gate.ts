import type * as Y from 'yjs';
import type { UserId } from '../../../shared/ids.ts';
import { DOCUMENT_LIMITS, FRAME_LIMITS } from '../../../shared/limits.ts';
import type { RefusalCode } from '../../../shared/protocol/sync.ts';
import { applyParts } from '../document.ts';
import { arrivalsOf } from './arrivals.ts';
import { estimate } from './cost.ts';
import type { DecodedUpdate } from './struct.ts';
import { decodeUpdate } from './decode.ts';
import { countDeletions, type Deletions } from './deletions.ts';
import { Layout } from './layout.ts';
import { placementRefusal } from './placement.ts';
import { type Known, newBlocks, soundnessRefusal } from './soundness.ts';
import { bringsNothing, structsIn } from './state.ts';
import { hasLargeTable } from './tables.ts';

export type Verdict =
  /** Everything in it is known already. */
  | { readonly kind: 'nothing' }
  /** Now part of the document that judged it; `clientIds` are those whose structs it brings. */
  | { readonly kind: 'sound'; readonly clientIds: readonly number[] }
  /** `spoilt`: the judging document is no longer to be used. */
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly spoilt: boolean };

const refusedBefore = (code: RefusalCode): Verdict => ({ kind: 'refused', code, spoilt: false });

function heldBack({ store }: Y.Doc): { readonly structs: unknown; readonly deleted: boolean } {
  return { structs: store.pendingStructs?.update, deleted: store.pendingDs !== null };
}

/** Lays the update out beside the document: why it may not stand there, or null. */
function layoutRefusal(update: DecodedUpdate, document: Y.Doc): RefusalCode | null {
  const order = arrivalsOf(update);
  // All that they build on is there: they wait for each other.
  if (order === null) return 'malformed';
  const layout = new Layout(document, FRAME_LIMITS.work);
  for (const arrival of order) {
    const refusal = layout.place(arrival);
    if (refusal !== null) return refusal;
  }
  const { placed } = layout;
  const misplaced = placementRefusal(placed);
  if (misplaced !== null) return misplaced;
  if (hasLargeTable(placed)) return 'schema';
  const gone = countDeletions(document, update.deleted, placed, FRAME_LIMITS.deletions);
  if (!gone.areSound) return 'schema';
  if (gone.structs > FRAME_LIMITS.deletions) return 'malformed';
  return sizeRefusal(layout, gone, document);
}

function sizeRefusal(layout: Layout, gone: Deletions, document: Y.Doc): RefusalCode | null {
  const { overlay, walk, placed } = layout;
  const splits = overlay.splits + gone.splits;
  const work = estimate({
    structs: placed.length,
    deletions: gone.structs,
    splits,
    shifted: overlay.shifted + gone.shifted,
    steps: walk.steps,
    lookups: walk.lookups,
  });
  if (work > FRAME_LIMITS.work) return 'malformed';
  const grows = placed.length > 0 || splits > gone.structs;
  const grown = structsIn(document) + placed.length + splits;
  return grows && grown > DOCUMENT_LIMITS.structs ? 'document_too_large' : null;
}

/** Applies bytes that were found sound; false where Yjs is of another mind, and the document is spoilt. */
function applies(bytes: Uint8Array, { document }: Known): boolean {
  const held = heldBack(document);
  try {
    applyParts(document, [bytes]);
  } catch {
    return false;
  }
  const now = heldBack(document);
  const heldMore = now.structs !== undefined && now.structs !== held.structs;
  return !heldMore && (!now.deleted || held.deleted);
}

/**
 * Judges the bytes of one update frame ([W4]) on `known.document`, a shadow of the real one. All of it is judged
 * before Yjs sees it: try/catch around Yjs is no rejection, as what throws there has changed the document already.
 */
export function judge(bytes: Uint8Array, userId: UserId, known: Known): Verdict {
  const update = decodeUpdate(bytes);
  if (update === null) return refusedBefore('malformed');
  if (bringsNothing(known.document, update)) return { kind: 'nothing' };
  const unsound = soundnessRefusal(update, userId, known);
  if (unsound !== null) return refusedBefore(unsound);
  const misplaced = layoutRefusal(update, known.document);
  if (misplaced !== null) return refusedBefore(misplaced);
  const clientIds = newBlocks(known.document, update).map(({ client }) => client);
  if (!applies(bytes, known)) return { kind: 'refused', code: 'malformed', spoilt: true };
  return { kind: 'sound', clientIds };
}

/** What a connection that may only read is told: the answer to SyncStep1 is fine, as long as it is empty. */
export function judgeReader(bytes: Uint8Array, document: Y.Doc): RefusalCode | null {
  const update = decodeUpdate(bytes);
  if (update === null) return 'malformed';
  return bringsNothing(document, update) ? null : 'read_only';
}
