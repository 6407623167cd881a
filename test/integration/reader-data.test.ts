import { request as httpRequest } from 'node:http';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { EventsAnswer } from '../../shared/protocol/reader.ts';
import { liveBlog, minute } from '../support/facts.ts';
import { idOf, MemoryNewsroom } from '../support/memory-newsroom.ts';
import { closeAll, follow, get, publishSome, soon, start } from '../support/readers.ts';
import { summit } from '../support/summit.ts';

afterEach(closeAll);

describe('the public data', () => {
  it('gives the delta after an event, none at the head, and 410 beyond it', async () => {
    const newsroom = summit();
    const { origin } = await start(newsroom);
    const head = newsroom.liveBlog.seq;
    const delta = async (after: number | string) =>
      get(origin, `/live/summit/events.json?after=${after}`);
    const some = (await (await delta(head - 2)).json()) as EventsAnswer;
    expect([some.seq, some.events.map((event) => event.seq)]).toEqual([head, [head - 1, head]]);
    expect(await (await delta(head)).json()).toEqual({ seq: head, events: [] });
    expect((await delta(head + 1)).status).toBe(410);
    for (const wrong of ['-1', 'x', '', '1.5']) expect((await delta(wrong)).status).toBe(400);
  });

  it('[P6] a withdrawal empties every page and answer at once', async () => {
    const newsroom = summit();
    const { origin, wake } = await start(newsroom);
    const paths = [
      '',
      '?order=oldest',
      '?key=1',
      `/${idOf(6)}`,
      '/snapshot.json',
      '/events.json?after=0',
    ];
    const texts = async () =>
      Promise.all(paths.map(async (path) => (await get(origin, `/live/summit${path}`)).text()));
    for (const text of await texts()) expect(text).toContain('Next time in Moscow');
    const reader = await follow(origin, 'summit');
    newsroom.withdraw(idOf(6), 'Not what was said.');
    wake();
    await soon(() => expect(reader.events.length).toBeGreaterThan(0));
    for (const text of await texts()) expect(text).not.toContain('Next time in Moscow');
  });

  it('answers from bytes made once for each change', async () => {
    const newsroom = summit();
    const { origin, wake } = await start(newsroom);
    const page = async () => (await get(origin, '/live/summit')).headers.get('etag');
    const first = await page();
    const reads = { ...newsroom.reads };
    expect(await page()).toBe(first);
    expect(newsroom.reads.snapshot).toBe(reads.snapshot);
    publishSome(newsroom, 20, 20);
    wake();
    await soon(async () => expect(await page()).not.toBe(first));
  });

  it('knows what a browser has, and compresses for those who say they can read it', async () => {
    const { origin } = await start(summit());
    const plain = await get(origin, '/live/summit', { 'accept-encoding': 'identity' });
    const etag = plain.headers.get('etag') ?? '';
    expect((await get(origin, '/live/summit', { 'if-none-match': etag })).status).toBe(304);
    const sizeAs = (accepted: string) =>
      new Promise<readonly [string | undefined, number]>((resolve, reject) => {
        const asked = httpRequest(`${origin}/live/summit`, {
          headers: { 'accept-encoding': accepted },
        });
        asked.on('response', (answer) => {
          answer.resume();
          resolve([answer.headers['content-encoding'], Number(answer.headers['content-length'])]);
        });
        asked.on('error', reject).end();
      });
    const [[none, whole], [gzip, zipped], [br, small]] = await Promise.all([
      sizeAs('identity'),
      sizeAs('gzip, br;q=0'),
      sizeAs('gzip, deflate, br'),
    ]);
    expect([none, gzip, br]).toEqual([undefined, 'gzip', 'br']);
    expect(zipped).toBeLessThan(whole / 2);
    expect(small).toBeLessThan(zipped);
  });

  it('allows no script but its own, and no cache longer than a second', async () => {
    const { origin } = await start(summit());
    const { headers } = await get(origin, '/live/summit');
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('cache-control')).toBe('public, max-age=0, s-maxage=1, must-revalidate');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('has words for an address that nobody knows, and leaves other paths alone', async () => {
    const { origin } = await start(summit());
    for (const path of [
      '/live/nothing',
      '/live/nothing/at/all',
      '/live/summit/nowhere',
      '/live/',
    ]) {
      const unknown = await get(origin, path);
      expect([path, unknown.status, await unknown.text()]).toEqual([
        path,
        404,
        expect.stringContaining('There is no such page'),
      ]);
    }
    expect((await get(origin, `/live/summit/${idOf(99)}`)).status).toBe(404);
    expect(await (await get(origin, '/live/nothing/snapshot.json')).json()).toMatchObject({
      error: { code: 'not_found' },
    });
    const other = await get(origin, '/live/summit/rss.xml');
    expect([other.status, await other.text()]).toEqual([404, '']);
  });

  it('answers HEAD without a body, and a store that fails with words', async () => {
    const newsroom = summit();
    const server = await start(newsroom);
    const head = await fetch(`${server.origin}/live/summit`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    const broken = new MemoryNewsroom(liveBlog({ slug: 'broken' }));
    vi.spyOn(broken, 'snapshot').mockImplementation(() => {
      throw new Error('disk');
    });
    const failing = await start(broken);
    const answer = await get(failing.origin, '/live/broken');
    expect([answer.status, await answer.text()]).toEqual([
      503,
      expect.stringContaining('try again'),
    ]);
    expect(failing.logged).toHaveLength(1);
  });

  it('lists live blogs, and lists them anew when they change', async () => {
    const newsroom = summit();
    const { origin, reader } = await start(newsroom);
    expect(await (await get(origin, '/')).text()).toContain('Live now');
    newsroom.now = minute(300);
    newsroom.edit({ status: 'closed' });
    reader.liveBlogsChanged();
    expect(await (await get(origin, '/')).text()).toContain('Earlier');
  });
});
