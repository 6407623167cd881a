import type { z } from 'zod';
import type { UserId } from '../../../shared/ids.ts';
import type { acceptInvitationBody } from '../../../shared/protocol/api.ts';
import { ok } from '../../../shared/result.ts';
import { acceptInvitation as makeAccount } from '../../auth/invitations.ts';
import type { Desk } from '../desk.ts';
import type { CommandResult, Retryable } from '../idempotency.ts';
import { runAndRemember } from '../idempotency.ts';
import { holderOf } from '../link-holder.ts';

/** Makes the account of the invited person, with the link that they were given. */
export function acceptInvitation(
  { store, auth, clock }: Pick<Desk, 'store' | 'auth' | 'clock'>,
  body: z.output<typeof acceptInvitationBody>,
  idempotency: Retryable['idempotency'],
): Promise<CommandResult<{ readonly userId: UserId }>> {
  const holder = holderOf(body.token, idempotency);
  return runAndRemember(store.idempotencyRecords, holder, clock(), async () => {
    const made = await makeAccount(store, auth, body, clock());
    return made.ok ? ok({ userId: made.value }) : made;
  });
}
