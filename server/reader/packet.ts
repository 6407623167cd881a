import type { Socket } from 'socket.io';
import { messageOf } from '../../shared/protocol/message.ts';

/** One message, encoded once: the same bytes go to every reader ([P5]). */
export interface FeedPacket {
  /** The socket.io packet, as engine.io sends it. */
  readonly text: string;
  readonly options: { readonly compress: false; readonly wsPreEncodedFrame: readonly Uint8Array[] };
}

export function encodePacket(name: string, message: unknown): FeedPacket {
  // 2 is socket.io's event packet, 4 engine.io's message.
  const text = `2/feed,${JSON.stringify([name, message])}`;
  const bytes = messageOf('text', Buffer.from(`4${text}`));
  return { text, options: { compress: false, wsPreEncodedFrame: [bytes] } };
}

/** What engine.io keeps of a connection, as far as its queue goes; it declares these private. */
interface EngineQueue {
  readonly writeBuffer: readonly { readonly data?: unknown }[];
  readonly transport: {
    readonly socket?: { readonly bufferedAmount: number; terminate(): void };
  };
}

function engineOf(socket: Socket): EngineQueue {
  return socket.conn as unknown as EngineQueue;
}

/** Bytes that wait for a reader's network. */
function queuedBytes({ transport, writeBuffer }: EngineQueue): number {
  let bytes = transport.socket?.bufferedAmount ?? 0;
  for (const { data } of writeBuffer) if (typeof data === 'string') bytes += data.length;
  return bytes;
}

const MAXIMUM_QUEUED_BYTES = 256 * 1024;

/** False where the reader is too slow and was cut off: they come back by the delta. */
export function writePacket(socket: Socket, packet: FeedPacket): boolean {
  const engine = engineOf(socket);
  if (queuedBytes(engine) > MAXIMUM_QUEUED_BYTES) {
    // No closing handshake: it would wait behind what the reader does not take.
    engine.transport.socket?.terminate();
    return false;
  }
  socket.conn.write(packet.text, packet.options);
  return true;
}
