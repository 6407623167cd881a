import { decideLiveBlog } from '../../shared/domain/decide.ts';
import type { Effect, LiveBlogCommand } from '../../shared/domain/decision.ts';
import type { LiveBlogId } from '../../shared/ids.ts';
import { instant } from '../../shared/ids.ts';
import { ok } from '../../shared/result.ts';
import type { Tables } from '../store/store.ts';
import type { Answered, Request } from './idempotency.ts';
import { answerOnce } from './idempotency.ts';
import type { Desk } from './desk.ts';
import { announce, carryOut, unknownLiveBlog } from './desk.ts';

/** Carries out one command on a live blog; `present` gives the body of the answer, null where it is gone. */
export async function commandLiveBlog(
  desk: Desk,
  id: LiveBlogId,
  command: LiveBlogCommand,
  request: Request,
  present: (tables: Tables) => Promise<unknown>,
): Promise<Answered> {
  const now = desk.clock();
  let effects: readonly Effect[] = [];
  const answered = await answerOnce(desk.store, request, now, async (tables) => {
    const facts = await tables.liveBlogs.readForUpdate(id);
    if (facts === null) return unknownLiveBlog;
    const decision = decideLiveBlog(facts, command, request.staff, instant(now));
    if (!decision.ok) return decision;
    effects = decision.value;
    await carryOut(tables, id, effects, {
      request,
      action: `liveBlog.${command.type}`,
      subject: id,
      now,
    });
    const body = await present(tables);
    return body === null ? unknownLiveBlog : ok({ status: 200, body });
  });
  announce(desk.bus, { liveBlogId: id }, effects);
  return answered;
}
