import express from 'express';
import type { Express, Request, RequestHandler } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import type { Staff } from '../../shared/domain/policy.ts';
import { addressOf, limitAttempts } from './attempts.ts';
import { errorHandler, sendError } from './errors.ts';
import { originAllowed } from './origin.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
const BODY_LIMIT = '2mb';

/** Refuses changing requests that another site's page sent with our cookies ([S8]). */
function sameOrigin(baseUrl: URL | null): RequestHandler {
  return (request, response, next) => {
    if (SAFE.has(request.method) || originAllowed(request.headers, baseUrl)) return next();
    sendError(response, {
      code: 'forbidden',
      message: 'This request comes from another site. Open the desk at its own address.',
    });
  };
}

function securityHeaders(baseUrl: URL | null): RequestHandler {
  const secure = baseUrl?.protocol === 'https:';
  return helmet({
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // The editor and the virtual list place things with style attributes.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: ["'self'", 'ws:', 'wss:'],
        frameSrc: ["'none'"],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        upgradeInsecureRequests: secure ? [] : null,
      },
    },
    strictTransportSecurity: secure,
  });
}

/** Where the secret of a link could be found out by trying. */
const SECRETS = ['/api/set-up', '/api/invitations/by-token', '/api/invitations/accept'];

export interface HttpOptions {
  readonly logger: Logger;
  readonly baseUrl: URL | null;
  readonly trustProxy: number | string | false;
}

/** An Express app with what every route stands behind; `mountEnd` closes it after the routes. */
export function createExpress(options: HttpOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', options.trustProxy);
  app.set('query parser', 'simple');
  app.use(
    pinoHttp({
      logger: options.logger,
      autoLogging: { ignore: (request) => /^\/(health|metrics|assets)/.test(request.url ?? '') },
      customLogLevel: (_request, response, error) =>
        error !== undefined || response.statusCode >= 500 ? 'error' : 'debug',
      serializers: {
        req: (request: { id: unknown; method: string; url: string }) => ({
          id: request.id,
          method: request.method,
          // Links carry one-time tokens: they do not belong into a log.
          path: request.url.split('?')[0],
        }),
        res: (response: { statusCode: number }) => ({ statusCode: response.statusCode }),
      },
    }),
  );
  app.use(securityHeaders(options.baseUrl));
  app.use(sameOrigin(options.baseUrl));
  app.use(SECRETS, limitAttempts(addressOf));
  return app;
}

/** JSON bodies, for all routes but better-auth's, which reads its own. */
export const jsonBodies: RequestHandler = express.json({ limit: BODY_LIMIT });

export function mountEnd(app: Express, logger: Logger): void {
  app.use((_request, response) => {
    sendError(response, { code: 'not_found', message: 'There is nothing at this address.' });
  });
  app.use(errorHandler(logger));
}

export type Identify = (request: Request) => Promise<Staff | null>;
