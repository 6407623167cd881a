import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawSeeds, isNightly, patience, share } from '../support/budget.ts';
import { type CrashDesk, startCrashDesk } from '../support/crash-desk.ts';
import { body, paragraph, quote } from '../support/facts.ts';
import { createRandom } from '../support/random.ts';
import { type Published, readPublished } from '../support/published.ts';

const KILL_SWITCH = join(import.meta.dirname, '../support/kill-switch.ts');
const REFUSED_CONNECTION = 'the server died';

type Name = 'publish' | 'correct' | 'pin' | 'withdraw';

/** One update in a live blog of its own, ready for the command. */
interface Scene {
  readonly liveBlog: { readonly id: string; readonly slug: string };
  readonly updateId: string;
  readonly quoteId: string;
}

const [seed = 0] = drawSeeds(1);
const random = createRandom(seed);
let desk: CrashDesk;

beforeAll(async () => {
  desk = await startCrashDesk(0, { NODE_OPTIONS: `--import=${KILL_SWITCH}` });
});
afterAll(() => desk.server.dispose());

async function hashOf(updateId: string): Promise<string> {
  const { body: detail } = await desk.editor.call('GET', `/api/updates/${updateId}`);
  return (detail as { contentHash: string }).contentHash;
}

const requests: Readonly<Record<Name, (scene: Scene) => Promise<readonly [string, unknown]>>> = {
  publish: async ({ updateId }) => [
    `/api/updates/${updateId}/publish`,
    { contentHash: await hashOf(updateId) },
  ],
  correct: async ({ updateId }) => [
    `/api/updates/${updateId}/publish`,
    { contentHash: await hashOf(updateId), change: 'correction', note: '1,200 → 120' },
  ],
  pin: async ({ liveBlog, quoteId }) => [`/api/liveblogs/${liveBlog.id}/pins`, { quoteId }],
  withdraw: async ({ updateId }) => [`/api/updates/${updateId}/withdraw`, { reason: 'Not so.' }],
};

/** What must have happened before each command. */
const before: Readonly<Record<Name, readonly Name[]>> = {
  publish: [],
  correct: ['publish'],
  pin: ['publish'],
  withdraw: ['publish', 'pin'],
};

async function command(name: Name, scene: Scene, headers: Readonly<Record<string, string>> = {}) {
  const [path, request] = await requests[name](scene);
  return desk.editor
    .call('POST', path, request, headers)
    .then(({ status }) => String(status))
    .catch(() => REFUSED_CONNECTION);
}

async function setScene(name: Name): Promise<Scene> {
  const quoteId = randomUUID();
  const liveBlog = await desk.newLiveBlog();
  const content = body(paragraph('They met.'), quote(quoteId, 'Next time in Moscow.'));
  const scene = { liveBlog, quoteId, updateId: await desk.newDraft(liveBlog.id, content) };
  for (const earlier of before[name]) expect(await command(earlier, scene)).toBe('200');
  return scene;
}

const read = ({ liveBlog, updateId }: Scene) => readPublished(desk, liveBlog, updateId);

/** The steps of a command, as the database and the client see them. */
async function stepsOf(name: Name): Promise<readonly (readonly [number, string])[]> {
  const scene = await setScene(name);
  const printed = desk.server.output().length;
  const headers = { 'idempotency-key': randomUUID(), 'x-kill-at': 'list' };
  expect(await command(name, scene, headers)).toBe('200');
  const lines = desk.server
    .output()
    .slice(printed)
    .matchAll(/step (\d+): (.*)\n/g);
  return [...lines].map(([, step, what]) => [Number(step), what ?? ''] as const);
}

/** Without what differs from scene to scene: which events came, and what stands where after them. */
const outline = ({ status, revisions, events, snapshot, commands }: Published) => ({
  status,
  revisions,
  events: events.map(({ type }) => type),
  shown: snapshot.updates.map((update) => update.status),
  pins: snapshot.pins.length,
  commands,
});

async function killAt(name: Name, step: string, whole: ReturnType<typeof outline>) {
  const scene = await setScene(name);
  const earlier = await read(scene);
  const key = { 'idempotency-key': randomUUID() };
  const answer = await command(name, scene, { ...key, 'x-kill-at': step });
  expect(answer).toBe(REFUSED_CONNECTION);
  await desk.server.kill();
  await desk.server.start();
  const found = await read(scene);
  const happened = found.snapshot.seq > earlier.snapshot.seq;
  if (happened) expect(outline(found)).toEqual(whole);
  else expect(found).toEqual(earlier);
  expect(await command(name, scene, key)).toBe('200');
  const retried = await read(scene);
  expect(outline(retried)).toEqual(whole);
  if (happened) expect(retried).toEqual(found);
  expect(retried.contentHash).toBe(earlier.contentHash);
  return happened;
}

type Steps = Awaited<ReturnType<typeof stepsOf>>;

/** Every moment of every step; an answer that is under way may still reach its client. */
const allMoments = (steps: Steps): readonly string[] =>
  steps.flatMap(([step, what]) => {
    const moments = what === 'answer' ? ['before'] : ['before', 'during 0', 'during 300', 'after'];
    return moments.map((when) => `${step} ${when}`);
  });

/** What the second database was killed at already: its statements are the same, so each kind once will do. */
const killedAt = new Set<string>();
const onPostgres = process.env['DATELINE_TEST_DATABASE'] === 'postgres';

/** Each step that changes something once, and the two moments in which the outcome turns. */
function someMoments(steps: Steps): readonly string[] {
  const changing = steps.filter(
    ([, what]) => /^(insert|update|delete)/.test(what) && !(onPostgres && killedAt.has(what)),
  );
  for (const [, what] of changing) killedAt.add(what);
  const stepOf = (name: string) => steps.find(([, what]) => what === name)?.[0] ?? 0;
  return [
    ...changing.map(([step], index) => `${step} ${index % 2 === 0 ? 'before' : 'after'}`),
    `${stepOf('commit')} during ${random.below(400)}`,
    `${stepOf('answer')} before`,
  ];
}

describe('kill -9 at each step of a command', () => {
  it.each<Name>(['publish', 'correct', 'pin', 'withdraw'])(
    '[L2] %s is done whole or not at all, and a retry makes it one effect',
    async (name) => {
      const steps = await stepsOf(name);
      const scene = await setScene(name);
      await command(name, scene);
      const whole = outline(await read(scene));
      const outcomes: boolean[] = [];
      const moments = isNightly ? share(allMoments(steps)) : someMoments(steps);
      for (const moment of moments) outcomes.push(await killAt(name, moment, whole));
      const done = outcomes.filter(Boolean).length;
      console.log(`[L2] seed ${seed}, ${name}: ${moments.length} kills, ${done} after the commit`);
      expect(done).toBeGreaterThan(0);
    },
    patience(240),
  );
});
