import type { SaveState } from '../connection/save-state.ts';

export type { SaveState };

export interface SaveWords {
  readonly label: string;
  readonly tone: 'good' | 'waiting' | 'bad';
}

/** What the one place for the save state says of the open update's text. */
export function saveWords(state: SaveState): SaveWords {
  switch (state.status) {
    case 'opening':
      return { label: 'Opening…', tone: 'waiting' };
    case 'saved':
      return { label: 'Saved', tone: 'good' };
    case 'saving':
      return { label: 'Saving…', tone: 'waiting' };
    case 'offline':
      return state.kept
        ? { label: 'Offline: kept on this device', tone: 'waiting' }
        : { label: 'Offline: keep this window open', tone: 'bad' };
    case 'refused':
      return state.retrying
        ? { label: 'Not stored yet: trying again', tone: 'bad' }
        : { label: 'Refused: kept on this device', tone: 'bad' };
    case 'signedOut':
      return { label: 'Signed out: kept on this device', tone: 'bad' };
    case 'reload':
      return { label: 'Reload to go on', tone: 'bad' };
    case 'unknown':
      return { label: 'Not on the server: kept on this device', tone: 'waiting' };
  }
}
