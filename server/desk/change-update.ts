import type { Authorship } from '../../shared/document/attribution/authorship.ts';
import { decideUpdate } from '../../shared/domain/decide.ts';
import type { Decision, Effect, UpdateCommand } from '../../shared/domain/decision.ts';
import type { Draft, Update } from '../../shared/domain/update.ts';
import type { VersionReason } from '../../shared/domain/version.ts';
import type { UpdateId } from '../../shared/ids.ts';
import { instant } from '../../shared/ids.ts';
import { ok } from '../../shared/result.ts';
import type { Tables } from '../store/store.ts';
import type { Desk } from './desk.ts';
import { unknownUpdate } from './desk.ts';
import { applyEffects, notify } from './effects.ts';
import type { CommandResult, Request } from './idempotency.ts';
import { earlierResult, runOnce } from './idempotency.ts';

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

/** A command on one update, made of what was read, and what it gives: null where that is gone. */
interface UpdateChange<Value> {
  readonly id: UpdateId;
  readonly commandOn: (read: Read) => UpdateCommand | Promise<UpdateCommand>;
  readonly present: (tables: Tables, draft: Draft) => Promise<Value | null>;
}

/** What a command on an update uses. */
export type ChangeUpdate = Pick<Desk, 'store' | 'drafts' | 'bus' | 'clock'>;

/** Decides on the facts under the row lock, and writes; the version is of the read that was decided on. */
async function writeChange(
  tables: Tables,
  { update, authorship, command }: Read & { readonly command: UpdateCommand },
  { staff }: Request,
  now: Date,
): Promise<Decision> {
  const { id, liveBlogId } = update;
  const { userId } = staff;
  const facts = await tables.updates.readForUpdate(id);
  if (facts === null) return unknownUpdate;
  const decision = decideUpdate(facts, command, staff, instant(now));
  if (!decision.ok || decision.value.length === 0) return decision;
  const action = `update.${command.type}`;
  await applyEffects(tables, liveBlogId, decision.value, { userId, action, subject: id, now });
  const reason = VERSION_REASONS[command.type];
  if (reason !== null) {
    const { draft, authored } = authorship;
    const at = instant(now);
    await tables.versions.insert({ updateId: id, at, reason, by: [userId], draft, authored });
  }
  return decision;
}

/**
 * Carries out one command on one update. The draft is read once. It is decided twice: before anything is written, so
 * that a refusal leaves nothing behind, and again in the transaction that writes ([P1]). Tells the other rooms after
 * the commit ([P3]).
 */
export async function changeUpdate<Value>(
  { store, drafts, bus, clock }: ChangeUpdate,
  { id, commandOn, present }: UpdateChange<Value>,
  request: Request,
): Promise<CommandResult<Value>> {
  const earlier = await earlierResult<Value>(store.idempotencyRecords, request);
  if (earlier !== null) return earlier;
  const [facts, authorship] = await Promise.all([
    store.updates.readFacts(id),
    drafts.readAuthorship(id),
  ]);
  if (facts === null || authorship === null) return unknownUpdate;
  const { update } = facts;
  const command = await commandOn({ update, authorship });
  const now = clock();
  const expected = decideUpdate(facts, command, request.staff, instant(now));
  if (!expected.ok) return expected;
  if (VERSION_REASONS[command.type] !== null) await drafts.keepVersion(id);
  let effects: readonly Effect[] = [];
  const result = await runOnce<Value>(store, request, now, async (tables) => {
    const decision = await writeChange(tables, { update, authorship, command }, request, now);
    if (!decision.ok) return decision;
    effects = decision.value;
    const value = await present(tables, authorship.draft);
    return value === null ? unknownUpdate : ok(value);
  });
  notify(bus, { liveBlogId: update.liveBlogId, updateId: id }, effects);
  return result;
}
