import { expect, test } from '@playwright/test';
import type { EditorDesk } from '../support/editor-desk/editor-desk.ts';
import { startEditorDesk } from '../support/editor-desk/editor-desk.ts';
import { JOURNEYS } from '../support/journeys.ts';

let desk: EditorDesk;

test.beforeAll(async () => {
  desk = await startEditorDesk();
});

test.afterAll(() => desk.close());

/** The desk itself stands left to right; on a page that does not, a part of the journeys must do. */
const PAGES = {
  ltr: JOURNEYS,
  rtl: JOURNEYS.filter((_journey, index) => index % 4 === 0),
} as const;

for (const dir of ['ltr', 'rtl'] as const) {
  test(`[L14] arrows and deletion go as the writer reads, on a page that is ${dir}`, async ({
    browser,
  }) => {
    test.setTimeout(240_000);
    const context = await browser.newContext();
    for (const { name, content, at, keys, words } of PAGES[dir]) {
      await test.step(name, async () => {
        const id = desk.create(content);
        const ana = await desk.open(browser, id, {
          name: 'Ana',
          parameters: { dir },
          again: context,
        });
        await ana.text.getByText(at).first().click();
        await ana.press(...keys);
        await ana.type('*');
        await expect.soft(ana.page.locator('[data-draft]'), name).toContainText('*');
        expect.soft(await ana.words(), name).toBe(words);
        await ana.page.close();
      });
    }
  });
}
