import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { publishProblems } from '../../../shared/document/checks/checks.ts';
import { parseContent } from '../../../shared/document/schema/parse.ts';
import { quotesOf } from '../../../shared/domain/quote.ts';
import { instant } from '../../../shared/ids.ts';
import { SAMPLE_UPDATES, STRONGEST_QUOTE } from '../../../shared/sample/summit.ts';

const moment = { idOf: (name: string) => name, now: () => instant(new Date(0)) };
const updates = SAMPLE_UPDATES.map((updateAt) => updateAt(moment)).map((update) => ({
  ...update,
  content: { type: 'doc', content: update.blocks.map(({ node }) => node) },
}));
const quotes = updates.flatMap(({ content }) => quotesOf(content));

it('can be published as it is', () => {
  for (const { content } of updates) {
    expect(parseContent(content, randomUUID)).toMatchObject({ ok: true });
    expect(publishProblems(content)).toEqual([]);
  }
});

it('has every word that was said, with who said it and where', () => {
  expect(quotes.map(({ words, speaker, source }) => [words, speaker, source])).toEqual([
    ['severe consequences', 'Donald Trump', 'before the talks'],
    ['productive and frank', 'Donald Trump', 'remarks after the summit'],
    ['We’ll probably meet again soon.', 'Donald Trump', 'joint press appearance'],
    ['Next time in Moscow.', 'Vladimir Putin', 'joint press appearance'],
    [
      'Oh, that’s an interesting one. I’ll get a little heat on that one, but I could see it possibly happening.',
      'Donald Trump',
      'joint press appearance',
    ],
    [
      'We’ll speak to you very soon, and probably see you again very soon.',
      'Donald Trump',
      'to Vladimir Putin',
    ],
  ]);
});

it('pins only what it quotes, and once', () => {
  const pinned = updates.flatMap(({ pin }) => pin);
  expect(new Set(pinned).size).toBe(pinned.length);
  expect(quotes.map(({ id }) => String(id))).toEqual(expect.arrayContaining(pinned));
  expect(pinned).toContain(STRONGEST_QUOTE);
});

it('corrects words that are there, and withdraws one update', () => {
  for (const { afterwards, content } of updates) {
    if (afterwards.type === 'correct') {
      expect(JSON.stringify(content).split(afterwards.before)).toHaveLength(2);
    }
  }
  expect(updates.filter(({ afterwards }) => afterwards.type === 'withdraw')).toHaveLength(1);
});
