import type { z } from 'zod';
import { attributeProblem } from '../../../shared/document/checks/posted-attributes.ts';
import { parseContent } from '../../../shared/document/schema/parse.ts';
import { seedDraft } from '../../../shared/document/sequence/draft.ts';
import type { ContentNode } from '../../../shared/domain/content.ts';
import { EMPTY_CONTENT } from '../../../shared/domain/content.ts';
import type { LiveBlogId, UpdateId } from '../../../shared/ids.ts';
import { instant, updateId } from '../../../shared/ids.ts';
import type { Result } from '../../../shared/result.ts';
import { ok, refuse } from '../../../shared/result.ts';
import type { createUpdateBody } from '../../../shared/protocol/api.ts';
import type { Tables } from '../../store/store.ts';
import type { CommandResult, Request } from '../idempotency.ts';
import { runOnce } from '../idempotency.ts';
import { permit } from '../permission.ts';
import type { Desk } from '../desk.ts';
import { unknownLiveBlog } from '../desk.ts';
import { tooLarge } from '../too-large.ts';

interface MadeUpdate {
  readonly id: UpdateId;
}

/**
 * Makes a draft and writes the first bytes of its document in the same transaction ([W9]). Making the
 * same id again in the same live blog by the same person is the retry of one intent and changes nothing.
 */
export async function createUpdate(
  desk: Pick<Desk, 'store' | 'bus' | 'clock' | 'newId'>,
  liveBlogId: LiveBlogId,
  body: z.output<typeof createUpdateBody>,
  request: Request,
): Promise<CommandResult<MadeUpdate>> {
  const content = seedContent(desk, body.content);
  if (!content.ok) return refuse({ code: 'invalid', message: content.refusal.message });
  const seed = seedDraft(content.value, { kind: body.kind });
  if (seed.exceeded !== null) return refuse(tooLarge(seed.exceeded));
  const now = desk.clock();
  const id = body.id ?? updateId(desk.newId());
  const result = await runOnce<MadeUpdate>(desk.store, request, now, async (tables) => {
    const liveBlog = await tables.liveBlogs.get(liveBlogId);
    if (liveBlog === null) return unknownLiveBlog;
    const permission = permit(request.staff, { type: 'update.create', liveBlog: liveBlog.status });
    if (!permission.ok) return permission;
    const inserted = await tables.updates.insert(
      {
        id,
        liveBlogId,
        state: { status: 'draft' },
        key: false,
        createdBy: request.staff.userId,
        createdAt: instant(now),
      },
      seed,
    );
    if (inserted === 'inserted' || (await isRetry(tables, id, liveBlogId, request))) {
      return ok({ id });
    }
    return refuse({ code: 'conflict', message: 'Another update has this id: make a new one.' });
  });
  if (result.ok) desk.bus.emit('updateChanged', id);
  return result;
}

/** No content means an empty document: an editor that was offline brings what it already holds. */
function seedContent(
  desk: Pick<Desk, 'newId'>,
  content: ContentNode | undefined,
): Result<ContentNode, { readonly message: string }> {
  if (content === undefined) return ok(EMPTY_CONTENT);
  const parsed = parseContent(content, desk.newId);
  const problem = parsed.ok ? attributeProblem(parsed.value) : null;
  if (problem === null) return parsed;
  return refuse({ message: `The content holds what makes no sense: ${problem}` });
}

async function isRetry(
  tables: Tables,
  id: UpdateId,
  liveBlogId: LiveBlogId,
  request: Request,
): Promise<boolean> {
  const existing = await tables.updates.get(id);
  return existing?.liveBlogId === liveBlogId && existing.createdBy === request.staff.userId;
}
