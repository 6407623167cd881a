import { timingSafeEqual } from 'node:crypto';
import type { Express, Request } from 'express';
import type { Registry } from 'prom-client';
import { sendError } from './errors.ts';

export interface Operation {
  readonly registry: Registry;
  readonly metricsToken: string | null;
  /** Whether TRUST_PROXY names one. */
  readonly behindProxy: boolean;
  /** Resolves while the server can take work; rejects with the reason. */
  readonly ready: () => Promise<void>;
}

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** What proxies add: a request that carries one comes from somewhere else, whatever its address says. */
const FORWARDED = ['forwarded', 'via', 'x-forwarded-for', 'x-real-ip'];

/** With a token, whoever has it; without one, only this machine, and no proxy on it. */
function mayReadMetrics(
  request: Request,
  { metricsToken: token, behindProxy }: Operation,
): boolean {
  if (token === null) {
    const isForwarded =
      behindProxy || FORWARDED.some((name) => request.headers[name] !== undefined);
    return !isForwarded && LOOPBACK.has(request.ip ?? '');
  }
  const given = Buffer.from(request.get('authorization') ?? '');
  const expected = Buffer.from(`Bearer ${token}`);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

export function mountOperation(app: Express, operation: Operation): void {
  app.get('/health/live', (_request, response) => {
    response.json({ status: 'live' });
  });
  app.get('/health/ready', async (_request, response) => {
    try {
      await operation.ready();
      response.json({ status: 'ready' });
    } catch {
      response.status(503).json({ status: 'unavailable' });
    }
  });
  app.get('/metrics', async (request, response) => {
    if (!mayReadMetrics(request, operation)) {
      return sendError(response, { code: 'forbidden', message: 'Metrics need their token.' });
    }
    response.type(operation.registry.contentType).send(await operation.registry.metrics());
  });
}
