import type { RefusalCode } from '../../../shared/protocol/sync.ts';

/** Why the server did not take a frame. */
export interface Denial {
  readonly code: RefusalCode | 'forbidden';
  /** For people. */
  readonly message: string;
}

export const FORBIDDEN: Denial = { code: 'forbidden', message: 'You may no longer write here.' };
export const TOO_LARGE: Denial = {
  code: 'frame_too_large',
  message: 'This is more than the server takes at once.',
};

/** For a server that gives a code and no sentence, and for codes that this desk does not know. */
const SENTENCES: Readonly<Record<RefusalCode, string>> = {
  read_only: 'This update can be read here, and not changed.',
  frame_too_large: TOO_LARGE.message,
  document_too_large: 'This update has grown too large. Take something out.',
  malformed: 'The server could not read what this browser sent.',
  too_deep: 'Lists or quotations stand too deep inside each other.',
  pending: 'A part of the text has not reached the server.',
  foreign_client_id: 'The server did not recognise this browser as yours.',
  unknown_root: 'The server could not read what this browser sent.',
  schema: 'The text holds something that this newsroom does not know.',
  too_fast: 'That was too much at once. It will be sent again in a moment.',
  storage: 'The server cannot save at the moment. It will be sent again.',
};

const isCode = (text: string): text is RefusalCode => Object.hasOwn(SENTENCES, text);

/** Reads `code: sentence`. */
export function denialOf(reason: string): Denial {
  const [code = '', ...rest] = reason.split(':');
  const message = rest.join(':').trim();
  if (!isCode(code)) return { code: 'malformed', message: reason };
  return { code, message: message === '' ? SENTENCES[code] : message };
}

/** True where the same words may be taken a moment later. */
export const isTransient = (code: Denial['code']): boolean =>
  code === 'storage' || code === 'too_fast';
