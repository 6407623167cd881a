import { decideUpdate } from '../../shared/domain/decide.ts';
import type { Effect, UpdateCommand } from '../../shared/domain/decision.ts';
import type { UpdateId } from '../../shared/ids.ts';
import { instant } from '../../shared/ids.ts';
import { ok } from '../../shared/result.ts';
import type { Answered, Request } from './answer.ts';
import { answerOnce } from './answer.ts';
import type { Desk } from './desk.ts';
import { announce, carryOut, unknownUpdate } from './desk.ts';

/**
 * Carries out one command on one update and answers with its detail: reads the facts under the row lock,
 * decides, writes, all in one transaction ([P1]); tells the other rooms after the commit ([P3]).
 */
export async function commandUpdate(
  desk: Desk,
  id: UpdateId,
  command: UpdateCommand,
  request: Request,
): Promise<Answered> {
  const [update, draft] = await Promise.all([
    desk.store.updates.get(id),
    desk.drafts.readDraft(id),
  ]);
  if (update === null || draft === null) return unknownUpdate;
  const now = desk.clock();
  const { liveBlogId } = update;
  let effects: readonly Effect[] = [];
  const answered = await answerOnce(desk.store, request, now, async (tables) => {
    const facts = await tables.updates.lock(id);
    if (facts === null) return unknownUpdate;
    const decision = decideUpdate(facts, command, request.staff, instant(now));
    if (!decision.ok) return decision;
    effects = decision.value;
    await carryOut(tables, liveBlogId, effects, {
      request,
      action: `update.${command.type}`,
      subject: id,
      now,
    });
    const detail = await desk.presenter.detail(tables, id, draft);
    return detail === null ? unknownUpdate : ok({ status: 200, body: detail });
  });
  announce(desk.bus, { liveBlogId, updateId: id }, effects);
  return answered;
}
