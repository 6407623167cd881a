import type * as Y from 'yjs';
import type { UserId } from '../../../shared/ids.ts';
import { structsIn } from '../../../shared/document/sequence/size.ts';
import { DOCUMENT_LIMITS, FRAME_LIMITS } from '../../../shared/limits.ts';
import type { RefusalCode } from '../../../shared/protocol/sync.ts';
import { applyParts } from './document.ts';
import { arrivalsOf } from './arrivals.ts';
import { estimate } from './cost.ts';
import type { DecodedUpdate } from './struct.ts';
import { decodeUpdate } from './decode.ts';
import { countDeletions, type Deletions } from './deletions.ts';
import type { Fill } from './fill.ts';
import { growthOf } from './growth.ts';
import { Layout } from './layout.ts';
import { placementRefusal } from './placement.ts';
import { type Known as Built, newBlocks, soundnessRefusal } from './soundness.ts';
import { bringsNothing, bringsOnlyNews } from './state.ts';

/** What the gate says of one update. */
export type Verdict =
  /** Everything in it is known already. */
  | { readonly kind: 'nothing' }
  /**
   * Now part of the document that judged it; `clientIds` are those whose structs it brings. `isNews`: none of it was
   * there before.
   */
  | { readonly kind: 'sound'; readonly clientIds: readonly number[]; readonly isNews: boolean }
  /** `spoilt`: the judging document is no longer to be used. */
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly spoilt: boolean };

/** What the gate knows of the document that an update is to join. */
export interface Known extends Built {
  readonly fill: Fill;
  /** UTF-16 units that must go for the update where the document has no room for its bytes; 0 where it has. */
  readonly owed: number;
}

const refusedBefore = (code: RefusalCode): Verdict => ({ kind: 'refused', code, spoilt: false });

function heldBack({ store }: Y.Doc): { readonly structs: unknown; readonly deleted: boolean } {
  return { structs: store.pendingStructs?.update, deleted: store.pendingDs !== null };
}

/** Lays the update out beside the document: why it may not stand there, or null. */
function layoutRefusal(update: DecodedUpdate, known: Known): RefusalCode | null {
  const { document } = known;
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
  const gone = countDeletions(document, update.deleted, placed, FRAME_LIMITS.deletions);
  if (!gone.areSound) return 'schema';
  if (gone.structs > FRAME_LIMITS.deletions) return 'malformed';
  return workRefusal(layout, gone) ?? sizeRefusal(layout, gone, known);
}

function workRefusal({ overlay, walk, placed }: Layout, gone: Deletions): RefusalCode | null {
  const work = estimate({
    structs: placed.length,
    keys: placed.filter(({ home, key }) => key !== null && home.type !== null).length,
    deletions: gone.structs,
    splits: overlay.splits + gone.splits,
    shifted: overlay.shifted + gone.shifted,
    steps: walk.steps,
    lookups: walk.lookups,
  });
  return work > FRAME_LIMITS.work ? 'malformed' : null;
}

/** What makes the document smaller is never refused: else its author could not go on in it. */
function sizeRefusal(
  { overlay, placed }: Layout,
  gone: Deletions,
  { document, fill, owed }: Known,
): RefusalCode | null {
  const splits = overlay.splits + gone.splits;
  if (gone.characters < owed) return 'document_too_large';
  const grows = placed.length > 0 || splits > gone.structs;
  const grown = structsIn(document) + placed.length + splits;
  if (grows && grown > DOCUMENT_LIMITS.structs) return 'document_too_large';
  const growth = growthOf(placed, gone);
  const fits = !growth.hasFullTable && fill.take(growth, document);
  return fits ? null : 'document_too_large';
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
  const brought = newBlocks(known.document, update);
  const unsound = soundnessRefusal({ update, brought }, userId, known);
  if (unsound !== null) return refusedBefore(unsound);
  const misplaced = layoutRefusal(update, known);
  if (misplaced !== null) return refusedBefore(misplaced);
  const isNews = bringsOnlyNews(known.document, update);
  if (!applies(bytes, known)) return { kind: 'refused', code: 'malformed', spoilt: true };
  return { kind: 'sound', clientIds: brought.map(({ client }) => client), isNews };
}

/** What a connection that may only read is told: the answer to SyncStep1 is fine, as long as it is empty. */
export function judgeReader(bytes: Uint8Array, document: Y.Doc): RefusalCode | null {
  const update = decodeUpdate(bytes);
  if (update === null) return 'malformed';
  return bringsNothing(document, update) ? null : 'read_only';
}
