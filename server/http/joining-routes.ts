import { z } from 'zod';
import { userId } from '../../shared/ids.ts';
import { ok } from '../../shared/result.ts';
import { accountMadeAnswer, invitedAnswer } from '../../shared/protocol/answers.ts';
import { acceptInvitationBody, setUpBody } from '../../shared/protocol/api.ts';
import type { Auth } from '../auth/auth.ts';
import { acceptInvitation, findInvitation } from '../auth/invitations.ts';
import { checkSetUp, setUp } from '../auth/set-up.ts';
import { tokenHash } from '../auth/tokens.ts';
import type { Retryable } from '../desk/idempotency.ts';
import { answerAgain } from '../desk/idempotency.ts';
import type { Store } from '../store/store.ts';
import type { Route } from './route.ts';
import { publicRoute } from './route.ts';

interface Joining {
  readonly store: Store;
  readonly auth: Auth;
  readonly clock: () => Date;
}

const token = z.string().min(20).max(200);

/** A retry from somebody without an account: whoever holds the link. */
const holderOf = (link: string, idempotency: Retryable['idempotency']): Retryable => ({
  staff: { userId: userId(tokenHash(link)) },
  idempotency,
});

/** For those who have a link and no account yet. */
export function joiningRoutes(joining: Joining): readonly Route[] {
  return [...setUpRoutes(joining), ...acceptanceRoutes(joining)];
}

function setUpRoutes({ store, auth, clock }: Joining): readonly Route[] {
  return [
    publicRoute({
      method: 'get',
      path: '/api/set-up',
      summary: 'Ask whether the one-time link of the first run still holds',
      answer: null,
      success: 204,
      query: z.object({ token }),
      handle: async ({ query }) => {
        const checked = await checkSetUp(store, query.token);
        return checked.ok ? ok({ status: 204, body: null }) : checked;
      },
    }),
    publicRoute({
      method: 'post',
      path: '/api/set-up',
      summary: 'Make the first admin account with the one-time link of the first run',
      answer: accountMadeAnswer,
      success: 201,
      body: setUpBody,
      handle: ({ body }, idempotency) =>
        answerAgain(store.receipts, holderOf(body.token, idempotency), clock(), async () => {
          const made = await setUp(store, auth, body);
          return made.ok ? ok({ status: 201, body: { userId: made.value } }) : made;
        }),
    }),
  ];
}

function acceptanceRoutes({ store, auth, clock }: Joining): readonly Route[] {
  return [
    publicRoute({
      method: 'get',
      path: '/api/invitations/by-token',
      summary: 'Read what an invitation link offers',
      answer: invitedAnswer,
      query: z.object({ token }),
      handle: async ({ query }) => {
        const found = await findInvitation(store, query.token, clock());
        if (!found.ok) return found;
        const { email, role } = found.value;
        return ok({ status: 200, body: { email, role } });
      },
    }),
    publicRoute({
      method: 'post',
      path: '/api/invitations/accept',
      summary: 'Make an account with an invitation link',
      answer: accountMadeAnswer,
      success: 201,
      body: acceptInvitationBody,
      handle: ({ body }, idempotency) =>
        answerAgain(store.receipts, holderOf(body.token, idempotency), clock(), async () => {
          const made = await acceptInvitation(store, auth, body, clock());
          return made.ok ? ok({ status: 201, body: { userId: made.value } }) : made;
        }),
    }),
  ];
}
