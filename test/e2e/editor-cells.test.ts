import type { Browser } from '@playwright/test';
import { expect, test } from '@playwright/test';
import type { ContentNode } from '../../shared/domain/content.ts';
import type { EditorDesk, EditorPage } from '../support/editor-desk/editor-desk.ts';
import { startEditorDesk } from '../support/editor-desk/editor-desk.ts';
import { paragraph } from '../support/editor-desk/pasting.ts';

let desk: EditorDesk;

test.beforeAll(async () => {
  desk = await startEditorDesk();
});

test.afterAll(() => desk.close());

const cell = (words: string): ContentNode => ({ type: 'tableCell', content: [paragraph(words)] });
const row = (...cells: readonly string[]) => ({ type: 'tableRow', content: cells.map(cell) });
const TABLE: ContentNode = { type: 'table', content: [row('A', 'B'), row('C', 'D')] };

async function openTable(browser: Browser): Promise<EditorPage> {
  const id = desk.create([paragraph('Over'), TABLE, paragraph('End')]);
  const context = { permissions: ['clipboard-read', 'clipboard-write'] };
  return desk.open(browser, id, { name: 'Ana', context });
}

test('cells stay selected where the table ends, and are copied cell by cell', async ({
  browser,
}) => {
  const ana = await openTable(browser);
  await ana.text.getByText('A', { exact: true }).click();
  // Beyond the last column, and then beyond the last row.
  await ana.press('Home', ...Array<string>(4).fill('Shift+ArrowRight'));
  await ana.press('Shift+ArrowDown', 'Shift+ArrowDown');
  await expect(ana.text.locator('.selectedCell')).toHaveText(['A', 'B', 'C', 'D']);
  await ana.press('Control+c');
  const copied = () => ana.page.evaluate(() => navigator.clipboard.readText());
  expect((await copied()).trim().split(/\s+/)).toEqual(['A', 'B', 'C', 'D']);
});

test('the buttons over a text lie above the handle of its block', async ({ browser }) => {
  const ana = await openTable(browser);
  await ana.text.getByText('C', { exact: true }).click();
  await ana.press('Home', 'Shift+ArrowRight');
  await expect(ana.page.getByRole('toolbar', { name: 'Format' })).toBeVisible();
  const onTop = () =>
    ana.page.locator('.block-handle').evaluate((handle) => {
      const { x, y, width, height } = handle.getBoundingClientRect();
      const all = document.elementsFromPoint(x + width / 2, y + height / 2);
      const covering = all.filter((each) => each.closest('.format-bar, .block-handle') !== null);
      return [covering.length > 1, all[0]?.closest('.format-bar') !== null];
    });
  await expect.poll(onTop).toEqual([true, true]);
});
