import type { Staff } from '../../shared/domain/policy.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { instant } from '../../shared/ids.ts';
import type { Result } from '../../shared/result.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { IdempotencyTable, Store, Tables } from '../store/store.ts';

/** What a command of the desk gives: its value, or why it was not carried out. */
export type CommandResult<Value> = Result<Value, Refusal>;

/** Whose request it is, and what makes a retry of it recognisable. */
export interface Retryable {
  readonly staff: Pick<Staff, 'userId'>;
  /** Null where the request came without a key. */
  readonly idempotency: { readonly key: string; readonly requestHash: string } | null;
}

/** A request of a signed-in person. */
export interface Request extends Retryable {
  readonly staff: Staff;
}

/** The result that this very request had before, or null where it is new. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- a command asks for its own kind of result
export async function earlierResult<Value>(
  records: IdempotencyTable,
  request: Retryable,
): Promise<CommandResult<Value> | null> {
  if (request.idempotency === null) return null;
  const { key, requestHash } = request.idempotency;
  const record = await records.find(request.staff.userId, key);
  if (record === null) return null;
  // The hash names the route and the body: the record was written by this same command.
  if (record.requestHash === requestHash) return ok(record.result as Value);
  return refuse({
    code: 'key_reused',
    message: 'This Idempotency-Key belongs to another request: use a new one.',
  });
}

async function keepResult<Value>(
  records: IdempotencyTable,
  { staff, idempotency }: Retryable,
  now: Date,
  result: CommandResult<Value>,
): Promise<void> {
  if (!result.ok || idempotency === null) return;
  const { userId } = staff;
  await records.insert({ userId, ...idempotency, result: result.value, at: instant(now) });
}

/**
 * For work that has one effect by itself and stands outside of our transactions, such as spending a link: a retry
 * gets the first result, unless the process ended between the two.
 */
export async function runAndRemember<Value>(
  records: IdempotencyTable,
  request: Retryable,
  now: Date,
  work: () => Promise<CommandResult<Value>>,
): Promise<CommandResult<Value>> {
  const earlier = await earlierResult<Value>(records, request);
  if (earlier !== null) return earlier;
  const result = await work();
  await keepResult(records, request, now, result);
  return result;
}

/**
 * Runs a command in one transaction together with the record of its result, so that a retry has one effect however
 * often it comes, and also when the first answer was lost ([P2]). A refusal leaves no record: the same request may
 * succeed later. The work must write nothing before it refuses.
 */
export async function runOnce<Value>(
  store: Pick<Store, 'transaction' | 'idempotencyRecords'>,
  request: Retryable,
  now: Date,
  work: (tables: Tables) => Promise<CommandResult<Value>>,
): Promise<CommandResult<Value>> {
  const earlier = await earlierResult<Value>(store.idempotencyRecords, request);
  if (earlier !== null) return earlier;
  const attempt = store.transaction(async (tables) => {
    const result = await work(tables);
    await keepResult(tables.idempotencyRecords, request, now, result);
    return result;
  });
  return attempt.catch(async (error: unknown) => {
    // Two copies of one request ran side by side: the second one's record was refused and its work undone.
    const other = await earlierResult<Value>(store.idempotencyRecords, request);
    if (other !== null) return other;
    throw error;
  });
}
