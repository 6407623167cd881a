import { decideLiveBlog } from '../../shared/domain/decide.ts';
import type { Effect, LiveBlogCommand } from '../../shared/domain/decision.ts';
import type { LiveBlogId } from '../../shared/ids.ts';
import { instant } from '../../shared/ids.ts';
import { ok } from '../../shared/result.ts';
import type { Tables } from '../store/store.ts';
import type { Desk } from './desk.ts';
import { unknownLiveBlog } from './desk.ts';
import { applyEffects, notify } from './effects.ts';
import type { CommandResult, Request } from './idempotency.ts';
import { runOnce } from './idempotency.ts';

/** A command on one live blog, and what it gives: null where that is gone. */
interface LiveBlogChange<Value> {
  readonly id: LiveBlogId;
  readonly command: LiveBlogCommand;
  readonly present: (tables: Tables) => Promise<Value | null>;
}

/** What a command on a live blog uses. */
export type ChangeLiveBlog = Pick<Desk, 'store' | 'bus' | 'clock'>;

/** Carries out one command on a live blog, in one transaction ([P1]); tells the other rooms after it ([P3]). */
export async function changeLiveBlog<Value>(
  { store, bus, clock }: ChangeLiveBlog,
  { id, command, present }: LiveBlogChange<Value>,
  request: Request,
): Promise<CommandResult<Value>> {
  const now = clock();
  const { userId } = request.staff;
  let effects: readonly Effect[] = [];
  const result = await runOnce<Value>(store, request, now, async (tables) => {
    const facts = await tables.liveBlogs.readForUpdate(id);
    if (facts === null) return unknownLiveBlog;
    const decision = decideLiveBlog(facts, command, request.staff, instant(now));
    if (!decision.ok) return decision;
    effects = decision.value;
    const action = `liveBlog.${command.type}`;
    await applyEffects(tables, id, effects, { userId, action, subject: id, now });
    const value = await present(tables);
    return value === null ? unknownLiveBlog : ok(value);
  });
  notify(bus, { liveBlogId: id }, effects);
  return result;
}
