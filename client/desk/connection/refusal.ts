import { REFUSAL_CODES, type RefusalCode, refusalSentence } from '../../../shared/protocol/sync.ts';

/** Why the server did not take a frame. */
export interface SyncRefusal {
  readonly code: RefusalCode | 'forbidden';
  /** For people. */
  readonly message: string;
}

export const FORBIDDEN: SyncRefusal = {
  code: 'forbidden',
  message: 'You may no longer write here.',
};
export const TOO_LARGE: SyncRefusal = {
  code: 'frame_too_large',
  message: refusalSentence('frame_too_large'),
};

const isCode = (text: string): text is RefusalCode => REFUSAL_CODES.some((code) => code === text);

/** Reads `code: sentence`. */
export function refusalOf(reason: string): SyncRefusal {
  const [code = '', ...rest] = reason.split(':');
  const message = rest.join(':').trim();
  if (!isCode(code)) return { code: 'malformed', message: reason };
  return { code, message: message === '' ? refusalSentence(code) : message };
}

/** True where the same words may be taken a moment later. */
export const isTransient = (code: SyncRefusal['code']): boolean =>
  code === 'storage' || code === 'too_fast';
