import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContentNode, Json } from '../../shared/domain/content.ts';
import type { ApiClient } from '../support/api.ts';
import { apiClient, signIn } from '../support/api.ts';
import { body, paragraph, quote, text } from '../support/facts.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { startServer } from '../support/server-process.ts';

let server: ServerProcess;
let editor: ApiClient;
let reporter: ApiClient;
let blog: { readonly id: string; readonly slug: string };

const liveBlog = (fields: object) =>
  editor.call('POST', '/api/liveblogs', { headline: 'Talks', timeZone: 'UTC', ...fields });
const update = (sent: object) => reporter.call('POST', `/api/liveblogs/${blog.id}/updates`, sent);

beforeAll(async () => {
  server = await startServer();
  await server.createUser('editor@example.org', 'Edna', 'editor');
  await server.createUser('reporter@example.org', 'Rita', 'reporter');
  editor = await signIn(server.origin, 'editor@example.org');
  reporter = await signIn(server.origin, 'reporter@example.org');
  blog = (await liveBlog({ slug: 'talks' })).body as typeof blog;
});
afterAll(() => server.dispose());

const invalid = { status: 400, body: { error: { code: 'invalid' } } };

/** Bytes as they are, with headers of their own. */
async function send(path: string, content: BodyInit, headers: Readonly<Record<string, string>>) {
  const response = await fetch(`${server.origin}${path}`, {
    method: 'POST',
    headers: { cookie: editor.cookie, ...headers },
    body: content,
  });
  return { status: response.status, body: (await response.json()) as unknown };
}

describe('what cannot be read', () => {
  const JSON_TYPE = { 'content-type': 'application/json' };

  it('is answered with 400 and never with 500', async () => {
    const path = '/api/liveblogs';
    expect(await send(path, 'no gzip', { ...JSON_TYPE, 'content-encoding': 'gzip' })).toMatchObject(
      invalid,
    );
    expect(await editor.call('GET', '/api/liveblogs/%E0%A4%A')).toMatchObject(invalid);
    const form = { 'content-type': 'multipart/form-data; boundary=x' };
    expect(await send('/api/media', '--y', form)).toMatchObject(invalid);
    expect(await send('/api/media', 'x', { 'content-type': 'multipart/form-data' })).toMatchObject(
      invalid,
    );
  });

  it('says which type the body should have', async () => {
    const sent = JSON.stringify({ headline: 'Talks', timeZone: 'UTC' });
    const answer = await send('/api/liveblogs', sent, { 'content-type': 'text/plain' });
    expect(answer).toMatchObject(invalid);
    expect(JSON.stringify(answer.body)).toContain('application/json');
  });

  it('is a key that is too long, for pictures as for all else', async () => {
    const form = new FormData();
    form.append('file', new Blob(['x']), 'x.png');
    const answer = await send('/api/media', form, { 'idempotency-key': 'k'.repeat(256) });
    expect(answer).toMatchObject(invalid);
    expect(JSON.stringify(answer.body)).toContain('Idempotency-Key');
  });
});

describe('fields of a live blog', () => {
  it.each([
    ['an offset for a time zone', { timeZone: '+05:00' }],
    ['a zone that does not exist', { timeZone: 'Mars/Olympus' }],
    ['no language', { languages: ['not a language!'] }],
    ['a headline that a database cannot hold', { headline: 'a\0b' }],
    ['a standfirst that a database cannot hold', { standfirst: 'a\0b' }],
    ['south of the pole', { place: { name: 'x', coordinates: { latitude: -91, longitude: 0 } } }],
  ])('refuse %s', async (_what, fields) => {
    expect(await liveBlog(fields)).toMatchObject(invalid);
  });

  it('take places south and west', async () => {
    const coordinates = { latitude: -33.9, longitude: -70.6 };
    const made = await liveBlog({ place: { name: 'Santiago', coordinates } });
    expect(made).toMatchObject({ status: 201, body: { place: { coordinates } } });
  });
});

describe('content', () => {
  const stamp = (attrs: { readonly [name: string]: Json }): ContentNode => ({
    type: 'locationStamp',
    attrs,
    content: [{ type: 'placeName', content: [text('Anchorage')] }],
  });
  const said = (attrs: { readonly [name: string]: Json }): ContentNode => ({
    ...quote('q', 'Next time in Moscow.'),
    attrs,
  });
  const link = (href: string): ContentNode => ({
    type: 'paragraph',
    content: [{ ...text('here'), marks: [{ type: 'link', attrs: { href } }] }],
  });

  it.each([
    ['text for a list of nodes', { type: 'doc', content: 'x' }],
    ['an object for a list of nodes', { type: 'doc', content: { 0: paragraph('x') } }],
    ['null for a node', { type: 'doc', content: [null] }],
    ['text for attributes', { type: 'doc', content: [{ type: 'heading', attrs: 'x' }] }],
    [
      'more nodes than a call has arguments',
      { type: 'doc', content: Array.from({ length: 130_000 }, () => ({ type: 'q' })) },
    ],
    ['an unknown phase', body(stamp({ phase: 'flying' }))],
    ['an unknown zone', body(stamp({ phase: 'at', timeZone: 'Mars/Olympus' }))],
    ['a latitude of 91', body(stamp({ phase: 'at', latitude: 91, longitude: 0 }))],
    ['a longitude in words', body(stamp({ phase: 'at', latitude: 0, longitude: 'west' }))],
    ['a journey back in time', body(stamp({ phase: 'departing', durationMinutes: -5 }))],
    ['a time that is none', body(said({ id: 'q', saidAt: 'yesterday' }))],
    ['a language that is none', body(said({ id: 'q', language: '"><x' }))],
    ['an unknown verification', body(said({ id: 'q', verification: 'maybe' }))],
    ['a link that runs a script', body(link('javascript:alert(1)'))],
  ])('refuses %s', async (_what, content) => {
    expect(await update({ content })).toMatchObject(invalid);
  });

  it('takes attributes that are left out, null or empty', async () => {
    const attrs = {
      id: 's',
      phase: 'at',
      at: null,
      timeZone: '',
      latitude: -33.9,
      longitude: -70.6,
    };
    const content = body(
      stamp(attrs),
      said({ id: 'q', saidAt: '', language: null }),
      link('mailto:a@example.org'),
    );
    expect((await update({ content })).status).toBe(201);
  });
});

describe('ids', () => {
  it('are the same in upper and lower case, everywhere', async () => {
    const id = randomUUIDv7();
    const made = await update({ id: id.toUpperCase(), content: body(paragraph('They meet.')) });
    expect(made).toMatchObject({ status: 201, body: { id } });
    const detail = await editor.call('GET', `/api/updates/${id.toUpperCase()}`);
    const { contentHash } = detail.body as { contentHash: string };
    const published = await editor.call('POST', `/api/updates/${id}/publish`, { contentHash });
    expect(published.status).toBe(200);
    const page = await apiClient(server.origin).call('GET', `/live/talks/${id.toUpperCase()}`);
    expect(page.status).toBe(200);
  });
});

describe('a pin', () => {
  it('is for editors, whatever is asked for', async () => {
    const path = `/api/liveblogs/${blog.id}/pins`;
    expect((await reporter.call('POST', path, { quoteId: 'nobody-said-it' })).status).toBe(403);
    expect((await editor.call('POST', path, { quoteId: 'nobody-said-it' })).status).toBe(404);
  });

  it('[L8] gives a retry the very answer of the first time', async () => {
    const [first, second] = [randomUUIDv7(), randomUUIDv7()];
    for (const id of [first, second]) {
      const made = await update({ content: body(quote(id, 'Next time in Moscow.')) });
      const path = `/api/updates/${(made.body as { id: string }).id}`;
      const { contentHash } = (await editor.call('GET', path)).body as { contentHash: string };
      await editor.call('POST', `${path}/publish`, { contentHash });
    }
    const key = { 'idempotency-key': randomUUIDv7() };
    const path = `/api/liveblogs/${blog.id}/pins`;
    const answer = await editor.call('POST', path, { quoteId: first }, key);
    await editor.call('POST', path, { quoteId: second });
    const retried = await editor.call('POST', path, { quoteId: first }, key);
    expect(retried.body).toEqual(answer.body);
    await editor.call('DELETE', `${path}/${first}`);
    expect((await editor.call('POST', path, { quoteId: first }, key)).body).toEqual(answer.body);
  });
});

describe('accounts', () => {
  it('[W7] take no other name by themselves', async () => {
    const renamed = await reporter.call('POST', '/api/auth/update-user', { name: 'Edna' });
    expect(renamed.status).toBe(404);
    expect((await reporter.call('GET', '/api/session')).body).toMatchObject({
      user: { name: 'Rita' },
    });
  });

  it('are not asked for with bodies without end', async () => {
    const nobody = apiClient(server.origin);
    const password = 'x'.repeat(100_000);
    const answer = await nobody.call('POST', '/api/auth/sign-in/email', {
      email: 'editor@example.org',
      password,
    });
    expect(answer).toMatchObject({ status: 413, body: { error: { code: 'too_large' } } });
  });

  it('let people sign in again and again, and nobody go on guessing', async () => {
    for (let time = 0; time < 35; time += 1) await signIn(server.origin, 'editor@example.org');
    const nobody = apiClient(server.origin);
    const guess = { email: 'editor@example.org', password: 'a wrong password' };
    const guesses = Array.from({ length: 35 }, () =>
      nobody.call('POST', '/api/auth/sign-in/email', guess),
    );
    const refused = (await Promise.all(guesses)).filter((answer) => answer.status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.at(-1)).toMatchObject({ body: { error: { code: 'rate_limited' } } });
    expect(refused.at(-1)?.headers.get('retry-after')).toMatch(/^\d+$/);
  });
});
