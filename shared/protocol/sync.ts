/**
 * The sync socket, `/sync/:updateId?schema=N&ack=1`: y-protocols frames, each a varUint type and a body.
 * Types 0–3 are those of y-websocket, so that its stock provider works unchanged ([W3]).
 */
export const FRAME_SYNC = 0;
export const FRAME_AWARENESS = 1;
/** y-protocols' permission-denied frame: varUint 0 and a string, here `code: sentence`. */
export const FRAME_DENIED = 2;
export const FRAME_QUERY_AWARENESS = 3;
/**
 * Durable ack ([W2]), to clients that ask with `ack=1`: a varUint, how many sync frames (type 0) of this
 * connection, from its first on, are on disk. SyncStep1 counts as well; a refused frame ends the count.
 */
export const FRAME_ACK = 100;

/** Codes 44xx are final: y-websocket stops reconnecting. */
export const CLOSE = {
  signIn: 4401,
  forbidden: 4403,
  unknown: 4404,
  tooLarge: 4413,
  reload: 4499,
  /** Slow or draining: come back. */
  tryAgain: 1013,
} as const;

/** Why a frame was refused: the `code` of `FRAME_DENIED`. */
export const REFUSAL_CODES = [
  'read_only',
  'frame_too_large',
  'document_too_large',
  'malformed',
  'too_deep',
  'pending',
  'foreign_client_id',
  'unknown_root',
  'schema',
  'too_fast',
  'storage',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

const SENTENCES: Readonly<Record<RefusalCode, string>> = {
  read_only: 'This update can be read, and not changed.',
  frame_too_large: 'This is more than the server takes at once.',
  document_too_large: 'This update has grown too large. Take something out.',
  malformed: 'The server cannot read this edit.',
  too_deep: 'Lists or quotations stand too deep inside each other.',
  pending: 'This edit builds on others that have not reached the server.',
  foreign_client_id: 'This edit carries the signature of somebody else.',
  unknown_root: 'This edit writes beside the text of the update.',
  schema: 'This edit holds something that an update cannot hold.',
  too_fast: 'This was too much at once. It is sent again in a moment.',
  storage: 'The server cannot save at the moment. It is sent again.',
};

/** Why a frame was refused, for its author and for whoever looks into it. */
export const refusalSentence = (code: RefusalCode): string => SENTENCES[code];
