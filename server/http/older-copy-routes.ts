import type { Express, Request } from 'express';
import express from 'express';
import { z } from 'zod';
import type { Staff } from '../../shared/domain/policy.ts';
import { TREE_SCHEMA } from '../../shared/document/tree/read.ts';
import { OLDER_COPY_LIMITS } from '../../shared/limits.ts';
import { updateIdField } from '../../shared/protocol/fields.ts';
import type { Desk } from '../desk/desk.ts';
import { takeOlderCopy } from '../desk/commands/take-older-copy.ts';
import { sendError, sendRefusal } from './errors.ts';
import { idempotencyOf, isRefusal } from './route.ts';

const PATH = '/api/updates/:id/older-copies';

/** The schema that the copy was kept with. */
const query = z.object({ schema: z.coerce.number().int().min(0).max(TREE_SCHEMA) });

/** Takes what devices kept of drafts with the program of an older version: bytes, and no JSON. */
export function mountOlderCopies(
  app: Express,
  desk: Desk,
  identify: (request: Request) => Promise<Staff | null>,
): void {
  app.post(PATH, async (request, response, next) => {
    const staff = await identify(request);
    if (staff === null) {
      return sendError(response, { code: 'unauthenticated', message: 'Sign in first.' });
    }
    response.locals.staff = staff;
    next();
  });
  app.post(
    PATH,
    express.raw({ type: 'application/octet-stream', limit: OLDER_COPY_LIMITS.bytes }),
    async (request, response) => {
      const id = updateIdField.safeParse(request.params.id);
      if (!id.success) {
        return sendError(response, { code: 'not_found', message: 'There is no such update.' });
      }
      const copy: unknown = request.body;
      if (!(copy instanceof Uint8Array) || !query.safeParse(request.query).success) {
        const message = `Send a Yjs update as application/octet-stream, with ?schema=${TREE_SCHEMA}.`;
        return sendError(response, { code: 'invalid', message });
      }
      const idempotency = idempotencyOf(request, copy);
      if (isRefusal(idempotency)) return sendRefusal(response, idempotency);
      // Set by the handler above, for this very request.
      const staff = response.locals.staff as Staff;
      const taken = await takeOlderCopy(desk, id.data, copy, { staff, idempotency });
      if (!taken.ok) return sendRefusal(response, taken.refusal);
      response.status(200).json(taken.value);
    },
  );
}
