import type { Express, Request } from 'express';
import { z } from 'zod';
import type { Staff } from '../../shared/domain/policy.ts';
import { can, staffActor } from '../../shared/domain/policy.ts';
import { quarantineAnswer } from '../../shared/protocol/answers.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { Directory } from '../auth/directory.ts';
import type { LiveBlogId, UpdateId } from '../../shared/ids.ts';
import type { QuarantineTable, UpdateTable } from '../store/store.ts';
import { sendError } from './errors.ts';
import type { Route } from './route.ts';
import { staffRoute } from './route.ts';

const LISTED = 200;

/** Where each update stands, so that the page can lead to it. */
async function liveBlogsOf(
  updates: Pick<UpdateTable, 'get'>,
  entries: readonly { readonly updateId: UpdateId }[],
): Promise<ReadonlyMap<UpdateId, LiveBlogId>> {
  const ids = [...new Set(entries.map((entry) => entry.updateId))];
  const found = await Promise.all(ids.map((id) => updates.get(id)));
  return new Map(found.flatMap((update) => (update ? [[update.id, update.liveBlogId]] : [])));
}

export function quarantineRoutes(
  table: QuarantineTable,
  updates: Pick<UpdateTable, 'get'>,
  directory: Directory,
): readonly Route[] {
  return [
    staffRoute({
      method: 'get',
      path: '/api/quarantine',
      summary: 'List edits that were refused, newest first',
      answer: quarantineAnswer,
      handle: async (_input, { staff }) => {
        const permission = can(staffActor(staff), { type: 'quarantine.see' });
        if (!permission.allowed) return refuse({ code: 'forbidden', message: permission.reason });
        const entries = await table.list(LISTED);
        const people = await directory.people(entries.map((entry) => entry.userId));
        const liveBlogs = await liveBlogsOf(updates, entries);
        return ok({
          status: 200,
          body: {
            entries: entries.map((entry, index) => ({
              ...entry,
              person: people[index],
              liveBlogId: liveBlogs.get(entry.updateId) ?? null,
            })),
          },
        });
      },
    }),
  ];
}

const idField = z.coerce.number().int().positive();

/** The refused bytes as they came, for the one who looks into what happened. */
export function mountQuarantineDownload(
  app: Express,
  table: QuarantineTable,
  identify: (request: Request) => Promise<Staff | null>,
): void {
  app.get('/api/quarantine/:id/bytes', async (request, response) => {
    const staff = await identify(request);
    if (staff === null) {
      return sendError(response, { code: 'unauthenticated', message: 'Sign in first.' });
    }
    const permission = can(staffActor(staff), { type: 'quarantine.see' });
    if (!permission.allowed) {
      return sendError(response, { code: 'forbidden', message: permission.reason });
    }
    const id = idField.safeParse(request.params.id);
    const bytes = id.success ? await table.bytes(id.data) : null;
    if (bytes === null) {
      return sendError(response, { code: 'not_found', message: 'There is no such entry.' });
    }
    response
      .type('application/octet-stream')
      .attachment(`refused-${id.data}.yjs`)
      .send(Buffer.from(bytes));
  });
}
