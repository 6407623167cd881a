import * as decoding from 'lib0/decoding';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { WebsocketProvider } from 'y-websocket';
import { SCHEMA_VERSION } from '../../../shared/document/schema/version.ts';
import type { UpdateId } from '../../../shared/ids.ts';
import { CLOSE, FRAME_ACK, FRAME_DENIED } from '../../../shared/protocol/sync.ts';
import type { Observable } from '../observable.ts';
import { observable } from '../observable.ts';
import { NOTHING_SENT, afterAck, afterSend, answerIn, isSettled } from './acknowledgement.ts';
import type { Denial } from './denial.ts';
import { denialOf, FORBIDDEN, isTransient, TOO_LARGE } from './denial.ts';
import type { Journal } from './journal.ts';
import { keepJournal } from './journal.ts';
import type { ConnectionEvent, SaveState } from './save-state.ts';
import type { LocalCopy } from './local-copy.ts';
import { Sending } from './sending.ts';
import { pacedSocket } from './socket.ts';
import { retryWhenSmaller } from './too-large.ts';

export interface Sync {
  readonly awareness: Awareness;
  readonly saveState: Observable<SaveState>;
  /** True from the first time that the document held all that the server had. */
  readonly synced: Observable<boolean>;
  readonly connect: () => void;
  readonly close: () => void;
}

interface SyncOptions {
  readonly updateId: UpdateId;
  readonly serverUrl: string;
  readonly Socket?: typeof WebSocket;
  readonly copy: Pick<LocalCopy, 'loaded' | 'kept'>;
  /** Hears the update by which the server gets all that it lacks. */
  readonly onAnswer: (update: Uint8Array) => void;
}

const syncUrl = (serverUrl: string): string => `${serverUrl.replace(/^http/, 'ws')}/sync`;

/** Syncs `document` through the stock provider, and follows what the server has confirmed of it. */
export function openSync(document: Y.Doc, options: SyncOptions): Sync {
  const journal = keepJournal(options.copy.kept);
  const { record, saveState } = journal;
  const provider = watchedProvider(document, options, journal);
  const synced = observable(false);
  provider.on('sync', (now) => {
    if (now) synced.set(true);
  });
  provider.on('connection-close', (event) => {
    const { type, denial } = endOf(event);
    record(type, denial);
  });
  const stopListening = reconnectWithNetwork(provider);
  let closed = false;
  const connect = (): void => {
    record('resumed');
    // What this device holds must be in the document when the server asks what it lacks.
    void options.copy.loaded.then(() => {
      if (!closed && saveState.get().status !== 'reload') provider.connect();
      return undefined;
    });
  };
  const stopLooking = retryWhenSmaller(document, saveState, connect);

  return {
    awareness: provider.awareness,
    saveState,
    synced,
    connect,
    close: () => {
      closed = true;
      stopListening();
      stopLooking();
      provider.destroy();
    },
  };
}

/** The stock provider, its frames counted, its acks and refusals recorded. */
function watchedProvider(
  document: Y.Doc,
  options: SyncOptions,
  { record, progress }: Pick<Journal, 'record' | 'progress'>,
): WebsocketProvider {
  let count = NOTHING_SENT;
  const sending = new Sending(progress);
  const provider = new WebsocketProvider(syncUrl(options.serverUrl), options.updateId, document, {
    connect: false,
    disableBc: true,
    params: { schema: String(SCHEMA_VERSION), ack: '1' },
    WebSocketPolyfill: pacedSocket(options.Socket ?? WebSocket, document, {
      onSend: (frame) => {
        count = afterSend(count, frame);
        record('wrote');
        const answer = answerIn(frame);
        if (answer !== null) options.onAnswer(answer);
      },
      onSplit: (pieces) => sending.begin(count.sent - pieces, count.sent),
    }),
  });
  provider.messageHandlers[FRAME_ACK] = (_encoder, decoder) => {
    count = afterAck(count, decoding.readVarUint(decoder));
    sending.acknowledged(count.durable);
    if (isSettled(count)) record('settled');
  };
  provider.messageHandlers[FRAME_DENIED] = (_encoder, decoder) => {
    decoding.readVarUint(decoder);
    const denial = denialOf(decoding.readVarString(decoder));
    record(isTransient(denial.code) ? 'storageFailed' : 'refused', denial);
  };
  provider.on('status', ({ status }) => {
    if (status !== 'connected') sending.end();
    if (status === 'connecting') count = NOTHING_SENT;
    if (status === 'connected') record('connected');
  });
  return provider;
}

/** The event that a close means; without an event it was this side that closed. */
function endOf(event: CloseEvent | null): {
  readonly type: ConnectionEvent;
  readonly denial: Denial | null;
} {
  switch (event?.code) {
    case CLOSE.signIn:
      return { type: 'signedOut', denial: null };
    case CLOSE.forbidden:
      return { type: 'refused', denial: FORBIDDEN };
    case CLOSE.unknown:
      return { type: 'unknown', denial: null };
    case CLOSE.tooLarge:
      return { type: 'refused', denial: TOO_LARGE };
    case CLOSE.reload:
      return { type: 'reload', denial: null };
    default:
      return { type: 'lost', denial: null };
  }
}

/** A browser that lost its network keeps the dead socket for half a minute: a new attempt tells at once. */
function reconnectWithNetwork(provider: WebsocketProvider): () => void {
  const again = (): void => {
    if (!provider.shouldConnect) return;
    provider.wsUnsuccessfulReconnects = 0;
    provider.disconnect();
    provider.connect();
  };
  if (typeof window === 'undefined') return () => {};
  window.addEventListener('offline', again);
  window.addEventListener('online', again);
  return () => {
    window.removeEventListener('offline', again);
    window.removeEventListener('online', again);
  };
}
