import type * as Y from 'yjs';
import type { Observable } from '../observable.ts';
import type { SaveState } from './save-state.ts';

/** Whoever takes out much takes it out key by key. */
const PAUSE_MS = 800;

/** True for a refusal that its author can undo, or write smaller, and go on. */
export const isTooLarge = (state: SaveState): boolean =>
  state.status === 'refused' &&
  (state.code === 'document_too_large' || state.code === 'frame_too_large');

/** Asks the server again once the author of what was too large has taken something out; returns the way to stop. */
export function retryWhenSmaller(
  document: Y.Doc,
  saveState: Observable<SaveState>,
  connect: () => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (_bytes: Uint8Array, _origin: unknown, _doc: Y.Doc, made: Y.Transaction): void => {
    if (!isTooLarge(saveState.get()) || !made.local || made.deleteSet.clients.size === 0) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (isTooLarge(saveState.get())) connect();
    }, PAUSE_MS);
  };
  document.on('update', look);
  return () => {
    clearTimeout(timer);
    document.off('update', look);
  };
}
