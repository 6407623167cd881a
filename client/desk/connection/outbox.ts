import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { messageYjsSyncStep1, messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync';
import * as Y from 'yjs';
import { FRAME_SYNC } from '../../../shared/protocol/sync.ts';
import type { DeleteSet } from '../../../shared/document/pieces/ranges.ts';
import { splitUpdate } from '../../../shared/document/pieces/split-update.ts';

/** No more is handed to the network while it still has so many bytes to send: what is typed must not wait for minutes. */
const MOST_BUFFERED_BYTES = 256 * 1024;
const LOOK_AGAIN_MS = 25;

/** The socket as an outbox needs it. */
interface Wire {
  readonly send: (frame: Uint8Array) => void;
  readonly isOpen: () => boolean;
  /** Bytes that the network has not taken yet. */
  readonly buffered: () => number;
}

interface OutboxOptions {
  readonly wire: Wire;
  /** Whose updates go out here. */
  readonly document: Y.Doc;
  /** Sees each frame in the order in which they leave, once it is sure to. */
  readonly onSend: (frame: Uint8Array) => void;
  /** One frame became so many, the last ones that `onSend` saw. */
  readonly onSplit: (pieces: number) => void;
}

function syncFrame(type: number, bytes: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, FRAME_SYNC);
    encoding.writeVarUint(encoder, type);
    encoding.writeVarUint8Array(encoder, bytes);
  });
}

function updateIn(frame: Uint8Array): Uint8Array {
  const decoder = decoding.createDecoder(frame);
  decoding.readVarUint(decoder);
  decoding.readVarUint(decoder);
  return decoding.readVarUint8Array(decoder);
}

/**
 * What goes out over one socket, in order: a frame that holds more than the server takes at once goes in pieces
 * ([C8]). Of an answer to the server's SyncStep1 the last piece is the SyncStep2, as only then the server has all of
 * it; the others are updates. A socket that ends takes with it what it has not sent: the next one's SyncStep1 says
 * what arrived.
 */
export class Outbox {
  readonly #options: OutboxOptions;
  #waiting: Uint8Array[] = [];
  /** Frames behind an answer that waits for what the server has deleted already; null where none waits. */
  #held: Uint8Array[] | null = null;
  #isPlanned = false;

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  add(frame: Uint8Array): void {
    if (frame[0] !== FRAME_SYNC) this.#options.wire.send(frame);
    else if (this.#held !== null) this.#held.push(frame);
    else this.#addSync(frame);
  }

  /** Sees what the server sends. */
  received(frame: Uint8Array): void {
    if (this.#held === null || frame[0] !== FRAME_SYNC || frame[1] !== messageYjsSyncStep2) return;
    const [answer, ...others] = this.#held;
    this.#held = null;
    const { ds: known } = Y.decodeUpdate(updateIn(frame));
    if (answer !== undefined) this.#queue(messageYjsSyncStep2, this.#split(answer, known));
    for (const other of others) this.#addSync(other);
  }

  #addSync(frame: Uint8Array): void {
    const type = frame[1];
    if (type === messageYjsSyncStep1) {
      this.#push(frame);
      this.#send();
      return;
    }
    const pieces = this.#split(frame);
    // A device names all that was ever deleted whenever it comes back: mostly the server knows that.
    if (type === messageYjsSyncStep2 && pieces.length > 1) this.#held = [frame];
    else this.#queue(type ?? messageYjsUpdate, pieces);
  }

  #split(frame: Uint8Array, known?: DeleteSet): readonly Uint8Array[] {
    const { document } = this.#options;
    return splitUpdate(updateIn(frame), known === undefined ? { document } : { document, known });
  }

  #queue(type: number, pieces: readonly Uint8Array[]): void {
    for (const [index, piece] of pieces.entries()) {
      this.#push(syncFrame(index === pieces.length - 1 ? type : messageYjsUpdate, piece));
    }
    if (pieces.length > 1) this.#options.onSplit(pieces.length);
    this.#send();
  }

  #push(frame: Uint8Array): void {
    this.#waiting.push(frame);
    this.#options.onSend(frame);
  }

  #send(): void {
    const { wire } = this.#options;
    let sent = 0;
    while (sent < this.#waiting.length && wire.isOpen() && wire.buffered() < MOST_BUFFERED_BYTES) {
      const frame = this.#waiting[sent];
      sent += 1;
      if (frame !== undefined) wire.send(frame);
    }
    this.#waiting.splice(0, sent);
    if (this.#waiting.length > 0 && wire.isOpen()) this.#planToSend();
  }

  #planToSend(): void {
    if (this.#isPlanned) return;
    this.#isPlanned = true;
    setTimeout(() => {
      this.#isPlanned = false;
      this.#send();
    }, LOOK_AGAIN_MS);
  }
}
