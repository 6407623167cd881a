import { randomUUIDv7 } from 'node:crypto';
import sharp from 'sharp';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { SCHEMA_VERSION } from '../../shared/document/schema/version.ts';
import { bodyOf, metaOf } from '../../shared/document/sequence/form.ts';
import type { ContentNode } from '../../shared/domain/content.ts';
import { apiClient, type ApiClient, signIn } from '../support/api.ts';
import { everyField } from '../support/every-field.ts';
import { eventually } from '../support/eventually.ts';
import { body, paragraph } from '../support/facts.ts';
import { openRaw, syncFrame } from '../support/raw-socket.ts';
import { type ServerProcess, startServer } from '../support/server-process.ts';
import { openWriter, type Writer } from '../support/writer.ts';
import { addParagraph, changeOn } from '../support/yjs-bytes.ts';

// [S7] Whatever readers shall not see holds this word, and a name for its place.
const CANARY = 'kanarie';
/** In a revision that another has replaced without a word: only events tell it, as they tell how it was. */
const REPLACED = 'ersatzwort';
const SEEN = 'All readers see this sentence.';
const REASON = 'The quote was misheard.';

let server: ServerProcess;
let editor: ApiClient;
let reporter: ApiClient;
let slug: string;
let liveBlogId: string;
let follower: Socket;
/** All that a reader who was there from the first moment has been sent. */
const followed: string[] = [];
const writers: Writer[] = [];
const ids: Record<string, string> = {};
const media: string[] = [];

async function must<Answer>(client: ApiClient, method: string, path: string, sent?: object) {
  const { status, body: answer } = await client.call(method, path, sent);
  if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(answer)}`);
  return answer as Answer;
}

async function upload(): Promise<string> {
  const blue = { width: 8, height: 8, channels: 3, background: 'blue' } as const;
  const bytes = await sharp({ create: blue })
    .withExif({ IFD0: { ImageDescription: `${CANARY} exif` } })
    .jpeg()
    .toBuffer();
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), `${CANARY}-file-name.jpg`);
  const answer = await fetch(`${server.origin}/api/media`, {
    method: 'POST',
    headers: { cookie: reporter.cookie },
    body: form,
  });
  expect(answer.status).toBe(201);
  const { url } = (await answer.json()) as { url: string };
  media.push(url);
  return url;
}

async function draft(content: ContentNode): Promise<string> {
  const path = `/api/liveblogs/${liveBlogId}/updates`;
  return (await must<{ id: string }>(reporter, 'POST', path, { content })).id;
}

async function publish(id: string, sent: object = {}): Promise<void> {
  const { contentHash } = await must<{ contentHash: string }>(editor, 'GET', `/api/updates/${id}`);
  await must(editor, 'POST', `/api/updates/${id}/publish`, { contentHash, ...sent });
}

const syncAddress = () => `${server.origin.replace('http', 'ws')}/sync`;

async function write(id: string, change: (document: Y.Doc) => void): Promise<Y.Doc> {
  const writer = openWriter(syncAddress(), id, 'reporter', { cookie: reporter.cookie });
  writers.push(writer);
  await writer.saved();
  writer.document.transact(() => change(writer.document));
  await writer.saved();
  return writer.document;
}

const name = (word: string) => (document: Y.Doc) => {
  metaOf(document).set('bylines', [`${word} byline`]);
  metaOf(document).set('labels', [`${word} label`]);
};

/** Says something else from now on. */
const reword = (words: string) => (document: Y.Doc) => {
  bodyOf(document).delete(0, bodyOf(document).length);
  addParagraph(document, words);
};

async function withdraw(): Promise<void> {
  const quoteId = randomUUIDv7();
  const id = await draft(everyField(`${CANARY}-withdrawn`, await upload(), quoteId));
  ids['withdrawn'] = id;
  await write(id, name(CANARY));
  await publish(id);
  await must(editor, 'POST', `/api/liveblogs/${liveBlogId}/pins`, { quoteId });
  await must(editor, 'POST', `/api/updates/${id}/key`, { key: true });
  await must(editor, 'POST', `/api/updates/${id}/withdraw`, { reason: REASON });
}

/** Without a quote: a published one that goes is a correction, which readers are told. */
async function supersede(): Promise<void> {
  const { content = [] } = everyField(REPLACED, await upload(), randomUUIDv7());
  const id = await draft(body(...content.filter(({ type }) => type !== 'quote')));
  ids['superseded'] = id;
  await write(id, name(REPLACED));
  await publish(id);
  await write(id, (document) => {
    reword(SEEN)(document);
    metaOf(document).set('bylines', ['Reporter']);
    metaOf(document).set('labels', []);
  });
  await publish(id, { change: 'typo', note: `${CANARY} note of a typo` });
  await write(id, (document) => addParagraph(document, `${CANARY} newer draft`));
}

async function refuse(): Promise<void> {
  const id = await draft(body(paragraph('Begun.')));
  const document = await write(id, () => {});
  const poison = changeOn(document, (copy) => {
    bodyOf(copy).insert(0, `${CANARY} refused`);
    bodyOf(copy).insertEmbed(0, { script: CANARY });
  });
  const address = `${syncAddress()}/${id}?schema=${SCHEMA_VERSION}`;
  const hostile = openRaw(address, null, { cookie: reporter.cookie, origin: server.origin });
  await hostile.open();
  hostile.send(syncFrame(2, poison));
  expect(await hostile.closed).toBe(4403);
}

async function follow(): Promise<void> {
  follower = io(`${server.origin}/feed`, { transports: ['websocket'], forceNew: true });
  follower.onAny((...message: unknown[]) => followed.push(JSON.stringify(message)));
  follower.emit('follow', { slug, after: 0 });
  await eventually(() => followed.length > 0, 'the feed answers');
}

beforeAll(async () => {
  server = await startServer({ METRICS_TOKEN: `${CANARY}-metrics-token` });
  for (const role of ['admin', 'editor', 'reporter'] as const) {
    await server.createUser(`${CANARY}-${role}@example.org`, role, role);
  }
  editor = await signIn(server.origin, `${CANARY}-editor@example.org`);
  reporter = await signIn(server.origin, `${CANARY}-reporter@example.org`);
  const admin = await signIn(server.origin, `${CANARY}-admin@example.org`);
  await must(admin, 'POST', '/api/invitations', {
    email: `${CANARY}-invited@example.org`,
    role: 'editor',
  });
  const fields = { headline: 'Talks', timeZone: 'UTC' };
  const made = await must<{ id: string; slug: string }>(editor, 'POST', '/api/liveblogs', fields);
  [liveBlogId, slug] = [made.id, made.slug];
  await must(editor, 'PATCH', `/api/liveblogs/${liveBlogId}`, { status: 'live' });

  ids['draft'] = await draft(everyField(`${CANARY}-draft`, await upload(), randomUUIDv7()));
  await write(ids['draft'], name(CANARY));
  ids['submitted'] = await draft(everyField(`${CANARY}-submitted`, await upload(), randomUUIDv7()));
  await must(reporter, 'POST', `/api/updates/${ids['submitted']}/submit`);
  await withdraw();
  await supersede();
  await refuse();
  await follow();
});

afterAll(async () => {
  follower.disconnect();
  for (const { provider } of writers) provider.destroy();
  await server.dispose();
});

/** Everything that anybody can ask for. */
function publicPaths(): readonly string[] {
  const live = `/live/${slug}`;
  const head = 20;
  return [
    '/',
    live,
    ...['?order=oldest', '?key=1', '?order=oldest&key=1'].map((query) => live + query),
    ...Array.from({ length: head }, (_, seq) => `${live}?before=${seq}`),
    ...Array.from({ length: head }, (_, seq) => `${live}?order=oldest&after=${seq}`),
    ...Array.from({ length: head }, (_, seq) => `${live}/events.json?after=${seq}`),
    ...Object.values(ids).map((id) => `${live}/${id}`),
    ...['snapshot.json', 'feed.json', 'rss.xml', 'atom.xml', 'ninjs.json', 'embed'].map(
      (output) => `${live}/${output}`,
    ),
    '/news-sitemap.xml',
    `/oembed?url=${encodeURIComponent(server.origin + live)}`,
    ...media,
    '/metrics',
    '/health/live',
    '/health/ready',
    '/api/openapi.json',
    '/desk',
    `/desk/updates/${ids['draft']}`,
    '/live/nothing-here',
    `${live}/${randomUUIDv7()}`,
    `${live}/nonsense`,
    ...Object.values(ids).flatMap((id) =>
      ['', '/versions', '/writers'].map((rest) => `/api/updates/${id}${rest}`),
    ),
    '/api/liveblogs',
    `/api/liveblogs/${liveBlogId}`,
    `/api/liveblogs/${liveBlogId}/updates`,
    `/api/liveblogs/${liveBlogId}/boards`,
    '/api/people',
    '/api/quarantine',
    '/api/quarantine/1/bytes',
    '/api/invitations/by-token?token=nothing',
  ];
}

async function read(path: string) {
  const answers = await Promise.all(
    ['GET', 'HEAD'].map(async (method) => {
      const response = await fetch(server.origin + path, { method, redirect: 'manual' });
      const text = Buffer.from(await response.arrayBuffer()).toString('latin1');
      return JSON.stringify([...response.headers]) + text;
    }),
  );
  return answers.join('\n');
}

const hits = (text: string, ...words: readonly string[]): readonly string[] =>
  text.match(new RegExp(`.{0,60}(${words.join('|')}).{0,60}`, 'gi')) ?? [];

describe('what readers shall not see', () => {
  it('[S7] stands in no page, answer, header or picture', async () => {
    for (const path of publicPaths()) {
      const words = path.includes('/events.json') ? [CANARY] : [CANARY, REPLACED];
      expect({ path, hits: hits(await read(path), ...words) }).toEqual({ path, hits: [] });
    }
  });

  it('[S7] is sent to nobody who follows from the first event, or who comes to the desk’s socket', async () => {
    expect(hits(followed.join('\n'), CANARY, REPLACED)).toEqual([]);
    const desk = io(`${server.origin}/desk`, { transports: ['websocket'], forceNew: true });
    const refusal = await new Promise<Error>((resolve) => desk.on('connect_error', resolve));
    desk.disconnect();
    expect(hits(JSON.stringify([refusal, refusal.message]), CANARY)).toEqual([]);
  });

  it('[S7] is not missed: staff see it, and readers what is theirs', async () => {
    const seen = JSON.stringify(await must(editor, 'GET', `/api/updates/${ids['draft']}`));
    for (const field of [
      'headline',
      'text',
      'quoteText',
      'alt',
      'imageCaption',
      'title',
      'carrier',
    ]) {
      expect(seen).toContain(`${CANARY}-draft ${field}`);
    }
    for (const path of ['', `/${ids['superseded']}`, '/snapshot.json', '/events.json?after=0']) {
      expect(await read(`/live/${slug}${path}`)).toContain(SEEN);
    }
    for (const path of ['', `/${ids['withdrawn']}`, '/snapshot.json', '/events.json?after=0']) {
      expect(await read(`/live/${slug}${path}`)).toContain(REASON);
    }
    const nobody = apiClient(server.origin);
    expect(media.length).toBe(4);
    for (const url of media) expect((await nobody.call('GET', url)).status).toBe(404);
  });
});
