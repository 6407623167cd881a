import type { Staff } from '../../shared/domain/policy.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { Result } from '../../shared/result.ts';
import { ok } from '../../shared/result.ts';
import { instant } from '../../shared/ids.ts';
import type { ReceiptTable, Store, Tables } from '../store/store.ts';

/** What a command answers: an HTTP status and a JSON body. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export type Answered = Result<Answer, Refusal>;

/** What makes a retry recognisable, and whose it is. */
export interface Retryable {
  readonly staff: Pick<Staff, 'userId'>;
  readonly idempotency: { readonly key: string; readonly requestHash: string } | null;
}

/** Who asks, and what makes a retry of theirs recognisable. */
export interface Request extends Retryable {
  readonly staff: Staff;
}

/** The answer that this very request got before, or null where it is new. */
export async function earlierAnswer(
  receipts: ReceiptTable,
  request: Retryable,
): Promise<Answered | null> {
  if (request.idempotency === null) return null;
  const { key, requestHash } = request.idempotency;
  const receipt = await receipts.find(request.staff.userId, key);
  if (receipt === null) return null;
  if (receipt.requestHash === requestHash) {
    return ok({ status: receipt.status, body: receipt.body });
  }
  return {
    ok: false,
    refusal: {
      code: 'key_reused',
      message: 'This Idempotency-Key belongs to another request: use a new one.',
    },
  };
}

async function keepAnswer(
  receipts: ReceiptTable,
  { staff, idempotency }: Retryable,
  now: Date,
  answered: Answered,
): Promise<void> {
  if (!answered.ok || idempotency === null) return;
  const { status, body } = answered.value;
  const { userId } = staff;
  await receipts.insert({ userId, ...idempotency, status, body, at: instant(now) });
}

/**
 * For work that keeps no transaction of ours and has one effect by itself, such as spending a link: a retry
 * gets the first answer, unless the process ended between the two.
 */
export async function answerAgain(
  receipts: ReceiptTable,
  request: Retryable,
  now: Date,
  work: () => Promise<Answered>,
): Promise<Answered> {
  const earlier = await earlierAnswer(receipts, request);
  if (earlier !== null) return earlier;
  const answered = await work();
  await keepAnswer(receipts, request, now, answered);
  return answered;
}

/**
 * Runs a command in one transaction together with the receipt of its answer, so that a retry has one
 * effect however often it comes, and also when the first answer was lost ([P2]). A refusal leaves no
 * receipt: the same request may succeed later. The work must write nothing before it refuses.
 */
export async function answerOnce(
  store: Pick<Store, 'transaction' | 'receipts'>,
  request: Retryable,
  now: Date,
  work: (tables: Tables) => Promise<Answered>,
): Promise<Answered> {
  const earlier = await earlierAnswer(store.receipts, request);
  if (earlier !== null) return earlier;
  const attempt = store.transaction(async (tables) => {
    const answered = await work(tables);
    await keepAnswer(tables.receipts, request, now, answered);
    return answered;
  });
  return attempt.catch(async (error: unknown) => {
    // Two copies of one request ran side by side: the second one's receipt was refused and its work undone.
    const other = await earlierAnswer(store.receipts, request);
    if (other !== null) return other;
    throw error;
  });
}
