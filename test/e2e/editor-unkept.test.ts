import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { BROKEN_STORAGE, fillableStorage } from '../support/broken-storage.ts';
import type { EditorDesk, EditorPage } from '../support/editor-desk/editor-desk.ts';
import { startEditorDesk } from '../support/editor-desk/editor-desk.ts';

let desk: EditorDesk;

test.beforeAll(async () => {
  desk = await startEditorDesk();
});

test.afterAll(() => desk.close());

const BEFORE = [{ type: 'paragraph', content: [{ type: 'text', text: 'Before.' }] }];

/** Closes the page as a person does; true where the browser asks first, and is told to stay. */
async function asks(page: Page): Promise<boolean> {
  const answer = Promise.race([
    page.waitForEvent('dialog').then(async (dialog) => {
      expect(dialog.type()).toBe('beforeunload');
      await dialog.dismiss();
      return true;
    }),
    page.waitForEvent('close').then(() => false),
  ]);
  await page.close({ runBeforeUnload: true });
  return answer;
}

async function writeOffline(writer: EditorPage, words: string): Promise<void> {
  await writer.saved();
  await writer.context.setOffline(true);
  await expect(writer.save).toHaveAttribute('data-save', 'offline');
  await writer.text.click();
  await writer.press('Control+End');
  await writer.type(words);
}

for (const [what, breakStorage] of Object.entries(BROKEN_STORAGE)) {
  test(`[C17] leaving asks while words are kept nowhere: the browser’s database ${what}`, async ({
    browser,
  }) => {
    const context = await browser.newContext();
    await context.addInitScript(breakStorage);
    const id = desk.create(BEFORE);
    const ana = await desk.open(browser, id, { name: 'Ana', again: context });
    await ana.saved();
    await writeOffline(ana, ' Written offline.');
    await expect(ana.save).toHaveText('{"status":"offline","kept":false}');
    expect(await asks(ana.page)).toBe(true);
    await expect(ana.text).toContainText('Before. Written offline.');
    await context.setOffline(false);
    await ana.saved();
    expect(await asks(ana.page)).toBe(false);
    const ben = await desk.open(browser, id, { name: 'Ben' });
    await expect.poll(() => ben.words()).toBe('Before. Written offline.');
  });
}

test('[C17] leaving asks nothing where this device keeps the words', async ({ browser }) => {
  const id = desk.create(BEFORE);
  const ana = await desk.open(browser, id, { name: 'Ana' });
  await writeOffline(ana, ' Written offline.');
  await expect(ana.save).toHaveText('{"status":"offline","kept":true}');
  expect(await asks(ana.page)).toBe(false);
  await ana.context.setOffline(false);
  const again = await desk.open(browser, id, { name: 'Ana', again: ana.context });
  await again.saved();
  await expect.poll(() => again.words()).toBe('Before. Written offline.');
});

test('[C17] a disk that is full in the middle is told, and gets all of it once there is room', async ({
  browser,
}) => {
  const context = await browser.newContext();
  await context.addInitScript(fillableStorage);
  const id = desk.create(BEFORE);
  const ana = await desk.open(browser, id, { name: 'Ana', again: context });
  await writeOffline(ana, ' One.');
  await expect(ana.save).toHaveText('{"status":"offline","kept":true}');
  const fill = (full: boolean) =>
    ana.page.evaluate((now) => {
      window.storageIsFull = now;
    }, full);
  await fill(true);
  await ana.type(' Two.');
  await expect(ana.save).toHaveText('{"status":"offline","kept":false}');
  expect(await asks(ana.page)).toBe(true);
  await fill(false);
  await ana.type(' Three.');
  await expect(ana.save).toHaveText('{"status":"offline","kept":true}');
  expect(await asks(ana.page)).toBe(false);
  await context.setOffline(false);
  const again = await desk.open(browser, id, { name: 'Ana', again: context });
  await expect.poll(() => again.words()).toBe('Before. One. Two. Three.');
});

test('[C17] what the browser cleared away is written anew', async ({ browser }) => {
  const id = desk.create(BEFORE);
  const ana = await desk.open(browser, id, { name: 'Ana' });
  await writeOffline(ana, ' One.');
  await expect(ana.save).toHaveText('{"status":"offline","kept":true}');
  const session = await ana.context.newCDPSession(ana.page);
  const storageTypes = 'indexeddb';
  await session.send('Storage.clearDataForOrigin', {
    origin: new URL(ana.page.url()).origin,
    storageTypes,
  });
  await expect(ana.save).toHaveText('{"status":"offline","kept":false}');
  expect(await asks(ana.page)).toBe(true);
  await expect(ana.save).toHaveText('{"status":"offline","kept":true}');
  expect(await asks(ana.page)).toBe(false);
  await ana.context.setOffline(false);
  const again = await desk.open(browser, id, { name: 'Ana', again: ana.context });
  await expect.poll(() => again.words()).toBe('Before. One.');
});

test('[C17] another tab that discards the copy does not bring it back, and the next edit is kept again', async ({
  browser,
}) => {
  const id = desk.create(BEFORE);
  const ana = await desk.open(browser, id, { name: 'Ana' });
  await writeOffline(ana, ' One.');
  await expect(ana.save).toHaveText('{"status":"offline","kept":true}');
  const names = () =>
    ana.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''));
  const [copy = ''] = (await names()).filter((name) => name.endsWith(id));
  await ana.page.evaluate(
    (name) =>
      new Promise<void>((resolve) => {
        indexedDB.deleteDatabase(name).addEventListener('success', () => resolve());
      }),
    copy,
  );
  await expect(ana.save).toHaveText('{"status":"offline","kept":false}');
  expect(await names()).not.toContain(copy);
  await ana.type(' Two.');
  await expect(ana.save).toHaveText('{"status":"offline","kept":true}');
  expect(await names()).toContain(copy);
});
