import * as decoding from 'lib0/decoding';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { WebsocketProvider } from 'y-websocket';
import { SCHEMA_VERSION } from '../../../shared/document/schema/version.ts';
import type { UpdateId } from '../../../shared/ids.ts';
import { CLOSE, FRAME_ACK, FRAME_DENIED } from '../../../shared/protocol/sync.ts';
import type { Observable } from '../observable.ts';
import { observable } from '../observable.ts';
import { NOTHING_SENT, afterAck, afterSend, answerIn, isDurable } from './acknowledgement.ts';
import type { SyncRefusal } from './refusal.ts';
import { refusalOf, FORBIDDEN, isTransient, TOO_LARGE } from './refusal.ts';
import type { SaveStateMachine } from './save-state-machine.ts';
import { createSaveStateMachine } from './save-state-machine.ts';
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
  const machine = createSaveStateMachine(options.copy.kept);
  const { record, saveState } = machine;
  const provider = watchedProvider(document, options, machine);
  const synced = observable(false);
  provider.on('sync', (now) => {
    if (now) synced.set(true);
  });
  provider.on('connection-close', (event) => {
    const { type, refusal } = endOf(event);
    record(type, refusal);
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
  { record, progress }: Pick<SaveStateMachine, 'record' | 'progress'>,
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
    if (isDurable(count)) record('durable');
  };
  provider.messageHandlers[FRAME_DENIED] = (_encoder, decoder) => {
    decoding.readVarUint(decoder);
    const refusal = refusalOf(decoding.readVarString(decoder));
    record(isTransient(refusal.code) ? 'storageFailed' : 'refused', refusal);
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
  readonly refusal: SyncRefusal | null;
} {
  switch (event?.code) {
    case CLOSE.signIn:
      return { type: 'signedOut', refusal: null };
    case CLOSE.forbidden:
      return { type: 'refused', refusal: FORBIDDEN };
    case CLOSE.unknown:
      return { type: 'unknown', refusal: null };
    case CLOSE.tooLarge:
      return { type: 'refused', refusal: TOO_LARGE };
    case CLOSE.reload:
      return { type: 'reload', refusal: null };
    default:
      return { type: 'lost', refusal: null };
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
