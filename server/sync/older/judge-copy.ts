import * as Y from 'yjs';
import { metaOf } from '../../../shared/document/sequence/draft.ts';
import { replaceBody } from '../../../shared/document/sequence/replace-body.ts';
import { treeMeta } from '../../../shared/document/tree/convert.ts';
import { openTree, treeContent } from '../../../shared/document/tree/read.ts';
import type { UserId } from '../../../shared/ids.ts';
import type { RefusalCode } from '../../../shared/protocol/sync.ts';
import type { OlderState } from '../../store/older-copies.ts';
import { documentOf, record } from '../document.ts';
import { decodeUpdate } from '../gate/decode.ts';
import { newBlocks, soundnessRefusal } from '../gate/soundness.ts';
import { bringsNothing } from '../gate/state.ts';

/** What a draft was that never had the older form. */
export const NOTHING_OLDER: OlderState = {
  state: Y.encodeStateAsUpdate(new Y.Doc()),
  base: Y.encodeStateAsUpdate(new Y.Doc()),
};

export type CopyVerdict =
  | { readonly kind: 'refused'; readonly code: RefusalCode }
  /** All of it is known. */
  | { readonly kind: 'nothing' }
  /** `edit`: an update of the present form that says what the copy says beyond the older state; may be empty. */
  | { readonly kind: 'sound'; readonly edit: Uint8Array };

const NO_EDIT = new Uint8Array();

/** The difference between two older states, as an edit of `base`. */
function editOf(before: Y.Doc, after: Y.Doc, base: Uint8Array): Uint8Array {
  const fork = documentOf([base]);
  const content = treeContent(after);
  const hasNewText = JSON.stringify(content) !== JSON.stringify(treeContent(before));
  const known = treeMeta(before);
  const meta = Object.entries(treeMeta(after)).filter(
    ([name, value]) =>
      JSON.stringify(value) !==
      JSON.stringify(Object.entries(known).find(([n]) => n === name)?.[1]),
  );
  const edit = record(fork, () => {
    if (hasNewText) replaceBody(fork, content);
    for (const [name, value] of meta) metaOf(fork).set(name, value);
  });
  return edit ?? NO_EDIT;
}

/**
 * Judges what a device kept of a draft in the older form, on a copy of what the draft was then: bytes that
 * nothing else will ever be applied to.
 */
export function judgeCopy(
  copy: Uint8Array,
  userId: UserId,
  { state, base, owners }: OlderState & { readonly owners: ReadonlyMap<number, UserId> },
): CopyVerdict {
  const update = decodeUpdate(copy);
  if (update === null) return { kind: 'refused', code: 'malformed' };
  const document = openTree([state]);
  if (bringsNothing(document, update)) return { kind: 'nothing' };
  const refusal = soundnessRefusal(update, userId, { document, owners });
  if (refusal !== null) return { kind: 'refused', code: refusal };
  try {
    const after = openTree([state, copy]);
    if (after.store.pendingStructs !== null) return { kind: 'refused', code: 'pending' };
    return { kind: 'sound', edit: editOf(document, after, base) };
  } catch {
    // Not of the older schema, or nested beyond measure.
    return { kind: 'refused', code: 'schema' };
  }
}

/** What the older state is once a copy and its edit are part of it, and the client ids that the copy brought. */
export function withCopy(
  { state, base }: OlderState,
  { copy, edit }: { readonly copy: Uint8Array; readonly edit: Uint8Array },
): OlderState & { readonly clientIds: readonly number[] } {
  const update = decodeUpdate(copy);
  const blocks = update === null ? [] : newBlocks(openTree([state]), update);
  return {
    state: Y.encodeStateAsUpdate(openTree([state, copy])),
    base: edit.length === 0 ? base : Y.mergeUpdates([base, edit]),
    clientIds: blocks.map(({ client }) => client),
  };
}
