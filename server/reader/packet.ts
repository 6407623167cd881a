import type { Socket } from 'socket.io';

/** One message, encoded once: the same bytes go to every reader ([P5]). */
export interface FeedPacket {
  /** The socket.io packet, as engine.io sends it. */
  readonly text: string;
  readonly options: { readonly compress: false; readonly wsPreEncodedFrame: readonly Buffer[] };
}

const TEXT_FRAME = 0x81;

/** A whole WebSocket text message in one unmasked frame (RFC 6455, 5.2). */
function frame(payload: Buffer): Buffer {
  const { length } = payload;
  if (length < 126) return Buffer.concat([Buffer.from([TEXT_FRAME, length]), payload]);
  const header = Buffer.alloc(length < 65_536 ? 4 : 10);
  header[0] = TEXT_FRAME;
  if (length < 65_536) {
    header[1] = 126;
    header.writeUInt16BE(length, 2);
  } else {
    header[1] = 127;
    header.writeBigUInt64BE(BigInt(length), 2);
  }
  return Buffer.concat([header, payload]);
}

export function encodePacket(name: string, message: unknown): FeedPacket {
  // 2 is socket.io's event packet, 4 engine.io's message.
  const text = `2/feed,${JSON.stringify([name, message])}`;
  return {
    text,
    options: { compress: false, wsPreEncodedFrame: [frame(Buffer.from(`4${text}`))] },
  };
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
