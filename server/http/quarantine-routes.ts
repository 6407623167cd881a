import type { Express } from 'express';
import { z } from 'zod';
import { quarantineAnswer } from '../../shared/protocol/answers.ts';
import type { Desk } from '../desk/desk.ts';
import { listQuarantine } from '../desk/queries/list-quarantine.ts';
import { readQuarantined } from '../desk/queries/read-quarantined.ts';
import { sendError, sendRefusal } from './errors.ts';
import type { Identify } from './express.ts';
import type { Route } from './route.ts';
import { staffRoute } from './route.ts';

export function quarantineRoutes(desk: Desk): readonly Route[] {
  return [
    staffRoute({
      method: 'get',
      path: '/api/quarantine',
      summary: 'List edits that were refused, newest first',
      answer: quarantineAnswer,
      handle: (_input, { staff }) => listQuarantine(desk, staff),
    }),
  ];
}

const idField = z.coerce.number().int().positive();

/** The refused bytes as a file. */
export function mountQuarantineDownload(app: Express, desk: Desk, identify: Identify): void {
  app.get('/api/quarantine/:id/bytes', async (request, response) => {
    const staff = await identify(request);
    if (staff === null) {
      return sendError(response, { code: 'unauthenticated', message: 'Sign in first.' });
    }
    const id = idField.safeParse(request.params.id).data ?? null;
    const bytes = await readQuarantined(desk, id, staff);
    if (!bytes.ok) return sendRefusal(response, bytes.refusal);
    response
      .type('application/octet-stream')
      .attachment(`refused-${id}.yjs`)
      .send(Buffer.from(bytes.value));
  });
}
