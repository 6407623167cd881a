import { randomUUID } from 'node:crypto';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startCrashDesk } from '../support/crash-desk.ts';
import { eventually } from '../support/eventually.ts';
import { body, quote } from '../support/facts.ts';
import { startPostgres } from '../support/postgres.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { freePort, startServer } from '../support/server-process.ts';

// The surface that operators and outside programs rely on, as a live server shows it.

const TOKEN = 'a token of the metrics';
let directory: string;
const servers: ServerProcess[] = [];

async function serve(environment: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const server = await startServer(environment);
  servers.push(server);
  return server;
}

/** The address of a file with this content, as a secret is mounted. */
function fileOf(content: string): string {
  const file = join(directory, randomUUID());
  writeFileSync(file, `${content}\n`);
  return file;
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'dateline-operation-'));
});
afterEach(() => Promise.all(servers.splice(0).map((server) => server.dispose())));
afterAll(() => rmSync(directory, { recursive: true }));

async function metrics(server: ServerProcess, headers: Readonly<Record<string, string>> = {}) {
  const response = await fetch(`${server.origin}/metrics`, { headers });
  return [response.status, (await response.text()).includes('dateline_sync_rooms')] as const;
}

const SHOWN = [200, true] as const;
const KEPT = [403, false] as const;

describe('/metrics', () => {
  it('without a token answers this machine alone, and never through a proxy on it', async () => {
    const server = await serve({});
    expect(await metrics(server)).toEqual(SHOWN);
    for (const header of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via']) {
      expect([header, await metrics(server, { [header]: '203.0.113.7' })]).toEqual([header, KEPT]);
    }
  });

  it('without a token answers nobody where a proxy is trusted', async () => {
    expect(await metrics(await serve({ TRUST_PROXY: 'loopback' }))).toEqual(KEPT);
  });

  it('with a token answers whoever has it, also through a proxy', async () => {
    const server = await serve({ METRICS_TOKEN_FILE: fileOf(TOKEN), TRUST_PROXY: '1' });
    expect(await metrics(server)).toEqual(KEPT);
    expect(await metrics(server, { authorization: 'Bearer another' })).toEqual(KEPT);
    const headers = { authorization: `Bearer ${TOKEN}`, 'x-forwarded-for': '203.0.113.7' };
    expect(await metrics(server, headers)).toEqual(SHOWN);
  });
});

describe('settings', () => {
  it('are read from the files that are named, each of them', async () => {
    const database = await startPostgres();
    const url = await database.newDatabase();
    const data = join(directory, 'data');
    const port = String(await freePort());
    const server = await serve({
      SECRET_FILE: fileOf('s'.repeat(40)),
      METRICS_TOKEN_FILE: fileOf(TOKEN),
      DATABASE_URL: '',
      DATABASE_URL_FILE: fileOf(url),
      BASE_URL_FILE: fileOf('https://live.example.org'),
      DATA_DIR: '',
      DATA_DIR_FILE: fileOf(data),
      LOG_LEVEL: '',
      LOG_LEVEL_FILE: fileOf('info'),
      PORT: '',
      PORT_FILE: fileOf(port),
      HOST_FILE: fileOf('127.0.0.1'),
      TRUST_PROXY_FILE: fileOf('1'),
    });
    expect(server.output()).toContain('database migrated');
    expect(server.output()).toContain('https://live.example.org/desk');
    expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(200);
    expect(existsSync(data)).toBe(true);
    expect(existsSync(join(data, 'secret'))).toBe(false);
    await server.stop();
    await database.stop();
  });

  it('BASE_URL is whom requests that change something may come from, and what pages name', async () => {
    const server = await serve({ BASE_URL: 'https://live.example.org' });
    const sent = (origin: string) =>
      fetch(`${server.origin}/api/set-up`, { method: 'POST', headers: { origin } });
    expect((await sent('https://live.example.org')).status).toBe(400);
    expect((await sent(server.origin)).status).toBe(403);
  });
});

describe('the stock socket.io client at /feed', () => {
  it(
    'hears every type of event, in order, and the head every 15 s',
    { timeout: 60_000 },
    async () => {
      const desk = await startCrashDesk(0);
      servers.push(desk.server);
      const { id, slug } = await desk.newLiveBlog();
      const feed = io(`${desk.server.origin}/feed`, { transports: ['websocket'], forceNew: true });
      const events: { seq: number; type: string }[] = [];
      const heads: number[] = [];
      feed.on('event', (event: { seq: number; type: string }) => events.push(event));
      feed.on('head', ({ seq }: { seq: number }) => heads.push(seq));
      feed.emit('follow', { slug, after: 0 });
      await eventually(() => heads.length === 1, 'the first head');
      const must = async (method: string, path: string, sent: object) =>
        expect((await desk.editor.call(method, path, sent)).status).toBeLessThan(300);
      const publish = async (update: string, change = 'update') => {
        const detail = await desk.editor.call('GET', `/api/updates/${update}`);
        const { contentHash } = detail.body as { contentHash: string };
        await must('POST', `/api/updates/${update}/publish`, { contentHash, change });
      };
      const quotes = [randomUUID(), randomUUID()];
      const content = body(...quotes.map((each) => quote(each, 'Next time in Moscow.')));
      const update = await desk.newDraft(id, content);
      const pins = `/api/liveblogs/${id}/pins`;
      await publish(update);
      await publish(update, 'correction');
      for (const quoteId of quotes) await must('POST', pins, { quoteId });
      await must('PUT', pins, { quoteIds: quotes.toReversed() });
      await must('DELETE', `${pins}/${quotes[0]}`, {});
      await must('PATCH', `/api/liveblogs/${id}`, { headline: 'They part' });
      await must('POST', `/api/updates/${update}/withdraw`, { reason: 'Not so.' });
      await eventually(() => events.some(({ type }) => type === 'withdrawn'), 'the withdrawal');
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_event, index) => index + 1));
      const types = ['published', 'corrected', 'pinned', 'pinned', 'pinsOrdered', 'unpinned'];
      expect(events.map(({ type }) => type).slice(0, 7)).toEqual([...types, 'liveBlogChanged']);
      await eventually(() => heads.length === 2, 'the head comes again');
      expect(heads).toEqual([0, events.length]);
      feed.close();
    },
  );
});
