import * as decoding from 'lib0/decoding';
import { messageYjsSyncStep2 } from 'y-protocols/sync';
import { FRAME_SYNC } from '../../../shared/protocol/sync.ts';

/**
 * How far the server has confirmed one socket ([W2]): frames are counted in the order in which they leave, as the
 * provider sends some on its own, and large ones go in pieces. `answered` is the reply to the server's question what it lacks; before
 * it, words that were written without a connection may not have been sent at all.
 */
export interface Acknowledgement {
  readonly sent: number;
  readonly durable: number;
  readonly answered: boolean;
}

export const NOTHING_SENT: Acknowledgement = { sent: 0, durable: 0, answered: false };

export function afterSend(before: Acknowledgement, frame: Uint8Array): Acknowledgement {
  if (frame[0] !== FRAME_SYNC) return before;
  return {
    ...before,
    sent: before.sent + 1,
    answered: before.answered || frame[1] === messageYjsSyncStep2,
  };
}

/** `durable` is the count that the server tells; it never goes back. */
export function afterAck(before: Acknowledgement, durable: number): Acknowledgement {
  return { ...before, durable: Math.max(before.durable, durable) };
}

/** True once everything that this device holds is on disk at the server. */
export function isDurable({ sent, durable, answered }: Acknowledgement): boolean {
  return answered && durable >= sent;
}

/** The update in the reply to the server's question what it lacks; null for any other frame. */
export function answerIn(frame: Uint8Array): Uint8Array | null {
  if (frame[0] !== FRAME_SYNC || frame[1] !== messageYjsSyncStep2) return null;
  return decoding.readVarUint8Array(decoding.createDecoder(frame.subarray(2)));
}
