import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { writePermissionDenied } from 'y-protocols/auth';
import { messageYjsSyncStep1, messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync';
import * as Y from 'yjs';
import { SOCKET_LIMITS } from '../../../shared/limits.ts';
import {
  FRAME_ACK,
  FRAME_AWARENESS,
  FRAME_DENIED,
  FRAME_QUERY_AWARENESS,
  FRAME_SYNC,
  type RefusalCode,
} from '../../../shared/protocol/sync.ts';

/** A frame that a client sent. */
export type Frame =
  | { readonly kind: 'syncStep1'; readonly stateVector: Uint8Array }
  /** `answer`: the client's SyncStep2, which brings all that the server had not got. */
  | { readonly kind: 'update'; readonly bytes: Uint8Array; readonly answer: boolean }
  | { readonly kind: 'awareness'; readonly bytes: Uint8Array }
  | { readonly kind: 'queryAwareness' }
  /** Of a type that means nothing here. */
  | { readonly kind: 'other' }
  | { readonly kind: 'malformed' };

function readSync(decoder: decoding.Decoder): Frame {
  const type = decoding.readVarUint(decoder);
  const bytes = decoding.readVarUint8Array(decoder);
  if (type === messageYjsSyncStep1) {
    if (bytes.length > SOCKET_LIMITS.stateVectorBytes) return { kind: 'malformed' };
    Y.decodeStateVector(bytes);
    return { kind: 'syncStep1', stateVector: bytes };
  }
  if (type !== messageYjsSyncStep2 && type !== messageYjsUpdate) return { kind: 'malformed' };
  return { kind: 'update', bytes, answer: type === messageYjsSyncStep2 };
}

/** What a client has sent; never throws. */
export function readFrame(data: Uint8Array): Frame {
  const decoder = decoding.createDecoder(data);
  try {
    const type = decoding.readVarUint(decoder);
    if (type === FRAME_SYNC) return readSync(decoder);
    if (type === FRAME_AWARENESS) {
      return { kind: 'awareness', bytes: decoding.readVarUint8Array(decoder) };
    }
    return { kind: type === FRAME_QUERY_AWARENESS ? 'queryAwareness' : 'other' };
  } catch {
    return { kind: 'malformed' };
  }
}

const encode = (write: (encoder: encoding.Encoder) => void): Uint8Array => encoding.encode(write);

function syncFrame(type: number, bytes: Uint8Array): Uint8Array {
  return encode((encoder) => {
    encoding.writeVarUint(encoder, FRAME_SYNC);
    encoding.writeVarUint(encoder, type);
    encoding.writeVarUint8Array(encoder, bytes);
  });
}

export const syncStep1Frame = (document: Y.Doc): Uint8Array =>
  syncFrame(messageYjsSyncStep1, Y.encodeStateVector(document));

export const syncStep2Frame = (bytes: Uint8Array): Uint8Array =>
  syncFrame(messageYjsSyncStep2, bytes);

export const updateFrame = (bytes: Uint8Array): Uint8Array => syncFrame(messageYjsUpdate, bytes);

/** A frame of carets, as y-protocols encodes them. */
export const awarenessFrame = (bytes: Uint8Array): Uint8Array =>
  encode((encoder) => {
    encoding.writeVarUint(encoder, FRAME_AWARENESS);
    encoding.writeVarUint8Array(encoder, bytes);
  });

/** Frame 100: the count of durable frames ([W2]). */
export const ackFrame = (count: number): Uint8Array =>
  encode((encoder) => {
    encoding.writeVarUint(encoder, FRAME_ACK);
    encoding.writeVarUint(encoder, count);
  });

/** Tells the author of a refused frame why, as `code: message`. */
export const deniedFrame = (code: RefusalCode, message: string): Uint8Array =>
  encode((encoder) => {
    encoding.writeVarUint(encoder, FRAME_DENIED);
    writePermissionDenied(encoder, `${code}: ${message}`);
  });
