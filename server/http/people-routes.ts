import { z } from 'zod';
import { Temporal } from 'temporal-polyfill';
import type { Action } from '../../shared/domain/policy.ts';
import { can, staffActor } from '../../shared/domain/policy.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { UserId } from '../../shared/ids.ts';
import { instantFromText } from '../../shared/ids.ts';
import type { Result } from '../../shared/result.ts';
import { ok, refuse } from '../../shared/result.ts';
import { invitationMadeAnswer, newsroomAnswer } from '../../shared/protocol/answers.ts';
import { changeRoleBody, createInvitationBody } from '../../shared/protocol/api.ts';
import { userIdField } from '../../shared/protocol/fields.ts';
import type { Auth } from '../auth/auth.ts';
import { INVITATION_DAYS } from '../auth/invitations.ts';
import { personColor } from '../auth/person-color.ts';
import { newToken, tokenFor, tokenHash } from '../auth/tokens.ts';
import type { Directory } from '../auth/directory.ts';
import type { Answered, Request } from '../desk/idempotency.ts';
import { answerOnce } from '../desk/idempotency.ts';
import type { Bus } from '../bus/in-process.ts';
import type { Store } from '../store/store.ts';
import { joiningRoutes } from './joining-routes.ts';
import type { Route } from './route.ts';
import { staffRoute } from './route.ts';

export interface People {
  readonly store: Store;
  readonly auth: Auth;
  readonly directory: Directory;
  readonly bus: Bus;
  readonly clock: () => Date;
  readonly secret: string;
  /** Origin for links, such as `https://desk.example.org`. */
  readonly origin: () => string;
}

function allowed(request: Request, action: Action): Result<null, Refusal> {
  const permission = can(staffActor(request.staff), action);
  return permission.allowed ? ok(null) : refuse({ code: 'forbidden', message: permission.reason });
}

const done = ok({ status: 204, body: null });

export function peopleRoutes(people: People): readonly Route[] {
  return [...joiningRoutes(people), ...invitationRoutes(people), ...roleRoutes(people)];
}

function invitationRoutes(people: People): readonly Route[] {
  const { store } = people;
  return [
    staffRoute({
      method: 'post',
      path: '/api/invitations',
      summary: 'Invite a person: answers the link to hand over, once',
      answer: invitationMadeAnswer,
      success: 201,
      body: createInvitationBody,
      handle: ({ body }, request) => invite(people, body, request),
    }),
    staffRoute({
      method: 'delete',
      path: '/api/invitations/:tokenHash',
      summary: 'Take an invitation back',
      answer: null,
      success: 204,
      params: z.object({ tokenHash: z.string().length(64) }),
      handle: async ({ params }, request) => {
        const invitation = await store.invitations.find(params.tokenHash);
        if (invitation === null) return done;
        const permission = allowed(request, { type: 'people.invite', role: invitation.role });
        if (!permission.ok) return permission;
        await store.invitations.delete(params.tokenHash);
        return done;
      },
    }),
  ];
}

/** Neither the link nor its token is stored, in the receipt of its answer either: a retry makes it again. */
async function invite(
  { store, clock, origin, secret }: People,
  body: z.output<typeof createInvitationBody>,
  request: Request,
): Promise<Answered> {
  const permission = allowed(request, { type: 'people.invite', role: body.role });
  if (!permission.ok) return permission;
  const { staff, idempotency } = request;
  const link =
    idempotency === null
      ? newToken()
      : tokenFor(secret, [staff.userId, idempotency.key, idempotency.requestHash]);
  const now = Temporal.Instant.fromEpochMilliseconds(clock().getTime());
  const expires = now.add({ hours: INVITATION_DAYS * 24 });
  const answered = await answerOnce(store, request, clock(), async (tables) => {
    await tables.invitations.insert({
      ...body,
      tokenHash: tokenHash(link),
      invitedBy: staff.userId,
      expiresAt: instantFromText(expires.toString({ smallestUnit: 'millisecond' })),
    });
    return ok({ status: 201, body: null });
  });
  if (!answered.ok) return answered;
  return ok({ status: 201, body: { link: `${origin()}/desk/invitation?token=${link}` } });
}

async function listPeople({ store }: People, request: Request): Promise<Answered> {
  const permission = allowed(request, { type: 'people.see' });
  if (!permission.ok) return permission;
  const [people, invitations] = await Promise.all([store.people.list(), store.invitations.list()]);
  return ok({
    status: 200,
    body: {
      people: people
        .filter((person) => !person.deactivated)
        .map((person) => ({ ...person, color: personColor(person.place) })),
      invitations: invitations.map(({ invitedBy: _invitedBy, ...shown }) => shown),
    },
  });
}

/** Changes an account with `change` and makes every socket of that person ask again. */
async function manage(
  { store, directory, bus }: People,
  id: UserId,
  request: Request,
  change: () => Promise<void>,
): Promise<Answered> {
  const permission = mayManage(request, id);
  if (!permission.ok) return permission;
  if ((await store.people.get(id)) === null) {
    return refuse({ code: 'not_found', message: 'There is no such person.' });
  }
  await change();
  directory.forget(id);
  bus.emit('accessChanged', id);
  return done;
}

function roleRoutes(people: People): readonly Route[] {
  const params = z.object({ id: userIdField });
  return [
    staffRoute({
      method: 'get',
      path: '/api/people',
      summary: 'List people and open invitations',
      answer: newsroomAnswer,
      handle: (_input, request) => listPeople(people, request),
    }),
    staffRoute({
      method: 'patch',
      path: '/api/people/:id',
      summary: 'Change a role',
      answer: null,
      success: 204,
      params,
      body: changeRoleBody,
      handle: ({ params: { id }, body }, request) =>
        manage(people, id, request, () => people.store.people.setRole(id, body.role)),
    }),
    staffRoute({
      method: 'delete',
      path: '/api/people/:id',
      summary: 'End an account: signs the person out everywhere; what they wrote keeps their name',
      answer: null,
      success: 204,
      params,
      handle: ({ params: { id } }, request) =>
        manage(people, id, request, () => people.store.people.deactivate(id)),
    }),
  ];
}

/** Nobody takes their own rights away, so that an installation always keeps an admin. */
function mayManage(request: Request, id: UserId): Result<null, Refusal> {
  if (request.staff.userId === id) {
    return refuse({
      code: 'conflict',
      message: 'You cannot change or end your own account: ask another admin.',
    });
  }
  return allowed(request, { type: 'people.manage' });
}
