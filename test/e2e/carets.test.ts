import type { Browser } from '@playwright/test';
import { expect, test } from '@playwright/test';
import type { ContentNode } from '../../shared/domain/content.ts';
import { textOf } from '../../shared/domain/content.ts';
import type { EditorDesk } from '../support/editor-desk/editor-desk.ts';
import { startEditorDesk } from '../support/editor-desk/editor-desk.ts';

let desk: EditorDesk;

test.beforeAll(async () => {
  desk = await startEditorDesk();
});

test.afterAll(() => desk.close());

const text = (type: string, words: string): ContentNode => ({
  type,
  content: [{ type: 'text', text: words }],
});
const paragraph = (words: string) => text('paragraph', words);
const LINES = [paragraph('One.'), paragraph('Two.'), paragraph('Three.')];
const QUOTE: ContentNode = {
  type: 'quote',
  attrs: { id: 'q1' },
  content: [text('quoteText', 'Next time in Moscow.'), text('quoteSpeaker', 'Putin')],
};
const KEY = { delay: 40 };

/** Two people with one text open, each at a desk of their own. */
async function openTwo(browser: Browser, content: readonly ContentNode[]) {
  const id = desk.create(content);
  const ana = await desk.open(browser, id, { name: 'Ana' });
  const ben = await desk.open(browser, id, { name: 'Ben' });
  await Promise.all([ana.saved(), ben.saved()]);
  return { ana, ben };
}

type Writer = Awaited<ReturnType<typeof openTwo>>['ana'];

/** Puts the caret at the end of the line with these words; others' names may stand among them. */
async function goTo(writer: Writer, words: string): Promise<void> {
  const lines = writer.text.locator('p, h2, [data-part]');
  await lines.filter({ hasText: words }).last().click();
  await writer.press('End');
}

const contentOf = async (writer: Writer) => (await writer.draft()).content;
const blocksOf = async (writer: Writer) =>
  (await contentOf(writer)).content?.map((block) => `${block.type}: ${textOf(block)}`);

test('[C1] words stay where a colleague takes back the heading that they were typed into', async ({
  browser,
}) => {
  const { ana, ben } = await openTwo(browser, LINES);
  await goTo(ben, 'Two.');
  await ben.press('Control+Alt+2');
  await expect(ana.text.getByRole('heading')).toContainText('Two.');
  await goTo(ana, 'Two.');
  await ana.type(' more');
  await expect(ben.text.getByRole('heading')).toContainText('Two. more');
  await ben.press('Control+z');
  for (const writer of [ana, ben]) {
    await expect
      .poll(() => blocksOf(writer))
      .toEqual(['paragraph: One.', 'paragraph: Two. more', 'paragraph: Three.']);
  }
});

const OFFLINE = [
  [
    'makes a list of',
    'Control+Shift+8',
    ['paragraph: One.', 'bulletList: Two. more', 'paragraph: Three.'],
  ],
  ['moves', 'Alt+ArrowUp', ['paragraph: Two. more', 'paragraph: One.', 'paragraph: Three.']],
  ['joins', 'Delete', ['paragraph: One.', 'paragraph: Two. moreThree.']],
] as const;

for (const [what, key, blocks] of OFFLINE) {
  test(`[C2] words that were typed offline are in the line that a colleague ${what}`, async ({
    browser,
  }) => {
    const { ana, ben } = await openTwo(browser, LINES);
    await ana.context.setOffline(true);
    await goTo(ana, 'Two.');
    await ana.type(' more');
    await goTo(ben, 'Two.');
    await ben.press(key);
    await ben.saved();
    await ana.context.setOffline(false);
    await ana.saved();
    for (const writer of [ana, ben]) {
      await expect.poll(() => blocksOf(writer)).toEqual(blocks);
    }
  });
}

test('[C3] typing goes on in its place while a colleague makes a heading and takes it back', async ({
  browser,
}) => {
  const { ana, ben } = await openTwo(browser, [
    paragraph('One.'),
    paragraph('Two words.'),
    paragraph('Three.'),
  ]);
  await goTo(ana, 'Two words.');
  for (let left = ' words.'.length; left > 0; left -= 1) await ana.press('ArrowLeft');
  await goTo(ben, 'words.');
  const typing = ana.page.keyboard.type('abcdefghijklmnopqrstuvwxyz', KEY);
  await ben.press('Control+Alt+2');
  await expect(ben.text.getByRole('heading')).toContainText('c');
  await ben.press('Control+z');
  await typing;
  for (const writer of [ana, ben]) {
    await expect
      .poll(() => blocksOf(writer))
      .toEqual([
        'paragraph: One.',
        'paragraph: Twoabcdefghijklmnopqrstuvwxyz words.',
        'paragraph: Three.',
      ]);
  }
});

test('[C4] typing in a quote that a colleague deletes stays out of other words', async ({
  browser,
}) => {
  const { ana, ben } = await openTwo(browser, [paragraph('One.'), QUOTE, paragraph('Three.')]);
  await goTo(ana, 'Next time in Moscow.');
  await ben.text.locator('.quote-block').hover();
  await ben.page.getByRole('button', { name: 'Move or change this block' }).click();
  await ben.page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect.poll(() => blocksOf(ana)).toEqual(['paragraph: One.', 'paragraph: Three.']);
  await ana.page.keyboard.type('Mine.', KEY);
  for (const writer of [ana, ben]) {
    await expect
      .poll(async () => (await blocksOf(writer))?.map((block) => block.split(': ')[1]))
      .toEqual(['One.', 'Mine.', 'Three.']);
  }
});

test('[C5] an undo puts the caret where the change was', async ({ browser }) => {
  const context = await browser.newContext();
  await context.clock.install();
  const id = desk.create([paragraph('One.'), paragraph('Two words.'), paragraph('Three.')]);
  const ben = await desk.open(browser, id, { name: 'Ben', again: context });
  await ben.saved();
  await goTo(ben, 'Two words.');
  await ben.press('Control+Alt+2', 'Control+z');
  await ben.type('!');
  await expect.poll(() => ben.words()).toBe('One.\nTwo words.!\nThree.');
  await ben.press('Backspace', 'ArrowLeft');
  // A pause ends a step of the undo.
  await context.clock.fastForward(600);
  await ben.press('Control+Backspace');
  await expect.poll(() => ben.words()).toBe('One.\nTwo .\nThree.');
  await ben.press('Control+z');
  await ben.type('!');
  await expect.poll(() => ben.words()).toBe('One.\nTwo words!.\nThree.');
});
