import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { readDraft } from '../../../shared/document/sequence/draft.ts';
import { bodyOf } from '../../../shared/document/sequence/form.ts';
import type { Draft } from '../../../shared/domain/update.ts';
import type { UpdateId, UserId } from '../../../shared/ids.ts';
import type { Observable } from '../observable.ts';
import { observable } from '../observable.ts';
import { openLocalCopy } from './local-copy.ts';
import { OwnUndo } from './own-undo.ts';
import type { SaveState } from './save-state.ts';
import type { Sync } from './sync.ts';
import { openSync } from './sync.ts';
import { noteUnsent } from './unsent.ts';

export interface UpdateConnection {
  readonly updateId: UpdateId;
  readonly document: Y.Doc;
  readonly awareness: Awareness;
  /** Takes back this person's own edits only; lives here, so that closing the editor forgets none. */
  readonly undoManager: Y.UndoManager;
  readonly saveState: Observable<SaveState>;
  /** True once there is a text to write in: from this device, from the server, or a new one without a network. */
  readonly ready: Observable<boolean>;
  /** What would be published now; the same object until something changes. */
  readonly draft: () => Draft;
  /** Calls at most once a frame after changes; returns the way to stop. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Starts to sync, once the server has the update; and tries again, after signing in. */
  readonly connect: () => void;
  /** Forgets what this device holds and the server refused. Open the update anew afterwards. */
  readonly discard: () => Promise<void>;
  /** Leaves; what is on its way is waited for, a few seconds, out of sight. */
  readonly close: () => void;
}

export interface UpdateConnectionOptions {
  readonly updateId: UpdateId;
  /** Origin of the server; absent: that of this page. */
  readonly serverUrl?: string;
  readonly userId: UserId;
  /** Made on this device a moment ago: no other text of it is anywhere, so that one can write at once. */
  readonly fresh?: boolean;
  /** For tests: another way to open sockets. */
  readonly Socket?: typeof WebSocket;
}

const LINGER_MILLISECONDS = 8_000;

/** Opens an update for writing, from this device's copy; `connect` brings in the server. */
export function openUpdate(options: UpdateConnectionOptions): UpdateConnection {
  const { updateId, userId } = options;
  const document = new Y.Doc();
  const copy = openLocalCopy(document, { userId, updateId });
  const sync = openSync(document, {
    ...options,
    serverUrl: options.serverUrl ?? location.origin,
    copy,
  });
  const note = (unsent: boolean): void => noteUnsent(userId, updateId, unsent);
  noteUnsentWords(document, sync.saveState, note, copy.confirmed);
  const drafts = observeDraft(document);
  const undoManager = new OwnUndo(document);
  const end = (): void => {
    undoManager.end();
    sync.close();
    copy.close();
    document.destroy();
  };

  return {
    updateId,
    document,
    awareness: sync.awareness,
    undoManager,
    saveState: sync.saveState,
    ready: options.fresh === true ? observable(true) : readiness(document, copy.loaded, sync),
    draft: drafts.get,
    subscribe: drafts.subscribe,
    connect: sync.connect,
    discard: () => {
      sync.close();
      note(false);
      return copy.discard();
    },
    close: () => {
      sync.awareness.setLocalState(null);
      afterSaving(sync.saveState, end);
    },
  };
}

/** Runs `then` once nothing is under way, at the latest after a few seconds. */
function afterSaving(saveState: Observable<SaveState>, then: () => void): void {
  if (saveState.get().status !== 'saving') return then();
  const stop = saveState.subscribe(() => {
    if (saveState.get().status !== 'saving') finish();
  });
  const timer = setTimeout(() => finish(), LINGER_MILLISECONDS);
  function finish(): void {
    clearTimeout(timer);
    stop();
    then();
  }
}

/** Nobody should type into an empty page that fills a moment later. */
function readiness(document: Y.Doc, loaded: Promise<void>, sync: Sync): Observable<boolean> {
  const ready = observable(false);
  let read = false;
  const judge = (): void => {
    const known = sync.synced.get() || bodyOf(document).length > 0;
    const alone = sync.saveState.get().status !== 'opening';
    if (read && (known || alone)) ready.set(true);
  };
  void loaded.then(() => {
    read = true;
    return judge();
  });
  sync.synced.subscribe(judge);
  sync.saveState.subscribe(judge);
  return ready;
}

function noteUnsentWords(
  document: Y.Doc,
  saveState: Observable<SaveState>,
  note: (unsent: boolean) => void,
  onSaved: () => void,
): void {
  document.on('update', (_update: Uint8Array, _origin: unknown, _doc: Y.Doc, { local }) => {
    if (local) note(true);
  });
  saveState.subscribe(() => {
    if (saveState.get().status !== 'saved') return;
    note(false);
    onSaved();
  });
}

function observeDraft(document: Y.Doc) {
  const listeners = new Set<() => void>();
  let current: Draft | null = null;
  let frame = 0;
  const onUpdate = (): void => {
    current = null;
    if (frame !== 0 || listeners.size === 0) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      for (const listener of listeners) listener();
    });
  };
  document.on('update', onUpdate);
  return {
    get: (): Draft => (current ??= readDraft(document)),
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
