import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import type { Member } from '../support/desk-page.ts';
import { card, editorOf, openCard, openUpdateId, saved, signInAt } from '../support/desk-page.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { startServer } from '../support/server-process.ts';

/** One newsroom, one event: each test goes on where the one before it ended. */
test.describe.configure({ mode: 'serial' });

let server: ServerProcess;
let maya: Member;
let tomas: Member;
let ines: Member;
let reader: Page;
let plainReader: Page;
let liveBlogId: string;
let slug: string;
let updateId: string;

test.beforeAll(async ({ browser }) => {
  server = await startServer();
  server.createUser('maya@example.org', 'Maya Lindqvist', 'reporter');
  server.createUser('tomas@example.org', 'Tomás Okafor', 'reporter');
  server.createUser('ines@example.org', 'Ines Moreau', 'editor');
  ines = await signInAt(browser, server.origin, 'ines@example.org');
  maya = await signInAt(browser, server.origin, 'maya@example.org');
  tomas = await signInAt(browser, server.origin, 'tomas@example.org');
});
test.afterAll(() => server.dispose());

test('an editor makes a live blog and opens it', async ({ browser }) => {
  const { page } = ines;
  await page.getByRole('button', { name: 'New live blog' }).first().click();
  await page.getByLabel('Headline').fill('Trump and Putin meet in Anchorage');
  await page.getByLabel('Standfirst').fill('Talks at Joint Base Elmendorf-Richardson.');
  await page.getByRole('button', { name: 'Make live blog' }).click();
  await expect(page).toHaveURL(/\/desk\/[0-9a-f-]{36}$/);
  liveBlogId = page.url().split('/').at(-1) ?? '';
  await page.getByRole('button', { name: 'This live blog' }).click();
  await page.getByRole('menuitem', { name: /Go live/ }).click();
  await expect(page.getByText(/^Live\s*\d/).first()).toBeVisible();
  slug = 'trump-and-putin-meet-in-anchorage';

  reader = await (await browser.newContext({ baseURL: server.origin })).newPage();
  plainReader = await (
    await browser.newContext({ baseURL: server.origin, javaScriptEnabled: false })
  ).newPage();
  await reader.goto(`/live/${slug}`);
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText(
    'Trump and Putin meet in Anchorage',
  );
});

test('two reporters type into one update at the same time, and both texts are whole', async () => {
  await maya.page.goto(`/desk/${liveBlogId}`);
  await tomas.page.goto(`/desk/${liveBlogId}`);
  await maya.page.getByRole('button', { name: /New update/ }).click();
  updateId = await openUpdateId(maya.page);
  await editorOf(maya.page).click();
  await maya.page.keyboard.type('The talks end without a deal');
  await maya.page.keyboard.press('Enter');
  await maya.page.keyboard.type('Start.');
  await saved(maya.page);
  await openCard(tomas.page, updateId);
  await expect(editorOf(tomas.page)).toContainText('Start.');
  await editorOf(tomas.page).getByText('Start.').click();
  await tomas.page.keyboard.press('End');
  await tomas.page.keyboard.press('Enter');
  await Promise.all([
    maya.page.keyboard.type(' No roadmap either, and no new sanctions were announced.'),
    tomas.page.keyboard.type('Progress was made behind closed doors, the president says.'),
  ]);
  for (const { page } of [maya, tomas]) {
    await expect(editorOf(page)).toContainText(
      'Start. No roadmap either, and no new sanctions were announced.',
    );
    await expect(editorOf(page)).toContainText(
      'Progress was made behind closed doors, the president says.',
    );
  }
});

test('one goes offline, writes on, returns, and all merges', async () => {
  await tomas.context.setOffline(true);
  await tomas.page.keyboard.type(' This was written offline.');
  await expect(tomas.page.getByText(/^Offline/).first()).toBeVisible();
  await maya.page.keyboard.type(' This was written online.');
  await saved(maya.page);
  await tomas.context.setOffline(false);
  for (const { page } of [maya, tomas]) {
    await expect(editorOf(page)).toContainText('This was written offline.');
    await expect(editorOf(page)).toContainText('This was written online.');
  }
  await saved(tomas.page);
});

test('[W1] what anyone saw is there after kill -9', async () => {
  await maya.page.keyboard.type(' Seen before the crash.');
  await expect(editorOf(tomas.page)).toContainText('Seen before the crash.');
  await server.kill();
  await expect(maya.page.getByText(/^Offline/).first()).toBeVisible();
  await server.start();
  await tomas.page.reload();
  await expect(editorOf(tomas.page)).toContainText('Seen before the crash.');
  await expect(editorOf(tomas.page)).toContainText('This was written offline.');
  await saved(maya.page);
});
