import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { z } from 'zod';
import { sendError } from './errors.ts';

const FAILURES_A_MINUTE = 30;

export const addressOf = (request: Request): string => ipKeyGenerator(request.ip ?? '');

const credentials = z.object({ email: z.string().max(320).toLowerCase() });

/**
 * Whose password is tried, and from where: a whole newsroom that signs in at once comes from one address,
 * and is no attack. `body` is the text as it came.
 */
export function accountOf(request: Request): string {
  try {
    const { email } = credentials.parse(JSON.parse(String(request.body)));
    return `${addressOf(request)} ${email}`;
  } catch {
    return addressOf(request);
  }
}

/** Refuses further attempts with one key after so many that failed within a minute. */
export function limitAttempts(keyOf: (request: Request) => string): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: FAILURES_A_MINUTE,
    keyGenerator: keyOf,
    skipSuccessfulRequests: true,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_request, response) =>
      sendError(response, {
        code: 'rate_limited',
        message: 'Too many attempts. Wait a minute, then try again.',
      }),
  });
}
