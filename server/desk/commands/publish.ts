import type { z } from 'zod';
import { publishProblems } from '../../../shared/document/checks/checks.ts';
import type { PublishCommand } from '../../../shared/domain/decision.ts';
import type { UpdateId } from '../../../shared/ids.ts';
import type { publishBody } from '../../../shared/protocol/api.ts';
import type { UpdateDetail } from '../../../shared/protocol/desk.ts';
import type { ChangeUpdate, Read } from '../change-update.ts';
import { changeUpdate } from '../change-update.ts';
import type { Desk } from '../desk.ts';
import type { CommandResult, Request } from '../idempotency.ts';

type PublishBody = z.output<typeof publishBody>;

async function commandOn(
  { directory, seen }: Pick<Desk, 'directory' | 'seen'>,
  { contentHash, change, note }: PublishBody,
  { update, authorship }: Read,
): Promise<PublishCommand> {
  const { draft } = authorship;
  const ids = authorship.writers.length > 0 ? authorship.writers : [update.createdBy];
  const writers = await directory.people(ids);
  return {
    type: 'publish',
    draft,
    seenHash: contentHash,
    seen: seen.find(contentHash),
    change,
    note,
    writers: writers.map((person) => person.name),
    problems: publishProblems(draft.content),
  };
}

/** Publishes exactly the content that the editor saw, or is refused with what has changed since ([P2]). */
export function publish(
  desk: ChangeUpdate & Pick<Desk, 'presenter' | 'directory' | 'seen'>,
  id: UpdateId,
  body: PublishBody,
  request: Request,
): Promise<CommandResult<UpdateDetail>> {
  return changeUpdate(
    desk,
    {
      id,
      commandOn: (read) => commandOn(desk, body, read),
      present: (tables, draft) => desk.presenter.detail(tables, id, draft),
    },
    request,
  );
}
