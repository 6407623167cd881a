import type { Observable } from '../observable.ts';
import { useObservable } from '../observable.ts';
import type { DeskLinkState } from '../presence/desk-link.ts';
import type { SaveState } from '../open-update/save-words.ts';
import { saveWords } from '../open-update/save-words.ts';
import './connection-word.css';

interface ConnectionWordProps {
  readonly link: DeskLinkState;
  /** Of the open update, or null where none is open. */
  readonly save: Observable<SaveState | null>;
}

const LINK_WORDS: Readonly<Record<DeskLinkState['connection'], string>> = {
  connecting: 'Connecting…',
  online: 'Connected',
  reconnecting: 'Offline: trying again…',
  signedOut: 'Signed out',
};

/** The one place that says whether the desk is connected and the text is saved. */
export function ConnectionWord({ link, save }: ConnectionWordProps) {
  const state = useObservable(save);
  const words = state === null ? null : saveWords(state);
  const tone = words?.tone ?? (link.connection === 'online' ? 'good' : 'waiting');
  return (
    <output className="connection-word" data-tone={tone}>
      {words?.label ?? LINK_WORDS[link.connection]}
    </output>
  );
}
