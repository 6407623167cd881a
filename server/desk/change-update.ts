import { decideUpdate } from '../../shared/domain/decide.ts';
import type { Decision, Effect, UpdateCommand } from '../../shared/domain/decision.ts';
import type { Authorship } from '../../shared/document/attribution/authorship.ts';
import type { Draft, Update } from '../../shared/domain/update.ts';
import type { VersionReason } from '../../shared/domain/version.ts';
import type { UpdateId } from '../../shared/ids.ts';
import { instant } from '../../shared/ids.ts';
import { ok } from '../../shared/result.ts';
import type { Tables } from '../store/store.ts';
import type { Answered, Request } from './idempotency.ts';
import { answerOnce, earlierAnswer } from './idempotency.ts';
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

/** One read of an update and its draft: text and attribution are of the same moment. */
export interface Read {
  readonly update: Update;
  readonly authorship: Authorship & { readonly draft: Draft };
}

type Change = Read & { readonly command: UpdateCommand; readonly request: Request };

/** Decides on the facts under the row lock, and writes; the version is of the read that was decided on. */
async function writeChange(
  tables: Tables,
  { update, authorship, command, request }: Change,
  now: Date,
): Promise<Decision> {
  const { id, liveBlogId } = update;
  const facts = await tables.updates.readForUpdate(id);
  if (facts === null) return unknownUpdate;
  const decision = decideUpdate(facts, command, request.staff, instant(now));
  if (!decision.ok || decision.value.length === 0) return decision;
  const action = `update.${command.type}`;
  await carryOut(tables, liveBlogId, decision.value, { request, action, subject: id, now });
  const reason = VERSION_REASONS[command.type];
  if (reason !== null) {
    const { draft, authored } = authorship;
    const by = [request.staff.userId];
    await tables.versions.insert({ updateId: id, at: instant(now), reason, by, draft, authored });
  }
  return decision;
}

/**
 * Carries out one command on one update and answers with its detail, or what `present` gives. The draft is read once,
 * and `commandOn` makes the command of what was read. It is decided twice: before anything is written, so that a
 * refusal leaves nothing behind, and again in the transaction that writes ([P1]). Tells the other rooms after the
 * commit ([P3]).
 */
export async function commandUpdate(
  desk: Pick<Desk, 'store' | 'drafts' | 'presenter' | 'bus' | 'clock'>,
  id: UpdateId,
  commandOn: (read: Read) => UpdateCommand | Promise<UpdateCommand>,
  request: Request,
  present: (tables: Tables, draft: Draft) => Promise<unknown> = (tables, draft) =>
    desk.presenter.detail(tables, id, draft),
): Promise<Answered> {
  const { store, drafts } = desk;
  const earlier = await earlierAnswer(store.receipts, request);
  if (earlier !== null) return earlier;
  const [facts, authorship] = await Promise.all([
    store.updates.readFacts(id),
    drafts.readAuthorship(id),
  ]);
  if (facts === null || authorship === null) return unknownUpdate;
  const { update } = facts;
  const command = await commandOn({ update, authorship });
  const now = desk.clock();
  const expected = decideUpdate(facts, command, request.staff, instant(now));
  if (!expected.ok) return expected;
  if (VERSION_REASONS[command.type] !== null) await drafts.keepVersion(id);
  let effects: readonly Effect[] = [];
  const answered = await answerOnce(store, request, now, async (tables) => {
    const decision = await writeChange(tables, { update, authorship, command, request }, now);
    if (!decision.ok) return decision;
    effects = decision.value;
    const body = await present(tables, authorship.draft);
    return body === null ? unknownUpdate : ok({ status: 200, body });
  });
  announce(desk.bus, { liveBlogId: update.liveBlogId, updateId: id }, effects);
  return answered;
}
