import { expect, test } from '@playwright/test';
import type { EditorDesk, EditorPage } from '../support/editor-desk/editor-desk.ts';
import { startEditorDesk } from '../support/editor-desk/editor-desk.ts';
import { paragraph } from '../support/editor-desk/pasting.ts';

// From 1,000 blocks on a draft is drawn in groups of 100 ([C8]); far ones are not laid out.
const LINES = 1200;

let desk: EditorDesk;

test.beforeAll(async () => {
  desk = await startEditorDesk();
});

test.afterAll(() => desk.close());

const lines = () => Array.from({ length: LINES }, (_, line) => paragraph(`Line ${line}`));

/** The words of the lines in the page, from one on. */
const wordsOf = ({ text }: EditorPage, from: number, count: number): Promise<readonly string[]> =>
  text
    .locator('p')
    .evaluateAll((all, [start, end]) => all.slice(start, end).map((each) => each.textContent), [
      from,
      from + count,
    ] as const);

test('a long draft is one text for keys, from its first line to its last [C8]', async ({
  browser,
}) => {
  const mara = await desk.open(browser, desk.create(lines()), { name: 'Mara' });
  await expect(mara.text).toBeFocused();
  await expect(mara.text.locator('.block-group')).toHaveCount(LINES / 100);
  await mara.press('ControlOrMeta+Home');
  await mara.type('First: ');
  await mara.press('ControlOrMeta+End');
  await mara.type(' is the last');
  await expect.poll(() => wordsOf(mara, 0, 1)).toEqual(['First: Line 0']);
  await expect.poll(() => wordsOf(mara, LINES - 1, 1)).toEqual([`Line ${LINES - 1} is the last`]);
  // Over the border of two groups and back, by keys that move, join and part.
  await mara.text.locator('p').nth(99).click();
  await mara.press('Home', 'ArrowDown', 'ArrowUp', 'ArrowDown', 'End');
  await mara.type(' in the second group');
  await mara.press('Home', 'Backspace');
  await mara.type(' and ');
  await expect
    .poll(() => wordsOf(mara, 99, 1))
    .toEqual(['Line 99 and Line 100 in the second group']);
  // Parted, and joined again by what is selected from line to line.
  await mara.press('Enter', 'Shift+ArrowUp', 'Shift+End', 'Delete');
  await mara.saved();
  const draft = await mara.draft();
  expect(draft.content.content).toHaveLength(LINES - 1);
});

test('what a colleague writes far away, and their caret, move nothing here [C6] [C8]', async ({
  browser,
}) => {
  const id = desk.create(lines());
  const mara = await desk.open(browser, id, { name: 'Mara' });
  const tomas = await desk.open(browser, id, { name: 'Tomas' });
  await mara.press('ControlOrMeta+Home');
  const seen = mara.text.locator('p').nth(600);
  await seen.scrollIntoViewIfNeeded();
  await seen.click();
  const before = await seen.boundingBox();
  await tomas.press('ControlOrMeta+End');
  await tomas.type(' by Tomas');
  await tomas.press('ControlOrMeta+Home');
  await tomas.type('By Tomas: ');
  await expect
    .poll(() => wordsOf(mara, 0, 1))
    .toEqual([
      // The name at their caret stands in it.
      expect.stringMatching(/^By Tomas: .*Line 0$/),
    ]);
  await expect(mara.text.locator('.caret-name')).toHaveText('Tomas');
  expect(await seen.boundingBox()).toEqual(before);
  await mara.type('here');
  await expect.poll(() => wordsOf(tomas, 600, 1)).toEqual([expect.stringContaining('here')]);
});
