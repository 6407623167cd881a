import { REFUSAL_CODES, type RefusalCode, refusalSentence } from '../../../shared/protocol/sync.ts';

/** Why the server did not take a frame. */
export interface Denial {
  readonly code: RefusalCode | 'forbidden';
  /** For people. */
  readonly message: string;
}

export const FORBIDDEN: Denial = { code: 'forbidden', message: 'You may no longer write here.' };
export const TOO_LARGE: Denial = {
  code: 'frame_too_large',
  message: refusalSentence('frame_too_large'),
};

const isCode = (text: string): text is RefusalCode => REFUSAL_CODES.some((code) => code === text);

/** Reads `code: sentence`. */
export function denialOf(reason: string): Denial {
  const [code = '', ...rest] = reason.split(':');
  const message = rest.join(':').trim();
  if (!isCode(code)) return { code: 'malformed', message: reason };
  return { code, message: message === '' ? refusalSentence(code) : message };
}

/** True where the same words may be taken a moment later. */
export const isTransient = (code: Denial['code']): boolean =>
  code === 'storage' || code === 'too_fast';
