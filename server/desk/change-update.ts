import { decideUpdate } from '../../shared/domain/decide.ts';
import type { Effect, UpdateCommand } from '../../shared/domain/decision.ts';
import type { Authorship } from '../../shared/document/attribution/authorship.ts';
import type { Draft } from '../../shared/domain/update.ts';
import type { VersionReason } from '../../shared/domain/version.ts';
import type { UpdateId } from '../../shared/ids.ts';
import { instant } from '../../shared/ids.ts';
import { ok } from '../../shared/result.ts';
import type { Tables } from '../store/store.ts';
import type { Answered, Request } from './idempotency.ts';
import { answerOnce } from './idempotency.ts';
import type { Desk } from './desk.ts';
import { announce, carryOut, unknownUpdate } from './desk.ts';

/** Commands that move an update on leave a version of what it said then. */
const VERSION_REASONS: Readonly<Record<UpdateCommand['type'], VersionReason | null>> = {
  submit: 'submitted',
  publish: 'published',
  withdraw: 'withdrawn',
  markKey: null,
  pin: null,
};

interface Changed {
  readonly id: UpdateId;
  readonly effects: readonly Effect[];
  readonly command: UpdateCommand;
  readonly authorship: Authorship & { readonly draft: Draft };
}

async function keepVersion(
  { versions }: Tables,
  { id, effects, command, authorship }: Changed,
  { staff }: Request,
  now: Date,
): Promise<void> {
  const reason = VERSION_REASONS[command.type];
  if (reason === null || effects.length === 0) return;
  const draft = command.type === 'publish' ? command.draft : authorship.draft;
  const { authored } = authorship;
  const at = instant(now);
  await versions.insert({ updateId: id, at, reason, by: [staff.userId], draft, authored });
}

/**
 * Carries out one command on one update and answers with its detail, or what `present` gives: reads the facts
 * under the row lock, decides, writes, all in one transaction ([P1]); tells the other rooms after the commit
 * ([P3]).
 */
export async function commandUpdate(
  desk: Desk,
  id: UpdateId,
  command: UpdateCommand,
  request: Request,
  present?: (tables: Tables) => Promise<unknown>,
): Promise<Answered> {
  const [update, authorship] = await Promise.all([
    desk.store.updates.get(id),
    desk.drafts.readAuthorship(id),
  ]);
  if (update === null || authorship === null) return unknownUpdate;
  const { draft } = authorship;
  if (VERSION_REASONS[command.type] !== null) await desk.drafts.keepVersion(id);
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
    await keepVersion(tables, { id, effects, command, authorship }, request, now);
    const body = await (present?.(tables) ?? desk.presenter.detail(tables, id, draft));
    return body === null ? unknownUpdate : ok({ status: 200, body });
  });
  announce(desk.bus, { liveBlogId, updateId: id }, effects);
  return answered;
}
