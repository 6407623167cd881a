import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { SCHEMA_VERSION } from '../../shared/document/schema/version.ts';
import type { DeskClientEvents } from '../../shared/protocol/desk.ts';
import { deskClientSchemas } from '../../shared/protocol/desk.ts';
import type { FeedClientEvents } from '../../shared/protocol/reader.ts';
import { FRAME_ACK, FRAME_DENIED } from '../../shared/protocol/sync.ts';
import { eventually } from '../support/eventually.ts';
import { answerSchemas, mountedRoutes } from '../support/mounted-routes.ts';
import type { Caller, Newsroom, Whose } from '../support/newsroom.ts';
import { CALLERS, openNewsroom } from '../support/newsroom.ts';
import { openRaw, syncFrame } from '../support/raw-socket.ts';
import { addParagraph, changeOn } from '../support/yjs-bytes.ts';
import { ROUTE_ROWS } from './authorisation-rows.ts';

// [S5] Who may do what: every caller × every route and socket event × their own and a colleague's work.

let newsroom: Newsroom;

beforeAll(async () => {
  newsroom = await openNewsroom();
});
afterAll(() => newsroom.close());

/** Nobody has work of their own. */
const worksOf = (caller: Caller): readonly Whose[] =>
  caller === 'nobody' ? ['other'] : ['own', 'other'];

describe('[S5] routes', () => {
  it('that are mounted are those that have a row', () => {
    const directory = mkdtempSync(join(tmpdir(), 'dateline-routes-'));
    const mounted = mountedRoutes(directory);
    rmSync(directory, { recursive: true, force: true });
    expect(mounted.toSorted()).toEqual(Object.keys(ROUTE_ROWS).toSorted());
  });

  const cells = Object.entries(ROUTE_ROWS).flatMap(([route, row]) =>
    CALLERS.flatMap((caller, column) =>
      (row.about === 'update' ? worksOf(caller) : (['other'] as const)).map((work) => ({
        route,
        row,
        caller,
        work,
        status: row.expected[column],
      })),
    ),
  );

  const schemas = answerSchemas();

  it.each(cells)(
    '$route as $caller, $work: $status',
    async ({ route, row, caller, work, status }) => {
      const [method = '', path = ''] = route.split(' ');
      const asked =
        row.about === 'update'
          ? row.request(await newsroom.subject(caller, work), newsroom)
          : row.request(newsroom);
      const { address = path, body } = await asked;
      const client = newsroom.clients[caller];
      const given = await client.call(row.method ?? method, address, body);
      expect(given.status).toBe(status);
      const schema = schemas.get(route) ?? null;
      if (given.status >= 300 || schema === null) return;
      expect(schema.parse(given.body), 'all that it answers is in its schema').toEqual(given.body);
    },
  );
});

describe('[S5] pages and data of readers', () => {
  it.each(CALLERS)('show %s what is published, and no draft', async (caller) => {
    const { draft, published } = await newsroom.subject(caller, 'other');
    const { slug } = newsroom.liveBlog;
    const statuses = async (paths: readonly string[]) =>
      Promise.all(
        paths.map(async (path) => (await newsroom.clients[caller].call('GET', path)).status),
      );
    const live = `/live/${slug}`;
    const open = ['/', live, `${live}/snapshot.json`, `${live}/events.json?after=0`];
    expect(await statuses([...open, `${live}/${published}`])).toEqual([200, 200, 200, 200, 200]);
    expect(await statuses([`${live}/${draft}`])).toEqual([404]);
  });
});

type Heard = 'refused' | 'heard';

/** Whether `answer` comes after these messages; a server that minds one of them hangs up before. */
function hear(
  namespace: string,
  caller: Caller,
  messages: readonly (readonly [event: string, message: object])[],
  answer: string,
): Promise<Heard> {
  const { cookie } = newsroom.clients[caller];
  const socket = io(`${newsroom.origin}${namespace}`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: cookie === '' ? {} : { cookie },
  });
  return new Promise<Heard>((resolve) => {
    socket.on('connect_error', () => resolve('refused'));
    socket.on('connect', () => {
      for (const message of messages) socket.emit(...message);
    });
    socket.on(answer, () => resolve('heard'));
  }).finally(() => socket.close());
}

const STAFF_ONLY: Readonly<Record<Caller, Heard>> = {
  nobody: 'refused',
  reporter: 'heard',
  editor: 'heard',
  admin: 'heard',
};
const EVERYBODY: Readonly<Record<Caller, Heard>> = { ...STAFF_ONLY, nobody: 'heard' };

describe('[S5] socket events', () => {
  const id = '01900000-0000-7000-8000-000000000000';
  // An event without a row here fails the type check.
  const desk: { readonly [Event in keyof DeskClientEvents]: object } = {
    watch: { liveBlogId: id },
    look: { updateIds: [id] },
    enter: { updateId: id },
  };
  const feed: { readonly [Event in keyof FeedClientEvents]: (slug: string) => object } = {
    follow: (slug) => ({ slug, after: 0 }),
  };

  it('of the desk have a row each', () => {
    expect(Object.keys(desk)).toEqual(Object.keys(deskClientSchemas));
  });

  const deskCells = CALLERS.flatMap((caller) =>
    Object.entries(desk).map(([event, message]) => ({ caller, event, message })),
  );
  it.each(deskCells)('/desk $event as $caller', async ({ caller, event, message }) => {
    const messages = [[event, message] as const, ['watch', desk.watch] as const];
    expect(await hear('/desk', caller, messages, 'presence')).toBe(STAFF_ONLY[caller]);
  });

  it.each(CALLERS)('/feed follow as %s', async (caller) => {
    const messages = [['follow', feed.follow(newsroom.liveBlog.slug)] as const];
    expect(await hear('/feed', caller, messages, 'head')).toBe(EVERYBODY[caller]);
  });
});

type Grant = 'writes' | 'reads' | number;

/** Whether a frame that writes is acknowledged or denied, or the code that closed the socket. */
async function granted(caller: Caller, id: string): Promise<Grant> {
  const { cookie } = newsroom.clients[caller];
  const address = `${newsroom.origin.replace('http', 'ws')}/sync/${id}`;
  const socket = openRaw(
    `${address}?schema=${SCHEMA_VERSION}&ack=1`,
    null,
    cookie === '' ? {} : { cookie },
  );
  const spoken = (type: number) => socket.received.some((frame) => frame[0] === type);
  const verdict = async (): Promise<Grant> => {
    await socket.open();
    socket.send(
      syncFrame(
        2,
        changeOn(new Y.Doc(), (document) => addParagraph(document, 'words')),
      ),
    );
    await eventually(() => spoken(FRAME_ACK) || spoken(FRAME_DENIED), 'a verdict');
    return spoken(FRAME_DENIED) ? 'reads' : 'writes';
  };
  const answer = await Promise.race([socket.closed, verdict()]);
  socket.close();
  return answer;
}

describe('[S5] documents', () => {
  const ROWS: Readonly<
    Record<'draft' | 'published' | 'withdrawn' | 'closed' | 'unknown', readonly Grant[]>
  > = {
    draft: [4401, 'writes', 'writes', 'writes'],
    published: [4401, 'writes', 'writes', 'writes'],
    withdrawn: [4401, 'reads', 'reads', 'reads'],
    closed: [4401, 'reads', 'writes', 'writes'],
    unknown: [4401, 4404, 4404, 4404],
  };
  const cells = Object.entries(ROWS).flatMap(([kind, grants]) =>
    CALLERS.flatMap((caller, column) =>
      worksOf(caller).map((work) => ({ kind, caller, work, grant: grants[column] })),
    ),
  );

  it.each(cells)('$kind as $caller, $work: $grant', async ({ kind, caller, work, grant }) => {
    const subject = await newsroom.subject(caller, work);
    const unknown = '01900000-0000-7000-8000-000000000000';
    const ids: Readonly<Record<string, string>> = { ...subject, unknown };
    expect(await granted(caller, ids[kind] ?? '')).toBe(grant);
  });
});

describe('[S5] an account that has ended', () => {
  it('is nobody', async () => {
    const { clients, leaver } = newsroom;
    await clients.admin.call('DELETE', `/api/people/${await newsroom.spare('ended')}`);
    expect((await leaver.call('GET', '/api/liveblogs')).status).toBe(401);
  });
});
