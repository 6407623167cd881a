import type { Observable } from '../observable.ts';
import { observable } from '../observable.ts';
import type { SyncRefusal } from './refusal.ts';
import { FORBIDDEN } from './refusal.ts';
import type { ConnectionEvent, ConnectionState, SaveState } from './save-state.ts';
import { TRANSITIONS } from './save-state.ts';

/** Notes what happened; a refusal comes with its reason. */
type RecordEvent = (event: ConnectionEvent, reason?: SyncRefusal | null) => void;

export interface SaveStateMachine {
  readonly saveState: Observable<SaveState>;
  readonly record: RecordEvent;
  /** How much of something long has arrived, in percent; null where nothing long is on its way. */
  readonly progress: (percent: number | null) => void;
}

/** Carries the state from event to event, and tells the writer what it means. `kept`: see LocalCopy. */
export function createSaveStateMachine(kept: Observable<boolean>): SaveStateMachine {
  const saveState = observable<SaveState>({ status: 'offline', kept: false });
  let state: ConnectionState = 'offline';
  let refusal: SyncRefusal = FORBIDDEN;
  let percent: number | null = null;
  const tell = (): void => {
    const next = saveStateOf(state, { refusal, percent, kept: kept.get() });
    if (!sameState(next, saveState.get())) saveState.set(next);
  };
  kept.subscribe(tell);
  return {
    saveState,
    record: (event, reason = null) => {
      const next = TRANSITIONS[state][event];
      // The close after a refusal carries a general reason: the first, particular one stays.
      if (reason !== null && state !== 'refused') refusal = reason;
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
  readonly refusal: SyncRefusal;
  readonly percent: number | null;
  readonly kept: boolean;
}

function saveStateOf(state: ConnectionState, { refusal, percent, kept }: Circumstances): SaveState {
  switch (state) {
    case 'offline':
      return { status: 'offline', kept };
    case 'refused':
      return { status: 'refused', ...refusal, retrying: false, kept };
    case 'failing':
      return { status: 'refused', ...refusal, retrying: true, kept };
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
