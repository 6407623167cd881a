import type { Duplex } from 'node:stream';
import { type Server, WebSocket, WebSocketServer } from 'ws';
import { FRAME_LIMITS, SOCKET_LIMITS } from '../../../shared/limits.ts';
import { messageOf } from '../../../shared/protocol/message.ts';
import { CLOSE, refusalSentence } from '../../../shared/protocol/sync.ts';
import { deniedFrame } from '../room/frames.ts';

const MESSAGE_TOO_BIG = 1009;
/** Room in a close frame. */
const REASON_BYTES = 120;

/** A message up to here is copied, to be given to all sockets as it is. */
const COPY_BYTES = 16 * 1024;

/** Most frames go to everybody in a room. */
const messages = new WeakMap<Uint8Array, Uint8Array>();

function binaryMessage(frame: Uint8Array): Uint8Array {
  const known = messages.get(frame);
  if (known !== undefined) return known;
  const message = messageOf('binary', frame);
  messages.set(frame, message);
  return message;
}

/**
 * ws closes on a frame over `maxPayload` with 1009, after which y-websocket would come back with the same
 * frame for ever: here it is the final code.
 */
export class SyncSocket extends WebSocket {
  #stream: Duplex | null = null;

  /** `stream`: what the socket writes to, where nothing of it ever waits in ws: nothing is compressed. */
  writesTo(stream: Duplex): void {
    this.#stream = stream;
  }

  /** Sends a frame that is not changed any more; an error shows as the socket's close. */
  sendFrame(frame: Uint8Array): void {
    if (this.#stream === null || frame.length > COPY_BYTES) {
      this.send(frame, { binary: true }, () => {});
    } else this.#stream.write(binaryMessage(frame));
  }

  override close(code?: number, reason?: string | Buffer): void {
    if (code !== MESSAGE_TOO_BIG) {
      super.close(code, reason);
      return;
    }
    this.send(deniedFrame('frame_too_large', refusalSentence('frame_too_large')));
    super.close(CLOSE.tooLarge, 'frame_too_large');
  }
}

/** Takes upgrades; listens by itself nowhere. */
export const createSocketServer = (): Server<typeof SyncSocket> =>
  new WebSocketServer({
    noServer: true,
    WebSocket: SyncSocket,
    maxPayload: FRAME_LIMITS.bytes,
    perMessageDeflate: false,
    // The others are served between two frames of one client, however many come at once.
    allowSynchronousEvents: false,
  });

/** Answers an upgrade with plain HTTP. */
export function refuseUpgrade(
  socket: Duplex,
  status: '403 Forbidden' | '503 Service Unavailable',
): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** `slow`: too much waits for this receiver already. */
export function sendTo(socket: SyncSocket, frame: Uint8Array): 'sent' | 'slow' {
  if (socket.readyState !== WebSocket.OPEN) return 'sent';
  if (socket.bufferedAmount > SOCKET_LIMITS.backlogBytes) return 'slow';
  socket.sendFrame(frame);
  return 'sent';
}

/** Closes with a reason cut to what fits; ws drops the peer if it does not answer. */
export function closeSocket(socket: WebSocket, code: number, reason: string): void {
  const bytes = Buffer.from(reason);
  const end = bytes.length <= REASON_BYTES ? bytes.length : REASON_BYTES;
  socket.resume();
  socket.close(
    code,
    bytes
      .subarray(0, end)
      .toString()
      .replace(/\uFFFD$/, ''),
  );
}
