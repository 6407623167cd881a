import type { ErrorRequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { Refusal } from '../../shared/domain/refusal.ts';

type Code = Refusal['code'] | 'rate_limited' | 'storage' | 'internal';

const STATUS: Readonly<Record<Code, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  changed: 409,
  too_old: 410,
  too_large: 413,
  not_publishable: 422,
  key_reused: 422,
  rate_limited: 429,
  storage: 503,
  internal: 500,
};

/** Answers `{error: {code, message, details?}}`. */
export function sendError(
  response: Response,
  error: { readonly code: Code; readonly message: string; readonly details?: unknown },
): void {
  const { code, message, details } = error;
  response
    .status(STATUS[code])
    .json({ error: { code, message, ...(details === undefined ? {} : { details }) } });
}

export function sendRefusal(response: Response, refusal: Refusal): void {
  const { code, message, ...details } = refusal;
  sendError(response, {
    code,
    message,
    ...(Object.keys(details).length === 0 ? {} : { details }),
  });
}

/** Errors of what reads a request carry a status or a code; everything else is a bug and says nothing. */
function publicError(error: unknown): { readonly code: Code; readonly message: string } {
  const fields = (typeof error === 'object' && error !== null ? error : {}) as {
    readonly type?: unknown;
    readonly code?: unknown;
    readonly status?: unknown;
  };
  if (fields.status === 413 || fields.code === 'LIMIT_FILE_SIZE') {
    return { code: 'too_large', message: 'This is larger than the server takes.' };
  }
  if (fields.type === 'entity.parse.failed') {
    return { code: 'invalid', message: 'The body is not valid JSON.' };
  }
  const unreadable =
    typeof fields.status === 'number' && fields.status >= 400 && fields.status < 500;
  if (unreadable || String(fields.code).startsWith('LIMIT_')) {
    return { code: 'invalid', message: 'The request cannot be read.' };
  }
  if (fields.code === 'storage') {
    return {
      code: 'storage',
      message: 'The server cannot store anything right now. Nothing was changed; try again soon.',
    };
  }
  return { code: 'internal', message: 'Something went wrong on the server. It has been logged.' };
}

export function errorHandler(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const shown = publicError(error);
    if (shown.code === 'internal' || shown.code === 'storage') {
      logger.error({ err: error, path: request.path }, 'request failed');
    }
    if (response.headersSent) return next(error);
    sendError(response, shown);
  };
}
