import { afterAll, beforeAll, expect, it } from 'vitest';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { bodyOf } from '../../shared/document/sequence/form.ts';
import type { ApiClient } from '../support/api.ts';
import { signIn } from '../support/api.ts';
import { eventually } from '../support/eventually.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { startServer } from '../support/server-process.ts';
import { openWriter } from '../support/writer.ts';

let server: ServerProcess;
let editor: ApiClient;

beforeAll(async () => {
  server = await startServer();
  await server.createUser('ines@example.org', 'Ines', 'editor');
  editor = await signIn(server.origin, 'ines@example.org');
});
afterAll(() => server.dispose());

async function draft(): Promise<string> {
  const fields = { headline: 'Two presidents meet', timeZone: 'UTC' };
  const blog = (await editor.call('POST', '/api/liveblogs', fields)).body as { id: string };
  const made = await editor.call('POST', `/api/liveblogs/${blog.id}/updates`, {});
  return (made.body as { id: string }).id;
}

it('a server that is told to stop in the middle of typing loses nothing, and ends well', async () => {
  const id = await draft();
  const address = `${server.origin.replace('http', 'ws')}/sync`;
  const writer = openWriter(address, id, 'Ines', { cookie: editor.cookie });
  await writer.synced();
  const text = bodyOf(writer.document);

  // A key every few milliseconds, through the stop and the start.
  const enough = new AbortController();
  const typist = (async () => {
    for (let count = 0; !enough.signal.aborted; count += 1) {
      text.insert(text.length, `${count} `);
      await pause(2);
    }
  })();
  await eventually(() => writer.acknowledged() > 50, 'typing is under way');
  expect(await server.stop()).toBe(0);
  // It tries again at once, and may have found nobody by now.
  expect(writer.closed[0]).toBe(1013);
  await server.start();
  await eventually(() => writer.provider.synced, 'the writer is back');
  enough.abort();
  await typist;
  await writer.saved();
  const detail = await editor.call('GET', `/api/updates/${id}`);
  expect(JSON.stringify(detail.body)).toContain(text.toJSON().trim());
  writer.provider.destroy();
});

it('a connection on which nothing comes does not hold up the stop', async () => {
  const { port, hostname } = new URL(server.origin);
  const silent = connect(Number(port), hostname);
  await once(silent, 'connect');
  // Answered after the silent one was taken in.
  expect((await fetch(`${server.origin}/health/live`)).status).toBe(200);
  expect(await server.stop()).toBe(0);
  silent.destroy();
}, 15_000);
