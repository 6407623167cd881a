import * as Y from 'yjs';
import { META_ROOT, BODY_ROOT, metaOf } from '../../../shared/document/sequence/form.ts';
import { replaceBody } from '../../../shared/document/sequence/replace-body.ts';
import { treeMeta } from '../../../shared/document/tree/convert.ts';
import { openTree, treeContent } from '../../../shared/document/tree/read.ts';
import type { UserId } from '../../../shared/ids.ts';
import { FRAME_LIMITS } from '../../../shared/limits.ts';
import type { RefusalCode } from '../../../shared/protocol/sync.ts';
import type { LoadedDraft, OlderState } from '../../store/store.ts';
import { documentOf, record } from '../gate/document.ts';
import { decodeUpdate } from '../gate/decode.ts';
import { newBlocks } from '../gate/soundness.ts';
import { bringsNothing } from '../gate/state.ts';
import { piecesOf, piecesRefusal } from './edit-pieces.ts';

/** What a device kept, and what it is judged on. */
export interface Judged extends OlderState {
  readonly copy: Uint8Array;
  readonly userId: UserId;
  /** The draft as it is now, into which it is to come. */
  readonly draft: Pick<LoadedDraft, 'parts' | 'owners'>;
}

export type CopyVerdict =
  | { readonly kind: 'refused'; readonly code: RefusalCode }
  /** All of it is known. */
  | { readonly kind: 'nothing' }
  /** `edit`: an update of the present form that says what the copy says beyond the older state; may be empty. */
  | { readonly kind: 'sound'; readonly edit: Uint8Array };

/** The older state once a copy and its edit are part of it, and the client ids that the copy brought. */
export interface Joined extends OlderState {
  readonly clientIds: readonly number[];
  /** The edit as frames that the gate takes, in order. */
  readonly pieces: readonly Uint8Array[];
}

type Decoded = NonNullable<ReturnType<typeof decodeUpdate>>;

const NO_EDIT = new Uint8Array();

/** What a draft was that never had the older form. */
const EMPTY = Y.encodeStateAsUpdate(new Y.Doc());
export const NOTHING_OLDER: OlderState = { state: EMPTY, base: EMPTY };

/** Whose words these are, before Yjs sees any of them. */
function signatureRefusal(
  update: Decoded,
  document: Y.Doc,
  { userId, draft: { owners } }: Judged,
): RefusalCode | null {
  const blocks = newBlocks(document, update);
  for (const { client, clock, structs } of blocks) {
    if (client > FRAME_LIMITS.client) return 'malformed';
    if (structs.some(({ content }) => content.kind === 'skip')) return 'malformed';
    if (clock > Y.getState(document.store, client)) return 'pending';
    if ((owners.get(client) ?? userId) !== userId) return 'foreign_client_id';
  }
  const fresh = blocks.filter(({ client }) => !owners.has(client));
  return fresh.length > FRAME_LIMITS.newClients ? 'malformed' : null;
}

function outcomeRefusal(document: Y.Doc): RefusalCode | null {
  const { store, share } = document;
  if (store.pendingStructs !== null || store.pendingDs !== null) return 'pending';
  const isKnown = [...share.keys()].every((root) => root === BODY_ROOT || root === META_ROOT);
  return isKnown ? null : 'unknown_root';
}

/** The difference between two older states, as an edit of `base`. */
function editOf(before: Y.Doc, after: Y.Doc, base: Uint8Array): Uint8Array {
  const fork = documentOf([base]);
  const content = treeContent(after);
  const hasNewText = JSON.stringify(content) !== JSON.stringify(treeContent(before));
  const known = new Map<string, unknown>(Object.entries(treeMeta(before)));
  const meta = Object.entries(treeMeta(after)).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(known.get(name)),
  );
  const edit = record(fork, () => {
    if (hasNewText) replaceBody(fork, content);
    for (const [name, value] of meta) metaOf(fork).set(name, value);
  });
  return edit ?? NO_EDIT;
}

/**
 * Judges what a device kept of a draft in the older form, on a copy of what the draft was then: bytes that
 * nothing else will ever be applied to. What it says beyond that is judged on a copy of the draft as it is now.
 */
export function judgeCopy(judged: Judged): CopyVerdict {
  const { copy, state, base, userId, draft } = judged;
  const update = decodeUpdate(copy);
  if (update === null) return { kind: 'refused', code: 'malformed' };
  const before = openTree([state]);
  if (bringsNothing(before, update)) return { kind: 'nothing' };
  const refusal = signatureRefusal(update, before, judged);
  if (refusal !== null) return { kind: 'refused', code: refusal };
  try {
    const after = openTree([state, copy]);
    const misfit = outcomeRefusal(after);
    if (misfit !== null) return { kind: 'refused', code: misfit };
    const edit = editOf(before, after, base);
    const unfit = piecesRefusal(piecesOf(edit, base), userId, draft);
    return unfit === null ? { kind: 'sound', edit } : { kind: 'refused', code: unfit };
  } catch {
    // Not of the older schema, or nested beyond measure.
    return { kind: 'refused', code: 'schema' };
  }
}

export function joinCopy({
  state,
  base,
  copy,
  edit,
}: OlderState & { readonly copy: Uint8Array; readonly edit: Uint8Array }): Joined {
  const update = decodeUpdate(copy);
  const blocks = update === null ? [] : newBlocks(openTree([state]), update);
  return {
    state: Y.encodeStateAsUpdate(openTree([state, copy])),
    base: edit.length === 0 ? base : Y.mergeUpdates([base, edit]),
    clientIds: blocks.map(({ client }) => client),
    pieces: piecesOf(edit, base),
  };
}
