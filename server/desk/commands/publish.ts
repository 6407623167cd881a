import type { z } from 'zod';
import { publishProblems } from '../../../shared/document/checks/checks.ts';
import type { UpdateId } from '../../../shared/ids.ts';
import type { publishBody } from '../../../shared/protocol/api.ts';
import type { Answered, Request } from '../idempotency.ts';
import type { Desk } from '../desk.ts';
import { commandUpdate } from '../change-update.ts';

/** Publishes exactly the content that the editor saw, or says what has changed since ([P2]). */
export function publish(
  desk: Desk,
  id: UpdateId,
  body: z.output<typeof publishBody>,
  request: Request,
): Promise<Answered> {
  const { directory, seen } = desk;
  return commandUpdate(
    desk,
    id,
    async ({ update, authorship }) => {
      const { draft } = authorship;
      const ids = authorship.writers.length > 0 ? authorship.writers : [update.createdBy];
      const writers = await directory.people(ids);
      return {
        type: 'publish',
        draft,
        seenHash: body.contentHash,
        seen: seen.find(body.contentHash),
        change: body.change,
        note: body.note,
        writers: writers.map((person) => person.name),
        problems: publishProblems(draft.content),
      };
    },
    request,
  );
}
