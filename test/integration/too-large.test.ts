import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import { bodyOf } from '../../shared/document/sequence/form.ts';
import type { ContentNode } from '../../shared/domain/content.ts';
import { DOCUMENT_LIMITS } from '../../shared/limits.ts';
import type { VersionPage } from '../../shared/protocol/desk.ts';
import { type ApiClient, signIn } from '../support/api.ts';
import { body, paragraph } from '../support/facts.ts';
import { mapsIn } from '../support/line.ts';
import { type ServerProcess, startServer } from '../support/server-process.ts';
import { openWriter } from '../support/writer.ts';

let server: ServerProcess;
let maya: ApiClient;
let updates: string;

beforeAll(async () => {
  server = await startServer();
  await server.createUser('maya@example.org', 'Maya', 'editor');
  maya = await signIn(server.origin, 'maya@example.org');
  const fields = { headline: 'Two presidents meet', timeZone: 'UTC' };
  const blog = await maya.call('POST', '/api/liveblogs', fields);
  updates = `/api/liveblogs/${(blog.body as { id: string }).id}/updates`;
});
afterAll(() => server.dispose());

const times = <Value>(count: number, value: Value): Value[] =>
  Array.from({ length: count }, () => value);
const lines = (count: number): ContentNode => body(...times(count, { type: 'paragraph' }));

function table(rows: number, columns: number): ContentNode {
  const cell = { type: 'tableCell', content: [{ type: 'paragraph' }] };
  return body({
    type: 'table',
    content: times(rows, { type: 'tableRow', content: times(columns, cell) }),
  });
}

it.each([
  ['lines', lines(DOCUMENT_LIMITS.units + 1), '60,000 lines'],
  ['places in tables', table(101, DOCUMENT_LIMITS.places / 100), '20,000 cells'],
])('[C8] content of too many %s is refused with the limit, and nothing is made', async (...row) => {
  const [, content, limit] = row;
  const id = randomUUIDv7();
  const refused = await maya.call('POST', updates, { id, content });
  expect(refused).toMatchObject({ status: 413, body: { error: { code: 'too_large' } } });
  expect(JSON.stringify(refused.body)).toContain(limit);
  expect((await maya.call('GET', `/api/updates/${id}`)).status).toBe(404);
});

it('[C8] a version that no longer fits is not restored, and the draft stays as it is', async () => {
  const made = await maya.call('POST', updates, {
    content: body(paragraph('They met.'), ...times(58_500, { type: 'paragraph' })),
  });
  const update = `/api/updates/${(made.body as { id: string }).id}`;
  await maya.call('POST', `${update}/submit`, {});
  const { versions } = (await maya.call('GET', `${update}/versions`)).body as VersionPage;

  const address = `${server.origin.replace('http', 'ws')}/sync`;
  const writer = openWriter(address, update.slice('/api/updates/'.length), 'Maya', {
    cookie: maya.cookie,
  });
  await writer.synced();
  writer.document.transact(() => {
    bodyOf(writer.document).insert(0, 'On the record: ');
    // Lines that were removed may still come back, and count.
    for (const end of mapsIn(bodyOf(writer.document)).slice(-1900)) end.delete('live');
  });
  await writer.saved();
  const before = await maya.call('GET', update);
  const state = Y.encodeStateVector(writer.document);

  const refused = await maya.call('POST', `${update}/restore`, { versionId: versions[0]?.id });
  expect(refused).toMatchObject({ status: 413, body: { error: { code: 'too_large' } } });
  expect(JSON.stringify(refused.body)).toContain('60,000 lines');
  expect((await maya.call('GET', update)).body).toEqual(before.body);
  expect(Y.encodeStateVector(writer.document)).toEqual(state);
  // Nor is what it says now kept as the version before a restore that did not happen.
  expect((await maya.call('GET', `${update}/versions`)).body).toEqual({ versions, next: null });

  // And goes on.
  bodyOf(writer.document).insert(0, 'Again: ');
  await writer.saved();
  writer.provider.destroy();
  const { content } = (await maya.call('GET', update)).body as { content: ContentNode };
  expect(JSON.stringify(content)).toContain('Again: On the record: They met.');
});
