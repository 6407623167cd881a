import type * as Y from 'yjs';
import { Outbox } from './outbox.ts';

/** Bytes as the provider hands them over. */
type Frame = Parameters<WebSocket['send']>[0];

interface Watcher {
  /** Sees each frame in the order in which they leave, once it is sure to. */
  readonly onSend: (frame: Uint8Array) => void;
  /** One frame became so many, the last ones that `onSend` saw. */
  readonly onSplit: (pieces: number) => void;
}

/** A WebSocket that sends what is too large for one frame in pieces, and shows each frame to its watcher. */
export function pacedSocket(
  Socket: typeof WebSocket,
  document: Y.Doc,
  { onSend, onSplit }: Watcher,
): typeof WebSocket {
  return class extends Socket {
    readonly #outbox = new Outbox({
      wire: {
        // The provider's frames are views of ordinary buffers.
        send: (frame) => super.send(frame as Uint8Array<ArrayBuffer>),
        isOpen: () => this.readyState === Socket.OPEN,
        buffered: () => this.bufferedAmount,
      },
      document,
      onSend,
      onSplit,
    });

    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols);
      this.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        if (data instanceof ArrayBuffer) this.#outbox.received(new Uint8Array(data));
      });
    }

    override send(data: Frame): void {
      if (data instanceof Uint8Array) this.#outbox.add(data);
      else super.send(data);
    }
  };
}
