import type { Observable } from '../observable.ts';
import { observable } from '../observable.ts';
import type { OlderCopies } from './older-copies.ts';
import type { SaveState } from './save-state.ts';

const RETRY_MS = 10_000;

/**
 * Sends what an older editor left as soon as the server has confirmed the rest, and again for as long as it gets no
 * answer; until it has one, nothing here counts as saved. `close` stops that.
 */
export function followOlder(
  older: Pick<OlderCopies, 'words' | 'send'>,
  inner: Observable<SaveState>,
): { readonly saveState: Observable<SaveState>; readonly close: () => void } {
  const saveState = observable(inner.get());
  let timer: ReturnType<typeof setTimeout> | undefined;

  function judge(): void {
    const state = inner.get();
    const waits = older.words.get().status === 'waiting' && state.status === 'saved';
    saveState.set(waits ? { status: 'saving' } : state);
    if (waits) void send();
  }

  async function send(): Promise<void> {
    clearTimeout(timer);
    await older.send();
    if (older.words.get().status !== 'waiting') return;
    clearTimeout(timer);
    timer = setTimeout(judge, RETRY_MS);
  }

  const stops = [inner.subscribe(judge), older.words.subscribe(judge)];
  return {
    saveState,
    close: () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    },
  };
}
