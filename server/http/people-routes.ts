import { z } from 'zod';
import { invitationMadeAnswer, newsroomAnswer } from '../../shared/protocol/answers.ts';
import { changeRoleBody, createInvitationBody } from '../../shared/protocol/api.ts';
import { userIdField } from '../../shared/protocol/fields.ts';
import { changeRole } from '../desk/commands/change-role.ts';
import { invite } from '../desk/commands/invite.ts';
import { removePerson } from '../desk/commands/remove-person.ts';
import { withdrawInvitation } from '../desk/commands/withdraw-invitation.ts';
import type { Desk } from '../desk/desk.ts';
import { listPeople } from '../desk/queries/list-people.ts';
import type { Route } from './route.ts';
import { staffRoute } from './route.ts';

export function peopleRoutes(desk: Desk): readonly Route[] {
  return [...invitationRoutes(desk), ...accountRoutes(desk)];
}

function invitationRoutes(desk: Desk): readonly Route[] {
  return [
    staffRoute({
      method: 'post',
      path: '/api/invitations',
      summary: 'Invite a person: answers the link to hand over, once',
      answer: invitationMadeAnswer,
      success: 201,
      body: createInvitationBody,
      handle: ({ body }, request) => invite(desk, body, request),
    }),
    staffRoute({
      method: 'delete',
      path: '/api/invitations/:tokenHash',
      summary: 'Take an invitation back',
      answer: null,
      success: 204,
      params: z.object({ tokenHash: z.string().length(64) }),
      handle: ({ params: { tokenHash } }, { staff }) => withdrawInvitation(desk, tokenHash, staff),
    }),
  ];
}

function accountRoutes(desk: Desk): readonly Route[] {
  const params = z.object({ id: userIdField });
  return [
    staffRoute({
      method: 'get',
      path: '/api/people',
      summary: 'List people and open invitations',
      answer: newsroomAnswer,
      handle: (_input, { staff }) => listPeople(desk, staff),
    }),
    staffRoute({
      method: 'patch',
      path: '/api/people/:id',
      summary: 'Change a role',
      answer: null,
      success: 204,
      params,
      body: changeRoleBody,
      handle: ({ params: { id }, body }, { staff }) => changeRole(desk, id, body.role, staff),
    }),
    staffRoute({
      method: 'delete',
      path: '/api/people/:id',
      summary: 'End an account: signs the person out everywhere; what they wrote keeps their name',
      answer: null,
      success: 204,
      params,
      handle: ({ params: { id } }, { staff }) => removePerson(desk, id, staff),
    }),
  ];
}
