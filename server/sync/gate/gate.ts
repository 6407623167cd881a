import type * as Y from 'yjs';
import type { UserId } from '../../../shared/ids.ts';
import type { RefusalCode } from '../../../shared/protocol/sync.ts';
import { applyParts } from '../document.ts';
import type { DecodedUpdate } from './decode.ts';
import { decodeUpdate } from './decode.ts';
import { placementRefusal } from './placement.ts';
import { type Known, newBlocks, soundnessRefusal } from './soundness.ts';
import { bringsNothing, stateOf, structsIn } from './state.ts';

export type Verdict =
  /** Everything in it is known already. */
  | { readonly kind: 'nothing' }
  /** Now part of the document that judged it; `clientIds` are those whose structs it brings. */
  | { readonly kind: 'sound'; readonly clientIds: readonly number[] }
  /** `spoilt`: the judging document is no longer to be used. */
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly spoilt: boolean };

/**
 * Of a document, so that its shadow is made anew in less than anybody notices. Beyond it people may still
 * delete what they can delete whole.
 */
const MAXIMUM_STRUCTS = 30_000;

const refusedBefore = (code: RefusalCode): Verdict => ({ kind: 'refused', code, spoilt: false });

function heldBack({ store }: Y.Doc): { readonly structs: unknown; readonly deleted: boolean } {
  return { structs: store.pendingStructs?.update, deleted: store.pendingDs !== null };
}

/** Applies sound bytes and judges the outcome; what fails here has changed the document. */
function applyRefusal(
  bytes: Uint8Array,
  update: DecodedUpdate,
  { document }: Known,
): RefusalCode | null {
  const blocks = newBlocks(document, update);
  const before = new Map(blocks.map(({ client }) => [client, stateOf(document, client)]));
  const held = heldBack(document);
  const structs = structsIn(document);
  try {
    applyParts(document, [bytes]);
    const now = heldBack(document);
    const heldMore = now.structs !== undefined && now.structs !== held.structs;
    // All that they build on is there: they wait for each other.
    if (heldMore || (now.deleted && !held.deleted)) return 'malformed';
    const grown = structsIn(document);
    if (grown > MAXIMUM_STRUCTS && grown > structs) return 'document_too_large';
    return placementRefusal(document, blocks, before);
  } catch {
    return 'malformed';
  }
}

/**
 * Judges the bytes of one update frame ([W4]) on `known.document`, a shadow of the real one: try/catch
 * around Yjs is no rejection, as what throws there may have changed the document already.
 */
export function judge(bytes: Uint8Array, userId: UserId, known: Known): Verdict {
  const update = decodeUpdate(bytes);
  if (update === null) return refusedBefore('malformed');
  const unsound = soundnessRefusal(update, userId, known);
  if (unsound !== null) return refusedBefore(unsound);
  if (bringsNothing(known.document, update)) return { kind: 'nothing' };
  const clientIds = newBlocks(known.document, update).map(({ client }) => client);
  const misplaced = applyRefusal(bytes, update, known);
  if (misplaced !== null) return { kind: 'refused', code: misplaced, spoilt: true };
  return { kind: 'sound', clientIds };
}

/** What a connection that may only read is told: the answer to SyncStep1 is fine, as long as it is empty. */
export function judgeReader(bytes: Uint8Array, document: Y.Doc): RefusalCode | null {
  const update = decodeUpdate(bytes);
  if (update === null) return 'malformed';
  return bringsNothing(document, update) ? null : 'read_only';
}
