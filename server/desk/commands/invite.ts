import type { z } from 'zod';
import { Temporal } from 'temporal-polyfill';
import { instantFromText } from '../../../shared/ids.ts';
import type { createInvitationBody } from '../../../shared/protocol/api.ts';
import { ok } from '../../../shared/result.ts';
import { INVITATION_DAYS } from '../../auth/invitations.ts';
import { newToken, tokenFor, tokenHash } from '../../auth/tokens.ts';
import type { Desk } from '../desk.ts';
import type { CommandResult, Request } from '../idempotency.ts';
import { runOnce } from '../idempotency.ts';
import { permit } from '../permission.ts';

/**
 * Invites a person; gives the link to hand over, once. Neither the link nor its token is stored, nor is it in the
 * record of the result: a retry makes it again.
 */
export async function invite(
  { store, clock, origin, secret }: Pick<Desk, 'store' | 'clock' | 'origin' | 'secret'>,
  body: z.output<typeof createInvitationBody>,
  request: Request,
): Promise<CommandResult<{ readonly link: string }>> {
  const permission = permit(request.staff, { type: 'people.invite', role: body.role });
  if (!permission.ok) return permission;
  const { staff, idempotency } = request;
  const token =
    idempotency === null
      ? newToken()
      : tokenFor(secret, [staff.userId, idempotency.key, idempotency.requestHash]);
  const now = Temporal.Instant.fromEpochMilliseconds(clock().getTime());
  const expires = now.add({ hours: INVITATION_DAYS * 24 });
  const made = await runOnce<null>(store, request, clock(), async (tables) => {
    await tables.invitations.insert({
      ...body,
      tokenHash: tokenHash(token),
      invitedBy: staff.userId,
      expiresAt: instantFromText(expires.toString({ smallestUnit: 'millisecond' })),
    });
    return ok(null);
  });
  return made.ok ? ok({ link: `${origin()}/desk/invitation?token=${token}` }) : made;
}
