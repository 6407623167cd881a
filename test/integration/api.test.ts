import { randomUUIDv7 } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContentNode } from '../../shared/domain/content.ts';
import type { ApiClient } from '../support/api.ts';
import { apiClient, signIn } from '../support/api.ts';
import { body, paragraph, quote } from '../support/facts.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { startServer } from '../support/server-process.ts';

let server: ServerProcess;
let admin: ApiClient;
let editor: ApiClient;
let reporter: ApiClient;
let nobody: ApiClient;

beforeAll(async () => {
  server = await startServer();
  for (const role of ['admin', 'editor', 'reporter'] as const) {
    await server.createUser(`${role}@example.org`, `The ${role}`, role);
  }
  admin = await signIn(server.origin, 'admin@example.org');
  editor = await signIn(server.origin, 'editor@example.org');
  reporter = await signIn(server.origin, 'reporter@example.org');
  nobody = apiClient(server.origin);
});
afterAll(() => server.dispose());

interface Made {
  readonly id: string;
  readonly slug: string;
}

async function liveBlog(headline = 'Two presidents meet'): Promise<Made> {
  const made = await editor.call('POST', '/api/liveblogs', {
    headline,
    timeZone: 'America/Anchorage',
  });
  expect(made.status).toBe(201);
  return made.body as Made;
}

async function draft(blog: Made, ...blocks: readonly ContentNode[]): Promise<string> {
  const made = await reporter.call('POST', `/api/liveblogs/${blog.id}/updates`, {
    content: body(...blocks),
  });
  expect(made.status).toBe(201);
  return (made.body as { id: string }).id;
}

async function hashOf(id: string): Promise<string> {
  const detail = await editor.call('GET', `/api/updates/${id}`);
  return (detail.body as { contentHash: string }).contentHash;
}

async function published(blog: Made, ...blocks: readonly ContentNode[]): Promise<string> {
  const id = await draft(blog, ...blocks);
  const answer = await editor.call('POST', `/api/updates/${id}/publish`, {
    contentHash: await hashOf(id),
  });
  expect(answer).toMatchObject({ status: 200, body: { state: { status: 'published' } } });
  return id;
}

interface Shown {
  readonly seq: number;
  readonly updates: readonly { readonly id: string; readonly status: string }[];
  readonly pins: readonly { readonly quoteId: string }[];
}

async function snapshot(blog: Made): Promise<Shown> {
  const answer = await nobody.call('GET', `/live/${blog.slug}/snapshot.json`);
  expect(answer.status).toBe(200);
  return answer.body as Shown;
}

describe('live blogs', () => {
  it('get a slug of their headline, a number where it is taken, and 409 for one that was asked for', async () => {
    const first = await liveBlog('Anchorage: the talks');
    const second = await liveBlog('Anchorage: the talks');
    expect([first.slug, second.slug]).toEqual(['anchorage-the-talks', 'anchorage-the-talks-2']);
    const taken = await editor.call('POST', '/api/liveblogs', {
      headline: 'x',
      slug: first.slug,
      timeZone: 'UTC',
    });
    expect(taken).toMatchObject({ status: 409, body: { error: { code: 'conflict' } } });
  });

  it('open and close', async () => {
    const blog = await liveBlog();
    const opened = await editor.call('PATCH', `/api/liveblogs/${blog.id}`, { status: 'live' });
    expect(opened).toMatchObject({ status: 200, body: { status: 'live', coverageEndTime: null } });
    const closed = await editor.call('PATCH', `/api/liveblogs/${blog.id}`, { status: 'closed' });
    expect((closed.body as { coverageEndTime: string }).coverageEndTime).toMatch(/Z$/);
    const late = await reporter.call('POST', `/api/liveblogs/${blog.id}/updates`, {});
    expect(late).toMatchObject({ status: 403, body: { error: { code: 'forbidden' } } });
  });

  it('are made by editors', async () => {
    const fields = { headline: 'x', timeZone: 'UTC' };
    expect((await reporter.call('POST', '/api/liveblogs', fields)).status).toBe(403);
    expect((await nobody.call('POST', '/api/liveblogs', fields)).status).toBe(401);
  });

  it('say what does not fit', async () => {
    const answer = await editor.call('POST', '/api/liveblogs', { headline: '', timeZone: 'Mars' });
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'invalid' } } });
    expect((answer.body as { error: { message: string } }).error.message).toMatch(/timeZone/);
  });
});

describe('publishing', () => {
  it('[P2] answers changed with the difference and publishes nothing, then publishes what was seen', async () => {
    const blog = await liveBlog();
    const id = await draft(blog, paragraph('They meet.'));
    const wrong = await editor.call('POST', `/api/updates/${id}/publish`, {
      contentHash: '0'.repeat(64),
    });
    expect(wrong).toMatchObject({ status: 409, body: { error: { code: 'changed' } } });
    expect((await snapshot(blog)).updates).toEqual([]);
    await editor.call('POST', `/api/updates/${id}/publish`, { contentHash: await hashOf(id) });
    expect((await snapshot(blog)).updates).toMatchObject([{ id, status: 'published' }]);
  });

  it('lists what is missing', async () => {
    const blog = await liveBlog();
    const id = await draft(blog, quote('q-empty', 'words', ''));
    const answer = await editor.call('POST', `/api/updates/${id}/publish`, {
      contentHash: await hashOf(id),
    });
    expect(answer).toMatchObject({
      status: 422,
      body: {
        error: {
          code: 'not_publishable',
          details: { problems: [{ code: 'quote_speaker_missing', block: 0 }] },
        },
      },
    });
  });

  it('[L8] has one effect per idempotency key, and refuses the key with another body', async () => {
    const blog = await liveBlog();
    const id = await draft(blog, paragraph('They meet.'));
    const publish = { contentHash: await hashOf(id) };
    const key = { 'idempotency-key': randomUUIDv7() };
    const path = `/api/updates/${id}/publish`;
    const answers = await Promise.all([1, 2, 3].map(() => editor.call('POST', path, publish, key)));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
    expect((await snapshot(blog)).seq).toBe(1);
    const other = await editor.call('POST', path, { ...publish, note: 'other' }, key);
    expect(other).toMatchObject({ status: 422, body: { error: { code: 'key_reused' } } });
  });

  it('is not for reporters where the policy says editors', async () => {
    const blog = await liveBlog();
    const id = await draft(blog, paragraph('They meet.'));
    const refused = await reporter.call('POST', `/api/updates/${id}/publish`, {
      contentHash: await hashOf(id),
    });
    expect(refused).toMatchObject({ status: 403, body: { error: { code: 'forbidden' } } });
  });

  it('[P6] empties page, snapshot and history of what was withdrawn', async () => {
    const blog = await liveBlog();
    const id = await published(blog, paragraph('canary-7351 was here'));
    const page = () => nobody.call('GET', `/live/${blog.slug}`);
    expect((await page()).body).toContain('canary-7351');
    await editor.call('POST', `/api/updates/${id}/withdraw`, { reason: 'It was wrong.' });
    for (const path of ['', '/snapshot.json', '/events.json?after=0', `/${id}`]) {
      const answer = await nobody.call('GET', `/live/${blog.slug}${path}`);
      expect(JSON.stringify(answer.body), path).not.toContain('canary-7351');
    }
    expect((await page()).body).toContain('It was wrong.');
  });
});

describe('pins', () => {
  it('pin, order, follow and fall', async () => {
    const blog = await liveBlog();
    const [q1, q2] = [randomUUIDv7(), randomUUIDv7()];
    await published(blog, quote(q1, 'We’ll probably meet again soon.', 'Donald Trump'));
    const second = await published(blog, quote(q2, 'Next time in Moscow.'));
    const path = `/api/liveblogs/${blog.id}/pins`;
    expect((await reporter.call('POST', path, { quoteId: q1 })).status).toBe(403);
    expect((await editor.call('POST', path, { quoteId: q1 })).status).toBe(200);
    expect((await editor.call('POST', path, { quoteId: q2 })).status).toBe(200);
    expect((await editor.call('PUT', path, { quoteIds: [q2, q1] })).status).toBe(200);
    expect((await snapshot(blog)).pins.map((pin) => pin.quoteId)).toEqual([q2, q1]);
    expect((await editor.call('PUT', path, { quoteIds: [q1] })).status).toBe(409);
    await editor.call('POST', `/api/updates/${second}/withdraw`, { reason: 'Misheard.' });
    expect((await snapshot(blog)).pins.map((pin) => pin.quoteId)).toEqual([q1]);
    expect((await editor.call('DELETE', `${path}/${q1}`)).status).toBe(200);
    expect((await snapshot(blog)).pins).toEqual([]);
  });
});

describe('errors', () => {
  it('are the same shape everywhere', async () => {
    const unknown = randomUUIDv7();
    const cases = [
      [await editor.call('GET', `/api/updates/${unknown}`), 404, 'not_found'],
      [await editor.call('GET', '/api/updates/not-an-id'), 404, 'not_found'],
      [await editor.call('GET', '/api/nothing'), 404, 'not_found'],
      [await nobody.call('GET', '/api/liveblogs'), 401, 'unauthenticated'],
      [
        await editor.call('POST', '/api/liveblogs', { headline: 'x'.repeat(3_000_000) }),
        413,
        'too_large',
      ],
    ] as const;
    for (const [answer, status, code] of cases) {
      expect(answer).toMatchObject({ status, body: { error: { code } } });
    }
    const broken = await fetch(`${server.origin}/api/liveblogs`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: editor.cookie },
      body: '{',
    });
    expect(broken.status).toBe(400);
    expect(await broken.json()).toMatchObject({ error: { code: 'invalid' } });
  });

  it('[S8] refuse changing requests of other sites', async () => {
    const answer = await editor.call(
      'POST',
      '/api/liveblogs',
      { headline: 'x', timeZone: 'UTC' },
      { origin: 'https://evil.example' },
    );
    expect(answer).toMatchObject({ status: 403, body: { error: { code: 'forbidden' } } });
  });
});

describe('people', () => {
  it('join by a link that works once, and lose access with their account', async () => {
    const invited = await admin.call('POST', '/api/invitations', {
      email: 'new@example.org',
      role: 'reporter',
    });
    const token = new URL((invited.body as { link: string }).link).searchParams.get('token');
    const account = { token, name: 'New Colleague', password: 'a long new password' };
    expect((await nobody.call('POST', '/api/invitations/accept', account)).status).toBe(201);
    expect((await nobody.call('POST', '/api/invitations/accept', account)).status).toBe(404);
    const colleague = await signIn(server.origin, 'new@example.org', account.password);
    const session = await colleague.call('GET', '/api/session');
    const { user } = session.body as { user: { userId: string } };
    expect(
      (await editor.call('PATCH', `/api/people/${user.userId}`, { role: 'admin' })).status,
    ).toBe(403);
    expect((await admin.call('DELETE', `/api/people/${user.userId}`)).status).toBe(204);
    expect((await colleague.call('GET', '/api/session')).status).toBe(401);
    await expect(signIn(server.origin, 'new@example.org', account.password)).rejects.toThrow();
  });

  it('get the answer again that was lost on its way, and no secret is kept for it', async () => {
    const headers = { 'idempotency-key': randomUUIDv7() };
    const invitation = { email: 'late@example.org', role: 'reporter' };
    const invite = () => admin.call('POST', '/api/invitations', invitation, headers);
    const { link } = (await invite()).body as { link: string };
    expect(await invite()).toMatchObject({ status: 201, body: { link } });
    const token = new URL(link).searchParams.get('token') ?? '';
    const account = { token, name: 'Late Colleague', password: 'a long new password' };
    const accept = (sent = account) =>
      nobody.call('POST', '/api/invitations/accept', sent, headers);
    const accepted = await accept();
    expect(accepted.status).toBe(201);
    expect(await accept()).toMatchObject({ status: 201, body: accepted.body });
    expect(await accept({ ...account, name: 'Someone Else' })).toMatchObject({
      status: 422,
      body: { error: { code: 'key_reused' } },
    });
    const without = await nobody.call('POST', '/api/invitations/accept', account);
    expect(without).toMatchObject({ status: 404, body: { error: { code: 'not_found' } } });
    for (const file of readdirSync(server.dataDirectory).filter((name) => /db/.test(name))) {
      expect(readFileSync(join(server.dataDirectory, file)).includes(token)).toBe(false);
    }
  });

  it('cannot sign themselves up', async () => {
    const answer = await nobody.call('POST', '/api/auth/sign-up/email', {
      email: 'intruder@example.org',
      name: 'Intruder',
      password: 'a long new password',
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
  });
});

describe('operation', () => {
  it('answers health, metrics and the OpenAPI document', async () => {
    expect(await nobody.call('GET', '/health/live')).toMatchObject({ status: 200 });
    expect(await nobody.call('GET', '/health/ready')).toMatchObject({ status: 200 });
    expect((await nobody.call('GET', '/metrics')).body).toContain('process_cpu_seconds_total');
  });
});
