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
      return { label: sendingWords(state) ?? 'Opening…', tone: 'waiting' };
    case 'saved':
      return state.wordsLost === true
        ? { label: 'Saved, but words of yours were removed', tone: 'bad' }
        : { label: 'Saved', tone: 'good' };
    case 'saving':
      return { label: sendingWords(state) ?? 'Saving…', tone: 'waiting' };
    case 'offline':
      return { label: `Offline: ${keptWords(state)}`, tone: state.kept ? 'waiting' : 'bad' };
    case 'refused':
      return state.retrying
        ? { label: `Not stored yet: ${state.kept ? 'trying again' : STAY}`, tone: 'bad' }
        : { label: `Refused: ${keptWords(state)}`, tone: 'bad' };
    case 'signedOut':
      return { label: `Signed out: ${keptWords(state)}`, tone: 'bad' };
    case 'reload':
      return { label: state.kept ? 'Reload to go on' : 'Copy your text, then reload', tone: 'bad' };
    case 'unknown':
      return {
        label: `Not on the server: ${keptWords(state)}`,
        tone: state.kept ? 'waiting' : 'bad',
      };
  }
}

/** Of something long, such as hours of writing without a network. */
const sendingWords = ({ percent }: { readonly percent?: number }): string | null =>
  percent === undefined ? null : `Sending… ${percent} %`;

const STAY = 'keep this window open';
const keptWords = ({ kept }: { readonly kept: boolean }): string =>
  kept ? 'kept on this device' : STAY;
