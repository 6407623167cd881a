import { expect, test } from '@playwright/test';
import type { EditorDesk } from '../support/editor-desk/editor-desk.ts';
import { startEditorDesk } from '../support/editor-desk/editor-desk.ts';
import { openToPaste, paragraph, paste } from '../support/editor-desk/pasting.ts';

let desk: EditorDesk;

test.beforeAll(async () => {
  desk = await startEditorDesk();
});

test.afterAll(() => desk.close());

test('long pastes arrive, and one goes on writing [C8]', async ({ browser }) => {
  const id = desk.create([paragraph('Before')]);
  const ana = await desk.open(browser, id, { name: 'Ana' });
  const ben = await desk.open(browser, id, { name: 'Ben' });
  await expect(ana.text).toBeFocused();
  const row = `<tr>${'<td>cell</td>'.repeat(6)}</tr>`;
  const lines = Array.from({ length: 2000 }, (_, line) => `<p>Line ${line}</p>`).join('');
  await paste(ana.text, { html: `<table>${row.repeat(300)}</table>` });
  await paste(ana.text, { html: `${lines}<p>${'They met. '.repeat(30_000)}</p>` });
  await ana.page.keyboard.type('The end.');
  await expect(ana.save).toHaveAttribute('data-save', 'saved', { timeout: 60_000 });
  await expect(ben.text).toContainText('The end.', { timeout: 60_000 });
  await expect(ben.text.locator('tr')).toHaveCount(300);
});

test('what does not fit is refused with the limit named, and nothing changes [C8]', async ({
  browser,
}) => {
  const { writer, text, toast, page } = await openToPaste(desk, browser, paragraph('Before'));
  const recording = '<video src="https://a.example/x.mp4" controls></video>';
  await paste(text, { html: `<p>${'They met. '.repeat(600_000)}</p>${recording}` });
  // What such a paste would have lost is not said as well.
  await expect(toast).toContainText('5 MB', { timeout: 60_000 });
  await expect(text).toHaveText('Before');
  await page.keyboard.type(' and after');
  await expect(text).toHaveText('Before and after');
  await expect(writer.save).toHaveAttribute('data-save', 'saved');
});
