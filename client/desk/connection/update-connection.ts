import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { readDraft } from '../../../shared/document/sequence/draft.ts';
import { ShownBody } from '../../../shared/document/sequence/shown-body.ts';
import { bodyOf } from '../../../shared/document/sequence/form.ts';
import type { Draft } from '../../../shared/domain/update.ts';
import type { UpdateId, UserId } from '../../../shared/ids.ts';
import { OwnUndo } from './undo/own-undo.ts';
import type { Observable } from '../observable.ts';
import { observable } from '../observable.ts';
import { Leavers } from './leaving.ts';
import { followLost, LostWordsHere } from './lost-words.ts';
import { LocalCopy } from './local-copy.ts';
import { sendOlderCopy } from '../api/updates.ts';
import type { CopyOwner } from './older-copies.ts';
import { OlderCopies } from './older-copies.ts';
import { followOlder } from './older-words.ts';
import type { SaveState } from './save-state.ts';
import { openDocument } from './open-document.ts';
import { openSync } from './sync.ts';
import { followWords } from './words-here.ts';

/** One update's document, as this device keeps it and the server has it. */
export interface UpdateConnection {
  readonly updateId: UpdateId;
  readonly document: Y.Doc;
  /** What the text of the document shows. */
  readonly body: ShownBody;
  readonly awareness: Awareness;
  /** Takes back this person's own edits only; lives here, so that closing the editor forgets none. */
  readonly undoManager: OwnUndo;
  readonly saveState: Observable<SaveState>;
  /** What the editor of an older version left on this device. */
  readonly older: Pick<OlderCopies, 'words' | 'discard'>;
  /** Words of this person that others have taken away while they were written. */
  readonly lost: Pick<LostWordsHere, 'words' | 'putBack' | 'dismiss'>;
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

const leavers = new Leavers<UpdateConnection>();
const nameOf = ({ userId, updateId }: CopyOwner): string => `${userId} ${updateId}`;

/**
 * Opens an update for writing, from this device's copy; `connect` brings in the server. One that was closed here
 * and holds words that are kept nowhere is gone on with.
 */
export function openUpdate(options: UpdateConnectionOptions): UpdateConnection {
  const left = leavers.takeBack(nameOf(options));
  left?.awareness.setLocalState({});
  return left ?? openAnew(options);
}

/** The document, and all that keeps it: this device, the server, and what an older version left. */
function openKeepers(options: UpdateConnectionOptions) {
  const document = openDocument();
  const copy = new LocalCopy(document, options);
  const older = new OlderCopies(options, sendOlderCopy);
  const serverUrl = options.serverUrl ?? location.origin;
  const body = new ShownBody(document);
  const lost = new LostWordsHere(body);
  const onAnswer = (update: Uint8Array): void => lost.sent(update);
  const sync = openSync(document, { ...options, serverUrl, copy, onAnswer });
  const behindOlder = followOlder(older, sync.saveState);
  const followed = followLost(lost, behindOlder.saveState);
  const close = (): void => {
    for (const keeper of [sync, copy, older, behindOlder, followed, lost]) keeper.close();
  };
  return { document, body, copy, older, lost, sync, saveState: followed.saveState, close };
}

function openAnew(options: UpdateConnectionOptions): UpdateConnection {
  const { updateId } = options;
  const keepers = openKeepers(options);
  const { document, body, copy, older, lost, sync, saveState } = keepers;
  const words = followWords(document, options, saveState, copy);
  const drafts = observeDraft(body);
  const undoManager = new OwnUndo(document);
  const end = (): void => {
    undoManager.destroy();
    keepers.close();
    document.destroy();
  };
  const { awareness, connect } = sync;
  const connection: UpdateConnection = {
    updateId,
    document,
    body,
    awareness,
    undoManager,
    saveState,
    older,
    lost,
    ready: options.fresh === true ? observable(true) : readiness(keepers),
    draft: drafts.get,
    subscribe: drafts.subscribe,
    connect,
    discard: () => {
      sync.close();
      words.forget();
      return copy.discard();
    },
    close: () => {
      awareness.setLocalState(null);
      const left = { saveState, unkept: words.unkept };
      leavers.leave(nameOf(options), connection, left, end);
    },
  };
  return connection;
}

/** Nobody should type into an empty page that fills a moment later. */
function readiness({
  document,
  copy,
  older,
  sync,
}: ReturnType<typeof openKeepers>): Observable<boolean> {
  const ready = observable(false);
  let read = false;
  const judge = (): void => {
    const known = sync.synced.get() || bodyOf(document).length > 0;
    // Without the server, what an older version kept here would seem to be gone.
    const alone = sync.saveState.get().status !== 'opening' && older.words.get().status === 'none';
    if (read && (known || alone)) ready.set(true);
  };
  void Promise.all([copy.loaded, older.found]).then(() => {
    read = true;
    return judge();
  });
  for (const { subscribe } of [older.words, sync.synced, sync.saveState]) subscribe(judge);
  return ready;
}

function observeDraft(body: ShownBody) {
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
  body.document.on('update', onUpdate);
  return {
    get: (): Draft => (current ??= readDraft(body.document, body.current)),
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
