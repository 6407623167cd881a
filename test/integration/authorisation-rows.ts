import type { Newsroom, Subject } from '../support/newsroom.ts';

interface Asked {
  /** Absent where the path of the row has no parameters. */
  readonly address?: string;
  readonly body?: object;
}

interface RowBase {
  /** Statuses for nobody, reporter, editor, admin. */
  readonly expected: readonly [number, number, number, number];
  /** For routes of all methods. */
  readonly method?: string;
}

/** One row of the matrix. Rows about an update are asked for the caller's own and for a colleague's. */
export type RouteRow = RowBase &
  (
    | {
        readonly about: 'update';
        readonly request: (subject: Subject, newsroom: Newsroom) => Asked | Promise<Asked>;
      }
    | {
        readonly about: 'anything';
        readonly request: (newsroom: Newsroom) => Asked | Promise<Asked>;
      }
  );

const row = (
  expected: RowBase['expected'],
  request: (newsroom: Newsroom) => Asked | Promise<Asked> = () => ({}),
): RouteRow => ({ expected, about: 'anything', request });

const updateRow = (
  expected: RowBase['expected'],
  request: (subject: Subject, newsroom: Newsroom) => Asked | Promise<Asked>,
): RouteRow => ({ expected, about: 'update', request });

const EVERYBODY = [200, 200, 200, 200] as const;
const STAFF = [401, 200, 200, 200] as const;
const EDITORS = [401, 403, 200, 200] as const;
const TOKEN = 'a-token-that-was-never-given';
const PASSWORD = 'a long new password';
/** A Yjs update that says nothing. */
const NOTHING_KEPT = Uint8Array.of(0, 0);
const PICTURE = '01900000-0000-7000-8000-000000000000';

/** Every route that is mounted, by method and path. */
export const ROUTE_ROWS: Readonly<Record<string, RouteRow>> = {
  'GET /health/live': row(EVERYBODY),
  'GET /health/ready': row(EVERYBODY),
  // From this machine; others need the token.
  'GET /metrics': row(EVERYBODY),
  'GET /desk': row(EVERYBODY),
  'GET /desk/*rest': row(EVERYBODY, () => ({ address: '/desk/people' })),
  'GET /api/openapi.json': row(EVERYBODY),
  'ALL /api/auth/*rest': {
    ...row([404, 404, 404, 404], () => ({
      address: '/api/auth/update-user',
      body: { name: 'Someone Else' },
    })),
    method: 'POST',
  },
  'GET /api/session': row(STAFF),

  'GET /api/liveblogs': row(STAFF),
  'POST /api/liveblogs': row([401, 403, 201, 201], () => ({
    body: { headline: 'More talks', timeZone: 'UTC' },
  })),
  'GET /api/liveblogs/:id': row(STAFF, ({ calm }) => ({ address: `/api/liveblogs/${calm.id}` })),
  'PATCH /api/liveblogs/:id': row(EDITORS, ({ calm }) => ({
    address: `/api/liveblogs/${calm.id}`,
    body: { standfirst: 'All quiet.' },
  })),
  'GET /api/liveblogs/:id/updates': row(STAFF, ({ calm }) => ({
    address: `/api/liveblogs/${calm.id}/updates`,
  })),
  'POST /api/liveblogs/:id/updates': row([401, 201, 201, 201], ({ calm }) => ({
    address: `/api/liveblogs/${calm.id}/updates`,
    body: {},
  })),
  'GET /api/liveblogs/:id/boards': row(STAFF, ({ calm }) => ({
    address: `/api/liveblogs/${calm.id}/boards`,
  })),
  'POST /api/liveblogs/:id/pins': updateRow(EDITORS, ({ quoteId }, { liveBlog }) => ({
    address: `/api/liveblogs/${liveBlog.id}/pins`,
    body: { quoteId },
  })),
  'PUT /api/liveblogs/:id/pins': row(EDITORS, ({ calm }) => ({
    address: `/api/liveblogs/${calm.id}/pins`,
    body: { quoteIds: [] },
  })),
  'DELETE /api/liveblogs/:id/pins/:quoteId': updateRow(EDITORS, ({ quoteId }, { liveBlog }) => ({
    address: `/api/liveblogs/${liveBlog.id}/pins/${quoteId}`,
  })),

  'GET /api/updates/:id': updateRow(STAFF, ({ draft }) => ({ address: `/api/updates/${draft}` })),
  'POST /api/updates/:id/submit': updateRow(STAFF, ({ draft }) => ({
    address: `/api/updates/${draft}/submit`,
  })),
  'POST /api/updates/:id/publish': updateRow(EDITORS, ({ draft, contentHash }) => ({
    address: `/api/updates/${draft}/publish`,
    body: { contentHash },
  })),
  'POST /api/updates/:id/withdraw': updateRow(EDITORS, ({ published }) => ({
    address: `/api/updates/${published}/withdraw`,
    body: { reason: 'Misheard.' },
  })),
  'POST /api/updates/:id/key': updateRow(EDITORS, ({ draft }) => ({
    address: `/api/updates/${draft}/key`,
    body: { key: true },
  })),
  'GET /api/updates/:id/writers': updateRow(STAFF, ({ draft }) => ({
    address: `/api/updates/${draft}/writers`,
  })),
  'GET /api/updates/:id/versions': updateRow(STAFF, ({ draft }) => ({
    address: `/api/updates/${draft}/versions`,
  })),
  'GET /api/updates/:id/versions/:versionId': updateRow(STAFF, async ({ draft }, newsroom) => ({
    address: `/api/updates/${draft}/versions/${await newsroom.version(draft)}`,
  })),
  'POST /api/updates/:id/restore': updateRow(STAFF, async ({ draft }, newsroom) => ({
    address: `/api/updates/${draft}/restore`,
    body: { versionId: await newsroom.version(draft) },
  })),
  'POST /api/updates/:id/older-copies': updateRow(STAFF, ({ draft }) => ({
    address: `/api/updates/${draft}/older-copies?schema=1`,
    body: NOTHING_KEPT,
  })),

  'POST /api/media': row([401, 400, 400, 400], () => ({ body: {} })),
  'GET /media/:id': row([404, 404, 404, 404], () => ({ address: `/media/${PICTURE}` })),
  'GET /api/quarantine': row([401, 403, 403, 200]),
  'GET /api/quarantine/:id/bytes': row([401, 403, 403, 404], () => ({
    address: '/api/quarantine/1/bytes',
  })),

  'GET /api/set-up': row([403, 403, 403, 403], () => ({
    address: `/api/set-up?token=${TOKEN}`,
  })),
  'POST /api/set-up': row([403, 403, 403, 403], () => ({
    body: { token: TOKEN, name: 'Mallory', email: 'mallory@example.org', password: PASSWORD },
  })),
  'GET /api/invitations/by-token': row([404, 404, 404, 404], () => ({
    address: `/api/invitations/by-token?token=${TOKEN}`,
  })),
  'POST /api/invitations/accept': row([404, 404, 404, 404], () => ({
    body: { token: TOKEN, name: 'Mallory', password: PASSWORD },
  })),
  'POST /api/invitations': row([401, 403, 201, 201], () => ({
    body: { email: 'new@example.org', role: 'editor' },
  })),
  'DELETE /api/invitations/:tokenHash': row([401, 403, 204, 204], async (newsroom) => ({
    address: `/api/invitations/${await newsroom.invitation()}`,
  })),
  'GET /api/people': row(STAFF),
  'PATCH /api/people/:id': row([401, 403, 403, 204], async (newsroom) => ({
    address: `/api/people/${await newsroom.spare('demoted')}`,
    body: { role: 'reporter' },
  })),
  'DELETE /api/people/:id': row([401, 403, 403, 204], async (newsroom) => ({
    address: `/api/people/${await newsroom.spare('ended')}`,
  })),
};
