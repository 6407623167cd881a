import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { signIn } from '../support/api.ts';
import type { ApiClient } from '../support/api.ts';
import { BROKEN_STORAGE } from '../support/broken-storage.ts';
import { card, editorOf, openCard, saved, signInAt } from '../support/desk-page.ts';
import { body, paragraph } from '../support/facts.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { startServer } from '../support/server-process.ts';

let server: ServerProcess;
let maya: ApiClient;
let liveBlogId: string;
const updates: string[] = [];

test.beforeAll(async () => {
  server = await startServer();
  await server.createUser('maya@example.org', 'Maya Lindqvist', 'editor');
  maya = await signIn(server.origin, 'maya@example.org');
  const made = async (path: string, content: unknown) =>
    ((await maya.call('POST', path, content)).body as { id: string }).id;
  liveBlogId = await made('/api/liveblogs', { headline: 'Talks', timeZone: 'UTC' });
  for (const words of ['They met.', 'They left.']) {
    updates.push(
      await made(`/api/liveblogs/${liveBlogId}/updates`, { content: body(paragraph(words)) }),
    );
  }
});

test.afterAll(() => server.dispose());

const offline = (page: Page) =>
  expect(page.getByText('Offline: keep this window open').first()).toBeVisible();

/** Reloads as a person does; true where the browser asks first, and is told to stay. */
async function reloadAsks(page: Page): Promise<boolean> {
  const asked = page.waitForEvent('dialog').then(async (dialog) => {
    await dialog.dismiss();
    return true;
  });
  const gone = page.waitForEvent('framenavigated').then(() => false);
  await page.evaluate(() => setTimeout(() => location.reload()));
  return Promise.race([asked, gone]);
}

test('[C17] nothing is lost between updates, lists and sign-out where this browser keeps nothing', async ({
  browser,
}) => {
  const [first = '', second = ''] = updates;
  const { page, context } = await signInAt(browser, server.origin, 'maya@example.org');
  await expect(page.getByRole('button', { name: /Maya Lindqvist/ })).toBeVisible();
  await context.addInitScript(BROKEN_STORAGE['opens nothing'] ?? (() => {}));
  await page.goto(`/desk/${liveBlogId}`);
  await openCard(page, first);
  await saved(page);
  await server.kill();
  await expect(page.getByText('This browser keeps nothing of what you write')).toBeVisible();
  await editorOf(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Written offline.');
  await offline(page);

  // To another update and back.
  await page.keyboard.press('Escape');
  await card(page, second).getByRole('button', { name: 'Open', exact: true }).click();
  // [W8] What could not be loaded is not told to be empty.
  await expect(page.getByText('This text is not on this device.')).toBeVisible();
  await expect(card(page, second)).toContainText('They left.');
  expect(await reloadAsks(page)).toBe(true);
  await page.keyboard.press('Escape');
  await expect(card(page, second)).toContainText('They left.');
  await openCard(page, first);
  await expect(editorOf(page)).toContainText('They met. Written offline.');
  await editorOf(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' And more.');

  // To the list of live blogs.
  await page.keyboard.press('Escape');
  await page.goBack();
  expect(await reloadAsks(page)).toBe(true);

  await page.getByRole('button', { name: /Maya Lindqvist/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('dialog', { name: 'Sign out and lose words?' })).toBeVisible();
  await page.getByRole('button', { name: 'Stay' }).click();

  // What is not here opens by itself once there is a connection.
  await page.goForward();
  await card(page, second).getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page.getByText('This text is not on this device.')).toBeVisible();
  await server.start();
  await expect(editorOf(page)).toContainText('They left.');
  await expect(page.getByText('This text is not on this device.')).toHaveCount(0);
  await expect
    .poll(async () => JSON.stringify((await maya.call('GET', `/api/updates/${first}`)).body))
    .toContain('They met. Written offline. And more.');
  await expect(card(page, first)).toContainText('And more.');
  expect(await reloadAsks(page)).toBe(false);
});
