import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCHEMA_VERSION } from '../../shared/document/schema/version.ts';
import type { ApiClient } from '../support/api.ts';
import { signIn } from '../support/api.ts';
import { runCommand } from '../support/command.ts';
import { openRaw } from '../support/raw-socket.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { PASSWORD, startServer } from '../support/server-process.ts';

// [S6] However a session ends, its sockets end with it.

let server: ServerProcess;
let admin: ApiClient;
let updateId: string;

const EMAIL = 'reporter@example.org';
const enter = () => signIn(server.origin, EMAIL);

beforeAll(async () => {
  server = await startServer();
  await server.createUser('admin@example.org', 'Ada', 'admin');
  await server.createUser(EMAIL, 'Rita', 'reporter');
  admin = await signIn(server.origin, 'admin@example.org');
  const fields = { headline: 'Talks', timeZone: 'UTC' };
  const { id } = (await admin.call('POST', '/api/liveblogs', fields)).body as { id: string };
  const made = await admin.call('POST', `/api/liveblogs/${id}/updates`, {});
  updateId = (made.body as { id: string }).id;
});
afterAll(() => server.dispose());

/** Both sockets of one session; `closed` resolves when both have been closed by the server. */
async function openSockets({ cookie }: ApiClient) {
  const address = `${server.origin.replace('http', 'ws')}/sync/${updateId}?schema=${SCHEMA_VERSION}`;
  const sync = openRaw(address, null, { cookie });
  const desk = io(`${server.origin}/desk`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { cookie },
  });
  const left = new Promise((resolve) => {
    desk.on('disconnect', resolve);
  });
  await new Promise<void>((resolve) => {
    desk.on('connect', resolve);
  });
  await sync.open();
  return {
    closed: Promise.all([sync.closed, left]),
    close() {
      sync.close();
      desk.close();
    },
  };
}

describe('[S6] sockets are closed within a second', () => {
  const account = async () => {
    const { people } = (await admin.call('GET', '/api/people')).body as {
      people: { userId: string; email: string }[];
    };
    return people.find(({ email }) => email === EMAIL)?.userId ?? '';
  };

  it.each<[string, (client: ApiClient, other: ApiClient) => Promise<{ status: number }>]>([
    ['signing out', (client) => client.call('POST', '/api/auth/sign-out', {})],
    [
      'ending all other sessions',
      (_, other) => other.call('POST', '/api/auth/revoke-other-sessions', {}),
    ],
    ['ending all sessions', (_, other) => other.call('POST', '/api/auth/revoke-sessions', {})],
    [
      'a new password',
      (_, other) =>
        other.call('POST', '/api/auth/change-password', {
          currentPassword: PASSWORD,
          newPassword: PASSWORD,
          revokeOtherSessions: true,
        }),
    ],
    [
      'a new password from the command line',
      async () => {
        const environment = {
          DATA_DIR: server.dataDirectory,
          ...(server.databaseUrl === null ? {} : { DATABASE_URL: server.databaseUrl }),
        };
        const command = ['user', 'reset-password', '--email', EMAIL, '--password-stdin'];
        const { code } = await runCommand(command, environment, `${PASSWORD}\n`);
        return { status: code ?? 1 };
      },
    ],
    // The last one: the account is gone after it.
    [
      'removal',
      async () => ({
        status: (await admin.call('DELETE', `/api/people/${await account()}`)).status,
      }),
    ],
  ])('after %s', async (_how, end) => {
    const [client, other] = [await enter(), await enter()];
    const sockets = await openSockets(client);
    expect((await end(client, other)).status).toBeLessThan(300);
    const startedAt = performance.now();
    const [code] = await sockets.closed;
    expect(performance.now() - startedAt).toBeLessThan(1000);
    expect(code).toBe(4401);
    sockets.close();
  });
});
