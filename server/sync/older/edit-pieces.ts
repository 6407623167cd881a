import { splitUpdate } from '../../../shared/document/pieces/split-update.ts';
import type { UserId } from '../../../shared/ids.ts';
import type { RefusalCode } from '../../../shared/protocol/sync.ts';
import type { LoadedDraft } from '../../store/store.ts';
import { documentOf } from '../gate/document.ts';
import { Shadow } from '../gate/shadow.ts';

/** An edit of `base` as frames that the gate takes, in order; none where it is empty. The same ones each time. */
export function piecesOf(edit: Uint8Array, base: Uint8Array): readonly Uint8Array[] {
  if (edit.length === 0) return [];
  return splitUpdate(edit, { document: documentOf([base, edit]) });
}

/**
 * Why the gate would not take all of the pieces into the draft as it is now, or null: asked before the first of them
 * is written, so that no half of a copy arrives.
 */
export function piecesRefusal(
  pieces: readonly Uint8Array[],
  userId: UserId,
  { parts, owners }: Pick<LoadedDraft, 'parts' | 'owners'>,
): RefusalCode | null {
  const size = parts.reduce((sum, part) => sum + part.length, 0);
  const shadow = new Shadow(documentOf(parts), owners, size);
  for (const piece of pieces) {
    const verdict = shadow.judge(piece, userId);
    if (verdict.kind === 'refused') return verdict.code;
  }
  return null;
}
