import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { bodyOf } from '../../shared/document/sequence/form.ts';
import type { ContentNode } from '../../shared/domain/content.ts';
import { textOf } from '../../shared/domain/content.ts';
import type { VersionDetail, VersionPage } from '../../shared/protocol/desk.ts';
import type { ApiClient } from '../support/api.ts';
import { apiClient, signIn } from '../support/api.ts';
import { body, paragraph } from '../support/facts.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { startServer } from '../support/server-process.ts';
import { openWriter, type Writer } from '../support/writer.ts';

let server: ServerProcess;
let editor: ApiClient;
let maya: ApiClient;
let tomas: ApiClient;
const writers: Writer[] = [];

beforeAll(async () => {
  server = await startServer();
  await server.createUser('editor@example.org', 'Ines', 'editor');
  await server.createUser('maya@example.org', 'Maya', 'reporter');
  await server.createUser('tomas@example.org', 'Tomás', 'reporter');
  editor = await signIn(server.origin, 'editor@example.org');
  maya = await signIn(server.origin, 'maya@example.org');
  tomas = await signIn(server.origin, 'tomas@example.org');
});
afterAll(async () => {
  for (const { provider } of writers) provider.destroy();
  await server.dispose();
});

interface Made {
  readonly id: string;
  readonly slug: string;
}

async function liveBlog(): Promise<Made> {
  const fields = { headline: 'Two presidents meet', timeZone: 'UTC' };
  return (await editor.call('POST', '/api/liveblogs', fields)).body as Made;
}

async function draft(blog: Made, ...blocks: readonly ContentNode[]): Promise<string> {
  const content = body(...blocks);
  const made = await maya.call('POST', `/api/liveblogs/${blog.id}/updates`, { content });
  return (made.body as { id: string }).id;
}

async function write(client: ApiClient, id: string, change: (text: Y.Text) => void) {
  const address = `${server.origin.replace('http', 'ws')}/sync`;
  const writer = openWriter(address, id, 'someone', { cookie: client.cookie });
  writers.push(writer);
  await writer.synced();
  writer.document.transact(() => change(bodyOf(writer.document)));
  await writer.saved();
  return writer;
}

const append = (words: string) => (text: Y.Text) => {
  text.insert(text.length, words);
  text.insertEmbed(text.length, new Y.Map([['live', true]]));
};

interface Detail {
  readonly contentHash: string;
  readonly content: ContentNode;
}

const detail = async (id: string) =>
  (await editor.call('GET', `/api/updates/${id}`)).body as Detail;

async function command(client: ApiClient, id: string, name: string, sent: object = {}) {
  const answer = await client.call('POST', `/api/updates/${id}/${name}`, sent);
  expect(answer.status).toBe(200);
  return answer.body as Detail;
}

async function publish(id: string): Promise<void> {
  const { contentHash } = await detail(id);
  await command(editor, id, 'publish', { contentHash });
}

async function versions(id: string): Promise<VersionPage['versions']> {
  const answer = await maya.call('GET', `/api/updates/${id}/versions`);
  expect(answer.status).toBe(200);
  return (answer.body as VersionPage).versions;
}

const told = async (id: string) =>
  (await versions(id)).map(({ reason, by }) => [reason, ...by.map(({ name }) => name)].join(' '));

describe('who wrote what', () => {
  it('[W7] is told by Yjs client id, and proposes as bylines those whose text is left', async () => {
    const blog = await liveBlog();
    const id = await draft(blog, paragraph('A word.'));
    const second = await write(
      tomas,
      id,
      append('A good deal more than a word, from the airport.'),
    );
    await write(editor, id, append('Soon gone.'));
    const answer = await maya.call('GET', `/api/updates/${id}/writers`);
    const names = new Map(
      (answer.body as { clientId: number; person: { name: string } }[]).map(
        ({ clientId, person }) => [clientId, person.name],
      ),
    );
    expect(names.get(second.document.clientID)).toBe('Tomás');
    expect([...names.values()].toSorted()).toEqual(['Ines', 'Maya', 'Tomás']);
    await write(maya, id, (text) => text.delete(text.length - 11, 11));
    await publish(id);
    const snapshot = await apiClient(server.origin).call('GET', `/live/${blog.slug}/snapshot.json`);
    expect(snapshot.body).toMatchObject({ updates: [{ id, bylines: ['Tomás', 'Maya'] }] });
  });
});

const bylines = async ({ slug }: Made) =>
  (
    (await apiClient(server.origin).call('GET', `/live/${slug}/snapshot.json`)).body as {
      updates: { bylines: string[] }[];
    }
  ).updates[0]?.bylines;

describe('whose words are moved', () => {
  /** As an editor parts a paragraph: the second half goes, and comes again as a new one. */
  const part = (text: Y.Text): void => {
    text.delete(10, text.length - 11);
    append('They talk for three hours.')(text);
  };

  it('[W7] stays told by the words, also by the server that comes after', async () => {
    const blog = await liveBlog();
    const id = await draft(blog, paragraph('They meet.They talk for three hours.'));
    await write(editor, id, part);
    await server.stop();
    await server.start();
    await publish(id);
    expect(await bylines(blog)).toEqual(['Maya']);
  });

  it('[W7] is not changed by a version that someone else restores', async () => {
    const blog = await liveBlog();
    const id = await draft(blog, paragraph('They meet at the base.'));
    await write(tomas, id, append('They talk.'));
    await command(maya, id, 'submit');
    await write(tomas, id, (fragment) => {
      fragment.delete(0, fragment.length);
      append('All else.')(fragment);
    });
    await server.stop();
    await server.start();
    const submitted = (await versions(id)).find(({ reason }) => reason === 'submitted');
    await command(editor, id, 'restore', { versionId: submitted?.id });
    await publish(id);
    expect(await bylines(blog)).toEqual(['Maya', 'Tomás']);
  });
});

describe('versions', () => {
  it('are kept at each change of state, with what was written before it and by whom', async () => {
    const id = await draft(await liveBlog(), paragraph('They meet.'));
    await write(tomas, id, append('They talk.'));
    await command(maya, id, 'submit');
    await publish(id);
    await write(maya, id, append('They part.'));
    await command(editor, id, 'withdraw', { reason: 'Not so.' });
    expect(await told(id)).toEqual([
      'withdrawn Ines',
      'activity Maya',
      'published Ines',
      'submitted Maya',
      'activity Tomás',
    ]);
    const [, activity, published] = await versions(id);
    const read = async (versionId = 0) =>
      (await maya.call('GET', `/api/updates/${id}/versions/${versionId}`)).body as VersionDetail;
    expect(textOf((await read(published?.id)).content)).toBe('They meet.\nThey talk.');
    expect(textOf((await read(activity?.id)).content)).toBe('They meet.\nThey talk.\nThey part.');
  });

  it('are kept when the server ends, and can be read page by page', async () => {
    const id = await draft(await liveBlog(), paragraph('They meet.'));
    await command(maya, id, 'submit');
    const writer = await write(tomas, id, append('They talk.'));
    writer.provider.destroy();
    await server.stop();
    await server.start();
    expect(await told(id)).toEqual(['activity Tomás', 'submitted Maya']);
    const path = `/api/updates/${id}/versions`;
    const first = (await maya.call('GET', `${path}?limit=1`)).body as VersionPage;
    const rest = (await maya.call('GET', `${path}?limit=1&before=${first.next}`))
      .body as VersionPage;
    expect([first, rest]).toMatchObject([
      { versions: [{ reason: 'activity' }] },
      { versions: [{ reason: 'submitted' }], next: null },
    ]);
  });

  it('are restored as an edit of one’s own, once per key, and so can that be taken back', async () => {
    const id = await draft(await liveBlog(), paragraph('They meet.'));
    await command(maya, id, 'submit');
    const [submitted] = await versions(id);
    const writer = await write(tomas, id, (fragment) => {
      fragment.delete(0, fragment.length);
      append('All else.')(fragment);
    });
    const key = { 'idempotency-key': randomUUIDv7() };
    const restore = () =>
      editor.call('POST', `/api/updates/${id}/restore`, { versionId: submitted?.id }, key);
    const restored = await restore();
    expect(restored).toMatchObject({ status: 200, body: { contentHash: submitted?.contentHash } });
    await expect.poll(() => writer.words()).toContain('They meet.');
    expect(await told(id)).toEqual(['restored Ines', 'activity Tomás', 'submitted Maya']);
    writer.document.transact(() => append('And on.')(bodyOf(writer.document)));
    await writer.saved();
    expect((await restore()).body).toEqual(restored.body);
    expect(textOf((await detail(id)).content)).toBe('They meet.\nAnd on.');
    const [, before] = await versions(id);
    await command(maya, id, 'restore', { versionId: before?.id });
    expect(textOf((await detail(id)).content)).toBe('All else.');
  });

  it('[S5] are for the newsroom, and are restored by those who may write', async () => {
    const blog = await liveBlog();
    const id = await draft(blog, paragraph('They meet.'));
    await command(maya, id, 'submit');
    const [version] = await versions(id);
    const restore = { versionId: version?.id };
    const nobody = apiClient(server.origin);
    for (const path of ['writers', 'versions', `versions/${version?.id}`]) {
      expect((await nobody.call('GET', `/api/updates/${id}/${path}`)).status).toBe(401);
    }
    expect((await nobody.call('POST', `/api/updates/${id}/restore`, restore)).status).toBe(401);
    await editor.call('PATCH', `/api/liveblogs/${blog.id}`, { status: 'live' });
    await editor.call('PATCH', `/api/liveblogs/${blog.id}`, { status: 'closed' });
    const late = await maya.call('POST', `/api/updates/${id}/restore`, restore);
    expect(late).toMatchObject({ status: 403, body: { error: { code: 'forbidden' } } });
    await command(editor, id, 'restore', restore);
  });

  it('[S5] of what was withdrawn are there for the newsroom, and nobody brings them back', async () => {
    const id = await draft(await liveBlog(), paragraph('They meet.'));
    await publish(id);
    await command(editor, id, 'withdraw', { reason: 'Not so.' });
    const published = (await versions(id)).find(({ reason }) => reason === 'published');
    const path = `/api/updates/${id}/versions/${published?.id}`;
    expect((await maya.call('GET', path)).status).toBe(200);
    expect((await apiClient(server.origin).call('GET', path)).status).toBe(401);
    for (const client of [maya, editor]) {
      const sent = { versionId: published?.id };
      const answer = await client.call('POST', `/api/updates/${id}/restore`, sent);
      expect(answer).toMatchObject({ status: 403, body: { error: { code: 'forbidden' } } });
    }
  });

  it('answer 404 for what is not there and 400 for what makes no sense', async () => {
    const blog = await liveBlog();
    const id = await draft(blog, paragraph('They meet.'));
    const other = await draft(blog, paragraph('Elsewhere.'));
    await command(maya, other, 'submit');
    const [foreign] = await versions(other);
    const call = async (method: string, path: string, sent?: object) =>
      (await maya.call(method, `/api/updates/${path}`, sent)).status;
    expect(await call('GET', `${id}/versions/${foreign?.id}`)).toBe(404);
    expect(await call('GET', `${id}/versions/nonsense`)).toBe(404);
    expect(await call('GET', `${randomUUIDv7()}/versions`)).toBe(404);
    expect(await call('GET', `${randomUUIDv7()}/writers`)).toBe(404);
    expect(await call('POST', `${id}/restore`, { versionId: foreign?.id })).toBe(404);
    expect(await call('POST', `${id}/restore`, { versionId: 'first' })).toBe(400);
    expect(await call('GET', `${id}/versions?limit=0`)).toBe(400);
  });
});
