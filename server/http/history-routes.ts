import { z } from 'zod';
import { listVersionsQuery, restoreBody } from '../../shared/protocol/api.ts';
import {
  updateDetail,
  versionDetail,
  versionPage,
  writersAnswer,
} from '../../shared/protocol/desk.ts';
import { updateIdField, versionIdField } from '../../shared/protocol/fields.ts';
import type { Desk } from '../desk/desk.ts';
import { restoreVersion } from '../desk/commands/restore-version.ts';
import { listVersions } from '../desk/queries/list-versions.ts';
import { listWriters } from '../desk/queries/list-writers.ts';
import { readVersion } from '../desk/queries/read-version.ts';
import type { Route } from './route.ts';
import { staffRoute } from './route.ts';

const params = z.object({ id: updateIdField });
const versionParams = params.extend({ versionId: z.coerce.number().pipe(versionIdField) });

export function historyRoutes(desk: Desk): readonly Route[] {
  return [
    staffRoute({
      method: 'get',
      path: '/api/updates/:id/writers',
      summary: 'List the Yjs client ids of a draft, and whose each is',
      answer: writersAnswer,
      params,
      handle: ({ params: { id } }, { staff }) => listWriters(desk, id, staff),
    }),
    staffRoute({
      method: 'get',
      path: '/api/updates/:id/versions',
      summary: 'List the versions of a draft, newest first',
      answer: versionPage,
      params,
      query: listVersionsQuery,
      handle: ({ params: { id }, query }, { staff }) => listVersions(desk, id, query, staff),
    }),
    staffRoute({
      method: 'get',
      path: '/api/updates/:id/versions/:versionId',
      summary: 'Read what a draft said in one version',
      answer: versionDetail,
      params: versionParams,
      handle: ({ params: { id, versionId } }, { staff }) => readVersion(desk, id, versionId, staff),
    }),
    staffRoute({
      method: 'post',
      path: '/api/updates/:id/restore',
      summary: 'Make the body say again what a version says, as a new edit',
      answer: updateDetail,
      params,
      body: restoreBody,
      handle: ({ params: { id }, body }, request) =>
        restoreVersion(desk, id, body.versionId, request),
    }),
  ];
}
