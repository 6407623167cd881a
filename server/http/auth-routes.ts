import express from 'express';
import type { Express, Request } from 'express';
import { toNodeHandler } from 'better-auth/node';
import type { Staff } from '../../shared/domain/policy.ts';
import { sessionAnswer } from '../../shared/protocol/answers.ts';
import type { Auth } from '../auth/auth.ts';
import { CLIENT_ADDRESS_HEADER } from '../auth/auth.ts';
import type { Bus } from '../bus/in-process.ts';
import type { Desk } from '../desk/desk.ts';
import { readSession } from '../desk/queries/read-session.ts';
import { accountOf, limitAttempts } from './attempts.ts';
import type { Route } from './route.ts';
import { staffRoute } from './route.ts';

/** Of any type, as better-auth itself would read a body of any length. */
const boundedBodies = express.text({ type: () => true, limit: '64kb' });

/**
 * Hands /api/auth to better-auth, with the client's address as our own proxy settings see it. Any request
 * that changes something may end sessions, the caller's or others of theirs: their sockets ask again ([S6]).
 */
export function mountAuth(
  app: Express,
  auth: Auth,
  bus: Bus,
  identify: (request: Request) => Promise<Staff | null>,
): void {
  const handle = toNodeHandler(auth.handler);
  app.use('/api/auth', boundedBodies);
  app.use('/api/auth/sign-in', limitAttempts(accountOf));
  app.all('/api/auth/*rest', async (request, response) => {
    request.headers[CLIENT_ADDRESS_HEADER] = request.ip ?? '127.0.0.1';
    const caller = request.method === 'POST' ? await identify(request) : null;
    await handle(request, response);
    if (caller !== null) bus.emit('accessChanged', caller.userId);
  });
}

export function sessionRoutes(desk: Desk): readonly Route[] {
  return [
    staffRoute({
      method: 'get',
      path: '/api/session',
      summary: 'Who is signed in',
      answer: sessionAnswer,
      handle: (_input, { staff }) => readSession(desk, staff),
    }),
  ];
}
