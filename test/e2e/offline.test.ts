import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import type { ApiClient } from '../support/api.ts';
import { signIn } from '../support/api.ts';
import { budget, patience } from '../support/budget.ts';
import { body, paragraph } from '../support/facts.ts';
import { card, editorOf, openCard, openUpdateId, saved } from '../support/desk-page.ts';
import { type MortalBrowser, startMortalBrowser } from '../support/mortal-browser.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { PASSWORD, startServer } from '../support/server-process.ts';

const KILLS = budget(3, 100);

let server: ServerProcess;
let profile: string;
let browser: MortalBrowser;
let maya: ApiClient;
let liveBlogId: string;
let updateId: string;

test.beforeAll(async () => {
  server = await startServer();
  await server.createUser('maya@example.org', 'Maya Lindqvist', 'editor');
  maya = await signIn(server.origin, 'maya@example.org');
  const made = async (path: string, content: unknown) =>
    ((await maya.call('POST', path, content)).body as { id: string }).id;
  liveBlogId = await made('/api/liveblogs', { headline: 'Talks', timeZone: 'UTC' });
  const content = body(paragraph('They met.'));
  updateId = await made(`/api/liveblogs/${liveBlogId}/updates`, { content });
  profile = mkdtempSync(join(tmpdir(), 'dateline-profile-'));
});
test.afterAll(async () => {
  await browser.kill();
  await server.dispose();
  rmSync(profile, { recursive: true, force: true });
});

/** Opens the desk; a browser that was killed may have lost its session, never its words. */
async function openDesk({ context }: MortalBrowser): Promise<Page> {
  const page = await context.newPage();
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${server.origin}/desk/${liveBlogId}`);
  const heading = page.getByRole('heading', { level: 1, name: 'Talks' });
  const email = page.getByLabel('Email');
  await expect(email.or(heading).first()).toBeVisible();
  if (await email.isVisible()) {
    await email.fill('maya@example.org');
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(heading).toBeVisible();
  }
  return page;
}

async function openDraft(killed: MortalBrowser): Promise<Page> {
  const page = await openDesk(killed);
  await openCard(page, updateId);
  return page;
}

async function wordsAtServer(id = updateId): Promise<string> {
  return JSON.stringify((await maya.call('GET', `/api/updates/${id}`)).body);
}

test(`[L7] what was written offline is there after the browser was killed, ${KILLS} times`, async () => {
  test.setTimeout(patience(120));
  const written: string[] = [];
  browser = await startMortalBrowser(profile);
  for (let kill = 1; kill <= KILLS; kill += 1) {
    let page = await openDraft(browser);
    await saved(page);
    await server.kill();
    await expect(page.getByText(/^Offline/).first()).toBeVisible();
    await editorOf(page).click();
    await page.keyboard.press('Control+End');
    const words = `Written offline, part ${kill}.`;
    await page.keyboard.type(` ${words}`);
    written.push(words);
    await expect(page.getByText('Offline: kept on this device').first()).toBeVisible();
    await browser.kill();
    await server.start();
    expect(await wordsAtServer()).not.toContain(words);
    browser = await startMortalBrowser(profile);
    page = await openDraft(browser);
    for (const each of written) await expect(editorOf(page)).toContainText(each);
    await saved(page);
    for (const each of written) expect(await wordsAtServer()).toContain(each);
    await page.close();
  }
  await browser.kill();
});

test(`[L7] so is a new update that was begun offline, ${KILLS} times`, async () => {
  test.setTimeout(patience(120));
  browser = await startMortalBrowser(profile);
  for (let kill = 1; kill <= KILLS; kill += 1) {
    // With a draft open the editor's code is there.
    let page = await openDraft(browser);
    await saved(page);
    await page.keyboard.press('Escape');
    await expect(card(page, updateId)).toBeFocused();
    await server.kill();
    await page.keyboard.press('n');
    const made = await openUpdateId(page);
    await expect(editorOf(page)).toBeFocused();
    await page.keyboard.type('Begun on the quay.');
    await expect(page.getByText('Offline: kept on this device').first()).toBeVisible();
    await browser.kill();
    await server.start();
    browser = await startMortalBrowser(profile);
    page = await openDesk(browser);
    await openCard(page, made);
    await expect(editorOf(page)).toContainText('Begun on the quay.');
    await saved(page);
    expect(await wordsAtServer(made)).toContain('Begun on the quay.');
    await page.close();
  }
});
