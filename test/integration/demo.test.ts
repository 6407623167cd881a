import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ensureClientBuilt } from '../../server/bootstrap/client-build.mjs';
import type { ContentNode, Json } from '../../shared/domain/content.ts';
import { quotesOf } from '../../shared/domain/quote.ts';
import { instant } from '../../shared/ids.ts';
import { SAMPLE_UPDATES } from '../../shared/sample/summit.ts';
import { runCommand, startCommand } from '../support/command.ts';
import { eventually } from '../support/eventually.ts';
import { freePort, startServer } from '../support/server-process.ts';

let directory: string;
beforeEach(async () => {
  await ensureClientBuilt();
  directory = await mkdtemp(join(tmpdir(), 'dateline-shown-'));
});
afterEach(() => rm(directory, { recursive: true }));

interface Snapshot {
  readonly seq: number;
  readonly updates: readonly { readonly content?: ContentNode }[];
  readonly pins: readonly { readonly quoteId: string }[];
}

/** Blocks without what is of the moment, as text that one can compare. */
const timeless = (blocks: readonly ContentNode[] = []): string =>
  JSON.stringify(blocks, (name, value: Json) => (name === 'id' || name === 'at' ? null : value));

const moment = { idOf: (name: string) => name, now: () => instant(new Date(0)) };
const script = SAMPLE_UPDATES.map((updateAt) => updateAt(moment));

/** What readers should see in the end, newest first; nothing of what was withdrawn. */
const expected = script
  .map(({ blocks, afterwards }) => {
    const text = timeless(blocks.map(({ node }) => node));
    if (afterwards.type === 'withdraw') return timeless();
    return afterwards.type === 'correct' ? text.replace(afterwards.before, afterwards.after) : text;
  })
  .toReversed();

function wordsOfQuote(shown: Snapshot, id: string): string | undefined {
  const quotes = shown.updates.flatMap(({ content }) => (content ? quotesOf(content) : []));
  return quotes.find((quote) => quote.id === id)?.words;
}

async function startDemo(port: number, ...args: readonly string[]) {
  const child = startCommand(['demo', ...args], { PORT: String(port), TMPDIR: directory });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  }
  const closed = once(child, 'close');
  return {
    says: (words: string) => eventually(() => said.includes(words), `the demo says ${words}`),
    said: () => said,
    async end() {
      child.kill('SIGINT');
      await closed;
      return child.exitCode;
    },
  };
}

it('replays the summit, stays open, and leaves nothing behind', async () => {
  const demo = await startDemo(await freePort(), '--speed', '50');
  await demo.says('The replay is over');
  const [page = ''] = /http:\S+\/live\/\S+/.exec(demo.said()) ?? [];
  const shown = (await (await fetch(`${page}/snapshot.json`)).json()) as Snapshot;
  expect(demo.said()).toMatch(/corrected: five-hour → six-hour[^]*ordered the pinned quotes/);
  expect(shown.updates.map(({ content }) => timeless(content?.content))).toEqual(expected);
  expect(shown.pins.map(({ quoteId }) => wordsOfQuote(shown, quoteId))).toEqual([
    'Next time in Moscow.',
    'We’ll probably meet again soon.',
    expect.stringContaining('a little heat'),
  ]);
  expect(await demo.end()).toBe(0);
  expect(readdirSync(directory)).toEqual([]);
});

it('ends in the middle when asked, and leaves nothing behind', async () => {
  const demo = await startDemo(await freePort());
  await demo.says('type: The base');
  expect(await demo.end()).toBe(0);
  expect(demo.said()).not.toMatch(/^\s+at /m);
  expect(readdirSync(directory)).toEqual([]);
});

it('goes beside a server of ours, and away from its address', async () => {
  const server = await startServer();
  try {
    const { port } = new URL(server.origin);
    const { code, said } = await runCommand(['demo', '--speed', '100', '--exit'], {
      PORT: port,
      BASE_URL: server.origin,
      DATA_DIR: server.dataDirectory,
      TMPDIR: directory,
    });
    expect(code).toBe(0);
    expect(said).not.toContain(`${server.origin}/`);
  } finally {
    await server.dispose();
  }
});

it('refuses a speed that is none', async () => {
  const { code, complaint } = await runCommand(['demo', '--speed', '0'], { TMPDIR: directory });
  expect(complaint).toContain('a number above 0');
  expect(code).toBe(1);
});
