import { expect, test } from '@playwright/test';
import type { ContentNode } from '../../shared/domain/content.ts';
import type { EditorDesk } from '../support/editor-desk/editor-desk.ts';
import { startEditorDesk } from '../support/editor-desk/editor-desk.ts';
import { paragraph } from '../support/written-blocks.ts';

let desk: EditorDesk;

test.beforeAll(async () => {
  desk = await startEditorDesk();
});

test.afterAll(() => desk.close());

/** Each is one character to whoever reads it. */
const CHARACTERS = [
  '😀',
  '👩‍👩‍👧‍👦',
  '🏳️‍🌈',
  '🇳🇴',
  '👍🏽',
  '❤️‍🔥',
  '#️⃣',
  'e\u0301',
  'q\u0307\u0323',
  'и\u0306',
  '각',
];
/** Marks that are letters of their own to those who write with them. */
const MARKED = ['שָׁ', 'क्षि', 'กำ'];

const WAYS: readonly (readonly [
  name: string,
  keys: readonly string[],
  left: (c: string) => string,
])[] = [
  ['right', ['Home', 'ArrowRight', 'ArrowRight'], (c) => `a${c}|b`],
  ['left', ['End', 'ArrowLeft', 'ArrowLeft'], (c) => `a|${c}b`],
  ['Shift and left', ['End', 'ArrowLeft', 'Shift+ArrowLeft'], () => 'a|b'],
  ['Delete', ['Home', 'ArrowRight', 'Delete'], () => 'a|b'],
  ['Backspace', ['End', 'ArrowLeft', 'Backspace'], () => 'a|b'],
];

test('[L14] emoji and letters with their marks are one step for arrows, Backspace and Delete', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const all = [...CHARACTERS, ...MARKED];
  const lines: ContentNode[] = all.flatMap((c) => WAYS.map(() => paragraph(`a${c}b`)));
  const ana = await desk.open(browser, desk.create(lines), { name: 'Ana' });
  const expected: string[] = [];
  for (const character of all) {
    for (const [name, keys, left] of WAYS) {
      const own = name === 'Backspace' && MARKED.includes(character);
      const line = ana.text.locator('p').nth(expected.length);
      await line.click();
      if (!own) {
        await ana.press(...keys);
        await ana.type('|');
        await expect.soft(line, `${name} ${character}`).toHaveText(left(character));
      }
      expected.push(own ? `a${character}b` : left(character));
    }
  }
  await expect.poll(() => ana.words()).toBe(expected.join('\n'));
});
