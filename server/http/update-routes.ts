import { z } from 'zod';
import { keyBody, publishBody, withdrawBody } from '../../shared/protocol/api.ts';
import { updateDetail } from '../../shared/protocol/desk.ts';
import { updateIdField } from '../../shared/protocol/fields.ts';
import type { Desk } from '../desk/desk.ts';
import { markKey } from '../desk/commands/mark-key.ts';
import { publish } from '../desk/commands/publish.ts';
import { submit } from '../desk/commands/submit.ts';
import { withdraw } from '../desk/commands/withdraw.ts';
import { readUpdate } from '../desk/queries/read-update.ts';
import type { Route } from './route.ts';
import { staffRoute } from './route.ts';

const params = z.object({ id: updateIdField });

export function updateRoutes(desk: Desk): readonly Route[] {
  return [
    staffRoute({
      method: 'get',
      path: '/api/updates/:id',
      summary: 'Read an update: its state, what its draft holds now, and the hash to publish it by',
      answer: updateDetail,
      params,
      handle: ({ params: { id } }) => readUpdate(desk, id),
    }),
    staffRoute({
      method: 'post',
      path: '/api/updates/:id/submit',
      summary: 'Submit a draft for review',
      answer: updateDetail,
      params,
      handle: ({ params: { id } }, request) => submit(desk, id, request),
    }),
    staffRoute({
      method: 'post',
      path: '/api/updates/:id/publish',
      summary: 'Publish exactly the content with this hash, or learn what has changed',
      answer: updateDetail,
      params,
      body: publishBody,
      handle: ({ params: { id }, body }, request) => publish(desk, id, body, request),
    }),
    ...editorRoutes(desk),
  ];
}

function editorRoutes(desk: Desk): readonly Route[] {
  return [
    staffRoute({
      method: 'post',
      path: '/api/updates/:id/withdraw',
      summary: 'Withdraw a published update, with the reason that readers see',
      answer: updateDetail,
      params,
      body: withdrawBody,
      handle: ({ params: { id }, body }, request) => withdraw(desk, id, body.reason, request),
    }),
    staffRoute({
      method: 'post',
      path: '/api/updates/:id/key',
      summary: 'Mark or unmark a key event',
      answer: updateDetail,
      params,
      body: keyBody,
      handle: ({ params: { id }, body }, request) => markKey(desk, id, body.key, request),
    }),
  ];
}
