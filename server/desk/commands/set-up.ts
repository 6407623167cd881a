import type { z } from 'zod';
import type { UserId } from '../../../shared/ids.ts';
import type { setUpBody } from '../../../shared/protocol/api.ts';
import { ok } from '../../../shared/result.ts';
import { setUp as makeAdmin } from '../../auth/set-up.ts';
import type { Desk } from '../desk.ts';
import type { CommandResult, Retryable } from '../idempotency.ts';
import { runAndRemember } from '../idempotency.ts';
import { holderOf } from '../link-holder.ts';

/** Makes the first admin with the one-time link of the first run. */
export function setUp(
  { store, auth, clock }: Pick<Desk, 'store' | 'auth' | 'clock'>,
  body: z.output<typeof setUpBody>,
  idempotency: Retryable['idempotency'],
): Promise<CommandResult<{ readonly userId: UserId }>> {
  const holder = holderOf(body.token, idempotency);
  return runAndRemember(store.idempotencyRecords, holder, clock(), async () => {
    const made = await makeAdmin(store, auth, body);
    return made.ok ? ok({ userId: made.value }) : made;
  });
}
