import type { Refusal } from '../../../shared/domain/refusal.ts';
import { errorBody, refusalField } from '../../../shared/protocol/refusal.ts';

/** Why a request had no effect, as the interface tells people apart. */
export type ApiRefusal =
  | Refusal
  /** No answer: no network, or no server. */
  | { readonly code: 'unreachable'; readonly message: string }
  | { readonly code: 'too_fast'; readonly message: string }
  /** The server answered that it failed, or in words that this desk does not know. */
  | { readonly code: 'failed'; readonly message: string };

/** react-query's contract wants a throw where a request was refused; this carries the refusal. */
export class ApiFailure extends Error {
  readonly refusal: ApiRefusal;

  constructor(refusal: ApiRefusal) {
    super(refusal.message);
    this.name = 'ApiFailure';
    this.refusal = refusal;
  }
}

export const UNREACHABLE: ApiRefusal = {
  code: 'unreachable',
  message: 'The server does not answer. Check the network, then try again.',
};

const BY_STATUS: Readonly<Record<number, ApiRefusal>> = {
  401: { code: 'unauthenticated', message: 'Your session has ended. Sign in again.' },
  403: { code: 'forbidden', message: 'You may not do this.' },
  404: { code: 'not_found', message: 'This is not here, or no longer.' },
  410: { code: 'too_old', message: 'This is too old for the server.' },
  413: { code: 'too_large', message: 'This is larger than the server takes.' },
  429: { code: 'too_fast', message: 'Too many attempts. Wait a minute, then try again.' },
};

const FAILED: ApiRefusal = {
  code: 'failed',
  message: 'The server could not do this now. Nothing was changed; try again.',
};

/** Reads an error answer; `body` is whatever JSON came with it, or null. */
export function refusalOf(status: number, body: unknown): ApiRefusal {
  const parsed = errorBody.safeParse(body);
  if (parsed.success) {
    const { code, message: words, details } = parsed.data.error;
    const known = refusalField.safeParse({ ...details, code, message: words });
    if (known.success) return known.data;
    if (status === 503) return { code: 'failed', message: words };
  }
  return BY_STATUS[status] ?? FAILED;
}
