import { userId } from '../../shared/ids.ts';
import { tokenHash } from '../auth/tokens.ts';
import type { Retryable } from './idempotency.ts';

/** A request of somebody without an account: whoever holds the link with this token. */
export function holderOf(token: string, idempotency: Retryable['idempotency']): Retryable {
  return { staff: { userId: userId(tokenHash(token)) }, idempotency };
}
