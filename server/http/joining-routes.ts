import { z } from 'zod';
import { accountMadeAnswer, invitedAnswer } from '../../shared/protocol/answers.ts';
import { acceptInvitationBody, setUpBody } from '../../shared/protocol/api.ts';
import { checkSetUp } from '../auth/set-up.ts';
import { acceptInvitation } from '../desk/commands/accept-invitation.ts';
import { setUp } from '../desk/commands/set-up.ts';
import type { Desk } from '../desk/desk.ts';
import { readInvitation } from '../desk/queries/read-invitation.ts';
import type { Route } from './route.ts';
import { publicRoute } from './route.ts';

const token = z.string().min(20).max(200);

/** For those who have a link and no account yet. */
export function joiningRoutes(desk: Desk): readonly Route[] {
  return [...setUpRoutes(desk), ...acceptanceRoutes(desk)];
}

function setUpRoutes(desk: Desk): readonly Route[] {
  return [
    publicRoute({
      method: 'get',
      path: '/api/set-up',
      summary: 'Ask whether the one-time link of the first run still holds',
      answer: null,
      success: 204,
      query: z.object({ token }),
      handle: ({ query }) => checkSetUp(desk.store, query.token),
    }),
    publicRoute({
      method: 'post',
      path: '/api/set-up',
      summary: 'Make the first admin account with the one-time link of the first run',
      answer: accountMadeAnswer,
      success: 201,
      body: setUpBody,
      handle: ({ body }, idempotency) => setUp(desk, body, idempotency),
    }),
  ];
}

function acceptanceRoutes(desk: Desk): readonly Route[] {
  return [
    publicRoute({
      method: 'get',
      path: '/api/invitations/by-token',
      summary: 'Read what an invitation link offers',
      answer: invitedAnswer,
      query: z.object({ token }),
      handle: ({ query }) => readInvitation(desk, query.token),
    }),
    publicRoute({
      method: 'post',
      path: '/api/invitations/accept',
      summary: 'Make an account with an invitation link',
      answer: accountMadeAnswer,
      success: 201,
      body: acceptInvitationBody,
      handle: ({ body }, idempotency) => acceptInvitation(desk, body, idempotency),
    }),
  ];
}
