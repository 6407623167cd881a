import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import type { EditorDesk } from '../support/editor-desk/editor-desk.ts';
import { startEditorDesk } from '../support/editor-desk/editor-desk.ts';

let desk: EditorDesk;

test.beforeAll(async () => {
  desk = await startEditorDesk();
});

test.afterAll(() => desk.close());

test('has no violations of WCAG 2.2 AA, light and dark, with every panel', async ({ browser }) => {
  const id = desk.create([
    { type: 'headline', content: [{ type: 'text', text: 'Leaders leave Anchorage' }] },
    { type: 'paragraph', content: [{ type: 'text', text: 'The talks ended.' }] },
    {
      type: 'quote',
      attrs: { id: 'q' },
      content: [{ type: 'quoteText' }, { type: 'quoteSpeaker' }],
    },
    {
      type: 'locationStamp',
      attrs: { id: 's', phase: 'departing' },
      content: [{ type: 'placeName' }],
    },
    { type: 'image', attrs: { src: '/media/0198f000-0000-7000-8000-000000000001' } },
    { type: 'embed', attrs: { url: 'https://example.org/' } },
  ]);
  for (const theme of ['light', 'dark']) {
    const ana = await desk.open(browser, id, {
      name: 'Ana',
      parameters: { theme, problems: '1' },
    });
    await ana.saved();
    await ana.page.locator('summary').click();
    await ana.page.getByRole('button', { name: /local time/ }).click();
    await expect(ana.page.getByLabel('Time zone there')).toBeVisible();
    await expect.poll(() => violations(ana.page)).toEqual([]);
    await ana.press('Escape');
    await ana.text.getByText('The talks ended.').click();
    await ana.press('End');
    await ana.type(' /');
    await expect(ana.page.getByRole('listbox')).toBeVisible();
    await expect.poll(() => violations(ana.page, COVERED)).toEqual([]);
    await ana.context.close();
  }
});

/** What a menu covers in part is measured by what is left of it. */
const COVERED = ['target-size'];

async function violations(page: Page, except: string[] = []): Promise<readonly string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .disableRules(except)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
