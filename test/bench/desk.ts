import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { CDPSession, Page } from '@playwright/test';
import { chromium } from '@playwright/test';
import { signIn } from '../support/api.ts';
import { card, signInAt } from '../support/desk-page.ts';
import { PASSWORD } from '../support/server-process.ts';
import type { startServer } from '../support/server-process.ts';
import { LARGE_SHAPES, writeLargeDraft } from '../support/large-draft.ts';

/**
 * What a key costs in the desk in Chromium with a large draft open ([C8]): milliseconds from the key to the frame that
 * shows it, and what of it is scripts, style and layout. `program` is another checkout that is built, `tree` says
 * that its drafts are still trees; `profile` names a file for a profile of the processor.
 *
 *     npm run build && node test/bench/desk.ts --shape lines --size 30000
 */
const { values } = parseArgs({
  options: {
    shape: { type: 'string', default: 'lines' },
    size: { type: 'string' },
    keys: { type: 'string', default: '30' },
    program: { type: 'string', default: join(import.meta.dirname, '../..') },
    tree: { type: 'boolean', default: false },
    profile: { type: 'string' },
  },
});

const PAUSE = 300;
const MEASURED = ['TaskDuration', 'ScriptDuration', 'RecalcStyleDuration', 'LayoutDuration'];

declare global {
  /** Milliseconds from each key to its frame. */
  var keyTimes: number[];
}

const shape = LARGE_SHAPES.find((each) => each === values.shape);
if (shape === undefined) throw new Error(`shapes are ${LARGE_SHAPES.join(', ')}`);
const keys = Number(values.keys);

/** The desk of another checkout has a server of its own. */
async function startProgram() {
  const path = join(resolve(values.program), 'test/support/server-process.ts');
  const program = (await import(path)) as { readonly startServer: typeof startServer };
  return program.startServer();
}

/** The caret goes into the middle of the text. */
function placeCaret(): void {
  const lines = [...document.querySelectorAll('.ProseMirror p')];
  const line = lines[lines.length >> 1];
  line?.scrollIntoView({ block: 'center' });
  document.querySelector<HTMLElement>('.ProseMirror')?.focus({ preventScroll: true });
  if (line?.firstChild) getSelection()?.collapse(line.firstChild, 3);
}

function countKeys(): void {
  globalThis.keyTimes = [];
  addEventListener(
    'keydown',
    () => {
      const before = performance.now();
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.addEventListener('message', () =>
          globalThis.keyTimes.push(performance.now() - before),
        );
        channel.port1.start();
        channel.port2.postMessage(null);
      });
    },
    true,
  );
}

async function metricsOf(client: CDPSession): Promise<ReadonlyMap<string, number>> {
  const { metrics } = await client.send('Performance.getMetrics');
  return new Map(metrics.map(({ name, value }) => [name, value * 1000]));
}

async function press(page: Page): Promise<void> {
  for (let key = 0; key < keys; key += 1) {
    // A key after the other.
    // oxlint-disable-next-line no-await-in-loop
    await page.keyboard.press('x');
    // oxlint-disable-next-line no-await-in-loop
    await page.waitForTimeout(PAUSE);
  }
}

const sortedAt = (times: readonly number[], share: number): string =>
  (times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? NaN).toFixed(0);

const server = await startProgram();
await server.createUser('maya@example.org', 'Maya Lindqvist', 'editor');
const api = await signIn(server.origin, 'maya@example.org', PASSWORD);
const made = await api.call('POST', '/api/liveblogs', { headline: 'Load', timeZone: 'UTC' });
const blog = (made.body as { id: string }).id;
const { id } = (await api.call('POST', `/api/liveblogs/${blog}/updates`, {})).body as {
  id: string;
};
const size = await writeLargeDraft(
  { origin: server.origin, cookie: api.cookie, updateId: id },
  { shape, size: values.size === undefined ? undefined : Number(values.size), tree: values.tree },
);

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const { page } = await signInAt(browser, server.origin, 'maya@example.org');
await page.getByLabel('Password').waitFor({ state: 'detached' });
page.setDefaultTimeout(120_000);
await page.goto(`/desk/${blog}`);
await card(page, id).waitFor();
const client = await page.context().newCDPSession(page);
await client.send('Profiler.enable');
await client.send('Profiler.setSamplingInterval', { interval: 500 });
if (values.profile !== undefined) await client.send('Profiler.start');
const opened = performance.now();
await card(page, id).getByRole('button', { name: 'Open', exact: true }).click();
await page.locator('.ProseMirror p').first().waitFor();
const opening = performance.now() - opened;
if (values.profile !== undefined) {
  const { profile } = await client.send('Profiler.stop');
  writeFileSync(`${values.profile}.open.cpuprofile`, JSON.stringify(profile));
}
await page.evaluate(placeCaret);
await page.keyboard.type('abc', { delay: 100 });
await page.waitForTimeout(2000);
await page.evaluate(countKeys);
await client.send('Performance.enable');
if (values.profile !== undefined) await client.send('Profiler.start');
const before = await metricsOf(client);
await press(page);
const after = await metricsOf(client);
if (values.profile !== undefined) {
  const { profile } = await client.send('Profiler.stop');
  writeFileSync(`${values.profile}.keys.cpuprofile`, JSON.stringify(profile));
}
// By its place: to look for the word in so long a text takes longer than the bench.
await page
  .locator('.connection-word', { hasText: /^Saved$/ })
  .first()
  .waitFor();
const times = await page.evaluate(() => globalThis.keyTimes);
console.log(
  `${shape} ${size}: opened in ${opening.toFixed(0)} ms; key to frame p50 ${sortedAt(times, 0.5)}, p90 ${sortedAt(times, 0.9)} ms`,
);
for (const name of MEASURED) {
  const spent = (after.get(name) ?? 0) - (before.get(name) ?? 0);
  console.log(`  ${name} ${(spent / keys).toFixed(1)} ms a key`);
}
await browser.close();
await server.dispose();
