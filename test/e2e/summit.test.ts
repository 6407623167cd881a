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
  await server.createUser('maya@example.org', 'Maya Lindqvist', 'reporter');
  await server.createUser('tomas@example.org', 'Tomás Okafor', 'reporter');
  await server.createUser('ines@example.org', 'Ines Moreau', 'editor');
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

/** Makes an update and leaves its editor focused, with the headline first. */
async function newUpdate(page: Page): Promise<string> {
  await page.getByRole('button', { name: /New update/ }).click();
  const id = await openUpdateId(page);
  await expect(editorOf(page)).toBeFocused();
  return id;
}

/** Opens the slash menu, filters it and takes the first entry. */
async function insertBlock(page: Page, filter: string): Promise<void> {
  await page.keyboard.type(`/${filter}`);
  await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Enter');
}

const part = (page: Page, name: string) => editorOf(page).locator(`[data-part="${name}"]`).first();

async function fillPart(page: Page, name: string, words: string): Promise<void> {
  await part(page, name).click();
  await page.keyboard.type(words);
}

test('a reporter makes a quote and a departure with the slash menu, and submits', async () => {
  const { page } = maya;
  await page.keyboard.press('Escape');
  updateId = await newUpdate(page);
  await page.keyboard.press('Enter');
  await insertBlock(page, 'quote');
  await page.keyboard.type('Next time in Moskow.');
  await fillPart(page, 'quoteSpeaker', 'Vladimir Putin');
  await fillPart(page, 'quoteRole', 'President of Russia');
  await fillPart(page, 'quoteSource', 'joint press appearance');
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await insertBlock(page, 'depart');
  await fillPart(page, 'placeName', 'Joint Base Elmendorf-Richardson');
  await fillPart(page, 'traveller', 'Donald Trump');
  await fillPart(page, 'destination', 'Washington');
  await fillPart(page, 'carrier', 'Air Force One');
  await saved(page);
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(card(page, updateId)).toHaveAttribute('data-status', 'submitted');
});

/** Lets the test hold back what the server sends about drafts, as a slow line would. */
async function slowLine(page: Page): Promise<{ hold(): void; release(): void }> {
  let held: (() => void)[] | null = null;
  await page.routeWebSocket(/\/sync\//, (socket) => {
    const upstream = socket.connectToServer();
    upstream.onMessage((message) => {
      if (held === null) socket.send(message);
      else held.push(() => socket.send(message));
    });
  });
  return {
    hold: () => {
      held = [];
    },
    release: () => {
      for (const send of held ?? []) send();
      held = null;
    },
  };
}

test('[P2] the editor is refused with the difference, and publishes after reading it', async () => {
  const { page } = ines;
  const line = await slowLine(page);
  await openCard(page, updateId);
  await expect(part(page, 'quoteSpeaker')).toHaveText('Vladimir Putin');
  await tomas.page.keyboard.press('Escape');
  await openCard(tomas.page, updateId);
  line.hold();
  await part(tomas.page, 'quoteSource').click();
  await tomas.page.keyboard.press('End');
  await tomas.page.keyboard.type(', in English');
  await saved(tomas.page);
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Changed since you read it' });
  await expect(dialog).toContainText('in English');
  line.release();
  await dialog.getByRole('button', { name: 'Publish with these changes' }).click();
  await expect(card(page, updateId)).toHaveAttribute('data-status', 'published');
});

test('the quote is pinned, and an open page shows update and quote without a reload', async () => {
  await ines.page.getByRole('button', { name: /^Pin “Next time in Moskow/ }).click();
  await expect(reader.getByText('Next time in Moskow.').first()).toBeVisible();
  await expect(reader.getByText('Air Force One').first()).toBeAttached();
});

test('a correction reaches the open page, with what was wrong and what is right', async () => {
  const { page } = ines;
  await openCard(page, updateId);
  await part(page, 'quoteText').click();
  await page.keyboard.press('End');
  for (let key = 0; key < 'kow.'.length; key += 1) await page.keyboard.press('Backspace');
  await page.keyboard.type('cow.');
  await saved(page);
  await page.getByRole('button', { name: 'Publish correction' }).click();
  const dialog = page.getByRole('dialog', { name: 'Publish a correction' });
  await dialog.getByLabel(/Note/).fill('The city was misspelt.');
  await dialog.getByRole('button', { name: 'Publish correction' }).click();
  await expect(dialog).toBeHidden();
  await expect(reader.getByText('Next time in Moscow.').first()).toBeVisible();
  await expect(reader.getByText('The city was misspelt.')).toBeAttached();
});

test('a withdrawal reaches the open page, and leaves only its reason', async () => {
  const { page } = ines;
  const id = await newUpdate(page);
  await page.keyboard.press('Enter');
  await page.keyboard.type('This canary should not have been published.');
  await saved(page);
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(card(page, id)).toHaveAttribute('data-status', 'published');
  await reader.getByRole('button', { name: '1 new update' }).click();
  await expect(reader.getByText('This canary should not have been published.')).toBeAttached();
  await openCard(page, id);
  await page.getByRole('button', { name: 'More for this update' }).click();
  await page.getByRole('menuitem', { name: /Withdraw/ }).click();
  await page.getByLabel('Reason').fill('It was wrong.');
  await page.getByRole('button', { name: 'Withdraw', exact: true }).click();
  await expect(reader.getByText('It was wrong.')).toBeAttached();
  await expect(reader.getByText('This canary should not have been published.')).toHaveCount(0);
});

test('a reader without JavaScript sees the same on load', async () => {
  await plainReader.goto(`/live/${slug}`);
  await expect(plainReader.getByText('Next time in Moscow.').first()).toBeVisible();
  await expect(plainReader.getByText('Air Force One').first()).toBeVisible();
  await expect(plainReader.getByText('The city was misspelt.')).toBeVisible();
  await expect(plainReader.getByText('It was wrong.')).toBeVisible();
  await expect(plainReader.getByText(/canary/)).toHaveCount(0);
});
