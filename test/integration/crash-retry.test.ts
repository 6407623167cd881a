import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { budget, drawSeeds, patience } from '../support/budget.ts';
import { type CrashDesk, startCrashDesk } from '../support/crash-desk.ts';
import { body, paragraph, quote } from '../support/facts.ts';
import { readPublished } from '../support/published.ts';
import { createRandom, type Random } from '../support/random.ts';

let desk: CrashDesk;

beforeAll(async () => {
  desk = await startCrashDesk(0);
});
afterAll(() => desk.server.dispose());

/** A request that its client repeats until it has an answer. */
interface Sent {
  readonly path: string;
  readonly body: unknown;
  readonly key: string;
}

const post = ({ path, body: content, key }: Sent) =>
  desk.editor.call('POST', path, content, { 'idempotency-key': key });

const requestTo = (path: string, sent: unknown): Sent => ({ path, body: sent, key: randomUUID() });

async function newScene() {
  const liveBlog = await desk.newLiveBlog();
  const quoteId = randomUUID();
  const content = body(paragraph('They met.'), quote(quoteId, 'Next time in Moscow.'));
  const updateId = await desk.newDraft(liveBlog.id, content);
  const detail = await desk.editor.call('GET', `/api/updates/${updateId}`);
  const { contentHash } = detail.body as { contentHash: string };
  return {
    liveBlog,
    updateId,
    publish: requestTo(`/api/updates/${updateId}/publish`, { contentHash }),
    correct: requestTo(`/api/updates/${updateId}/publish`, {
      contentHash,
      change: 'correction',
      note: 'x',
    }),
    pin: requestTo(`/api/liveblogs/${liveBlog.id}/pins`, { quoteId }),
    withdraw: requestTo(`/api/updates/${updateId}/withdraw`, { reason: 'Not so.' }),
  };
}

function shuffled<Value>(values: readonly Value[], random: Random): readonly Value[] {
  return values
    .map((value) => [random.next(), value] as const)
    .toSorted(([one], [other]) => one - other)
    .map(([, value]) => value);
}

describe('requests that come again', () => {
  it('[L8] ten copies at once are one effect and one answer', async () => {
    const { liveBlog, updateId, publish, withdraw } = await newScene();
    for (const request of [publish, withdraw]) {
      const answers = await Promise.all(Array.from({ length: 10 }, () => post(request)));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    }
    const { events, commands, revisions } = await readPublished(desk, liveBlog, updateId);
    expect(events.map(({ type }) => type)).toEqual(['published', 'withdrawn']);
    expect([commands, revisions]).toEqual([2, [1]]);
  });

  it('[L8] a retry gets the first answer, also after a restart and after what came since', async () => {
    const { liveBlog, updateId, publish, withdraw } = await newScene();
    const first = await post(publish);
    await post(withdraw);
    await desk.server.kill();
    await desk.server.start();
    const again = await post(publish);
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    expect((await readPublished(desk, liveBlog, updateId)).status).toBe('withdrawn');
  });

  it('[L8] a key does not serve for another request', async () => {
    const { liveBlog, updateId, publish, withdraw } = await newScene();
    expect((await post(publish)).status).toBe(200);
    const other = await post({ ...withdraw, key: publish.key });
    expect(other).toMatchObject({ status: 422, body: { error: { code: 'key_reused' } } });
    expect((await readPublished(desk, liveBlog, updateId)).status).toBe('published');
  });

  it(
    '[L8] in any order, with copies, each request has at most one effect',
    async () => {
      const [seed = 0] = drawSeeds(1);
      console.log(`[L8] seed ${seed}`);
      const random = createRandom(seed);
      for (let round = 0; round < budget(25, 2000); round += 1) {
        const { liveBlog, updateId, publish, correct, pin, withdraw } = await newScene();
        const requests = [
          publish,
          publish,
          publish,
          correct,
          correct,
          pin,
          pin,
          withdraw,
          withdraw,
        ];
        const sent = shuffled(requests, random);
        const answers: Awaited<ReturnType<typeof post>>[] = [];
        while (answers.length < sent.length) {
          const some = sent.slice(answers.length, answers.length + random.between(1, 4));
          answers.push(...(await Promise.all(some.map(post))));
        }
        const done = new Set(
          sent.filter((_, index) => answers[index]?.status === 200).map(({ key }) => key),
        );
        const found = await readPublished(desk, liveBlog, updateId);
        expect(answers.every(({ status }) => status < 500)).toBe(true);
        expect(found.commands).toBe(done.size);
        const published = Number(done.has(publish.key)) + Number(done.has(correct.key));
        expect(found.revisions).toHaveLength(published);
      }
    },
    patience(120),
  );
});
