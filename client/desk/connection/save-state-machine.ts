import type { Observable } from '../observable.ts';
import { observable } from '../observable.ts';
import type { Denial } from './denial.ts';
import { FORBIDDEN } from './denial.ts';
import type { ConnectionEvent, ConnectionState, SaveState } from './save-state.ts';
import { TRANSITIONS } from './save-state.ts';

/** Notes what happened; a refusal comes with its reason. */
type RecordEvent = (event: ConnectionEvent, reason?: Denial | null) => void;

export interface Journal {
  readonly saveState: Observable<SaveState>;
  readonly record: RecordEvent;
  /** How much of something long has arrived, in percent; null where nothing long is on its way. */
  readonly progress: (percent: number | null) => void;
}

/** Carries the state from event to event, and tells the writer what it means. `kept`: see LocalCopy. */
export function keepJournal(kept: Observable<boolean>): Journal {
  const saveState = observable<SaveState>({ status: 'offline', kept: false });
  let state: ConnectionState = 'offline';
  let denial: Denial = FORBIDDEN;
  let percent: number | null = null;
  const tell = (): void => {
    const next = saveStateOf(state, { denial, percent, kept: kept.get() });
    if (!sameState(next, saveState.get())) saveState.set(next);
  };
  kept.subscribe(tell);
  return {
    saveState,
    record: (event, reason = null) => {
      const next = TRANSITIONS[state][event];
      // The close after a refusal carries a general reason: the first, particular one stays.
      if (reason !== null && state !== 'refused') denial = reason;
      state = next;
      tell();
    },
    progress: (now) => {
      percent = now;
      tell();
    },
  };
}

interface Circumstances {
  readonly denial: Denial;
  readonly percent: number | null;
  readonly kept: boolean;
}

function saveStateOf(state: ConnectionState, { denial, percent, kept }: Circumstances): SaveState {
  switch (state) {
    case 'offline':
      return { status: 'offline', kept };
    case 'refused':
      return { status: 'refused', ...denial, retrying: false, kept };
    case 'failing':
      return { status: 'refused', ...denial, retrying: true, kept };
    case 'opening':
    case 'saving':
      return percent === null ? { status: state } : { status: state, percent };
    case 'saved':
      return { status: state };
    case 'signedOut':
    case 'reload':
    case 'unknown':
      return { status: state, kept };
  }
}

const sameState = (a: SaveState, b: SaveState): boolean => JSON.stringify(a) === JSON.stringify(b);
