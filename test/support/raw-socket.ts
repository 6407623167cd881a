import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import { eventually } from './eventually.ts';

/** A client that speaks bytes: what it sends is not Yjs's choice. */
export interface RawSocket {
  readonly received: Uint8Array[];
  /** Text goes as a text frame. */
  send(bytes: Uint8Array | string): void;
  /** Resolves with the close code. */
  readonly closed: Promise<number>;
  /** Resolves when the server has sent a frame. */
  open(): Promise<void>;
  close(): void;
  /** Reads nothing more, until `resume`. */
  pause(): void;
  resume(): void;
}

export function openRaw(
  url: string,
  name: string | null,
  headers: Record<string, string> = {},
): RawSocket {
  const socket = new WebSocket(url, {
    headers: { ...headers, ...(name === null ? {} : { cookie: `name=${name}` }) },
  });
  const received: Uint8Array[] = [];
  socket.on('message', (data: Buffer) => received.push(data));
  socket.on('error', () => {});
  return {
    received,
    send: (bytes) => socket.send(bytes),
    closed: new Promise((resolve) => {
      socket.on('close', resolve);
    }),
    open: () => eventually(() => received.length > 0, 'the server speaks'),
    close: () => socket.terminate(),
    pause: () => socket.pause(),
    resume: () => socket.resume(),
  };
}

/** Sync types: 0 is SyncStep1, 1 SyncStep2, 2 an update. */
export const syncFrame = (type: number, bytes: Uint8Array): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarUint(encoder, type);
    encoding.writeVarUint8Array(encoder, bytes);
  });

/** States by client id, each under the clock given. */
export const awarenessFrame = (
  states: readonly (readonly [client: number, clock: number, state: unknown])[],
): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint8Array(
      encoder,
      encoding.encode((inner) => {
        encoding.writeVarUint(inner, states.length);
        for (const [client, clock, state] of states) {
          encoding.writeVarUint(inner, client);
          encoding.writeVarUint(inner, clock);
          encoding.writeVarString(inner, JSON.stringify(state));
        }
      }),
    );
  });
