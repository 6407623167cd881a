import { describe, expect, it, vi } from 'vitest';
import { whenSaved } from '../../../client/desk/open-update/saved-draft.ts';
import type { SaveState } from '../../../client/desk/open-update/save-words.ts';
import { saveWords } from '../../../client/desk/open-update/save-words.ts';
import { observable } from '../../../client/desk/observable.ts';

describe('[P2] before a command is sent', () => {
  it('waits until what was typed is on disk', async () => {
    const saving = observable<SaveState>({ status: 'saving' });
    const waiting = whenSaved(saving);
    saving.set({ status: 'saved' });
    expect(await waiting).toEqual({ status: 'saved' });
  });

  it('waits for a text that is still opening', async () => {
    const saving = observable<SaveState>({ status: 'opening' });
    const waiting = whenSaved(saving);
    saving.set({ status: 'saved' });
    expect(await waiting).toEqual({ status: 'saved' });
  });

  it('does not wait for what will not come by itself', async () => {
    const offline: SaveState = { status: 'offline', kept: true };
    expect(await whenSaved(observable<SaveState>(offline))).toEqual(offline);
  });

  it('gives up after a while', async () => {
    vi.useFakeTimers();
    const waiting = whenSaved(observable<SaveState>({ status: 'saving' }), 5_000);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await waiting).toEqual({ status: 'saving' });
    vi.useRealTimers();
  });
});

describe('[W2] the words for the save state', () => {
  it('say "Saved" only for what is on disk', () => {
    const states: readonly SaveState[] = [
      { status: 'opening' },
      { status: 'saving' },
      { status: 'offline', kept: true },
      { status: 'offline', kept: false },
      ...[true, false].flatMap((kept): readonly SaveState[] => [
        { status: 'refused', code: 'schema', message: 'No.', retrying: false, kept },
        { status: 'refused', code: 'storage', message: 'Full.', retrying: true, kept },
        { status: 'signedOut', kept },
        { status: 'reload', kept },
        { status: 'unknown', kept },
      ]),
    ];
    expect(saveWords({ status: 'saved' }).label).toBe('Saved');
    for (const state of states) {
      expect(saveWords(state).label).not.toBe('Saved');
      expect(saveWords(state).tone).not.toBe('good');
      if (!('kept' in state) || state.kept) continue;
      expect(saveWords(state).label, '[C17]').toMatch(/keep this window open|Copy your text/);
      expect(saveWords(state).tone).toBe('bad');
    }
  });
});
