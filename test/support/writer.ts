import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { SCHEMA_VERSION } from '../../shared/document/schema/version.ts';
import { bodyOf } from '../../shared/document/sequence/form.ts';
import { FRAME_ACK } from '../../shared/protocol/sync.ts';
import { eventually } from './eventually.ts';

/** Someone at a stock WebsocketProvider. */
export interface Writer {
  readonly document: Y.Doc;
  readonly provider: WebsocketProvider;
  /** The last durable ack, 0 before the first. */
  acknowledged(): number;
  /** Sync frames sent over the present connection. */
  sent(): number;
  /** Reasons of refusals, as `code: sentence`. */
  readonly denied: string[];
  /** Codes with which connections ended. */
  readonly closed: number[];
  synced(): Promise<void>;
  /** Resolves when every sync frame of this connection is acknowledged. */
  saved(): Promise<void>;
  words(): string;
}

export interface WriterOptions {
  readonly document?: Y.Doc;
  readonly params?: Record<string, string>;
  readonly connect?: boolean;
  /** A real session; without it the name is one. */
  readonly cookie?: string;
}

/** A WebSocket that brings a cookie and counts the sync frames that it sends. */
function socketOf(cookie: string, onSend: (first: boolean) => void): typeof globalThis.WebSocket {
  class CookieSocket extends WebSocket {
    #first = true;
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers: { cookie } });
    }
    override send(data: Uint8Array): void {
      if (data[0] === 0) {
        onSend(this.#first);
        this.#first = false;
      }
      super.send(data);
    }
  }
  // ws differs from the browser's class in details that y-websocket does not touch.
  return CookieSocket as unknown as typeof globalThis.WebSocket;
}

export function openWriter(
  address: string,
  id: string,
  name: string,
  { document = new Y.Doc(), params, connect = true, cookie = `name=${name}` }: WriterOptions = {},
): Writer {
  let sent = 0;
  let acknowledged = 0;
  const denied: string[] = [];
  const closed: number[] = [];
  const provider = new WebsocketProvider(address, id, document, {
    params: params ?? { schema: String(SCHEMA_VERSION), ack: '1' },
    disableBc: true,
    connect,
    maxBackoffTime: 100,
    WebSocketPolyfill: socketOf(cookie, (first) => {
      if (first) acknowledged = 0;
      sent = first ? 1 : sent + 1;
    }),
  });
  provider.messageHandlers[FRAME_ACK] = (_encoder, decoder) => {
    acknowledged = decoding.readVarUint(decoder);
  };
  provider.messageHandlers[2] = (_encoder, decoder) => {
    decoding.readVarUint(decoder);
    denied.push(decoding.readVarString(decoder));
  };
  provider.on('connection-close', (event) => {
    if (event !== null) closed.push(event.code);
  });
  return {
    document,
    provider,
    acknowledged: () => acknowledged,
    sent: () => sent,
    denied,
    closed,
    synced: () => eventually(() => provider.synced, `${name} is in step`),
    saved: () =>
      eventually(() => provider.synced && sent >= 2 && acknowledged === sent, `${name} is saved`),
    words: () => bodyOf(document).toJSON(),
  };
}
