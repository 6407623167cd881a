import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { signIn } from '../support/api.ts';
import { body, paragraph } from '../support/facts.ts';
import type { Member } from '../support/desk-page.ts';
import { editorOf, saved, signInAt } from '../support/desk-page.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { startServer } from '../support/server-process.ts';
import { openWriter } from '../support/writer.ts';

/** One update from its first words to its restoring: each test goes on where the one before it ended. */
test.describe.configure({ mode: 'serial' });

let server: ServerProcess;
let ines: Member;
let tomas: Member;
let address: string;
let updateId: string;

const signInWith = async (name: string) => signIn(server.origin, `${name}@example.org`);

test.beforeAll(async ({ browser }) => {
  server = await startServer();
  await server.createUser('ada@example.org', 'Ada Admin', 'admin');
  await server.createUser('ines@example.org', 'Ines Moreau', 'editor');
  await server.createUser('maya@example.org', 'Maya Lindqvist', 'reporter');
  await server.createUser('tomas@example.org', 'Tomás Okafor', 'reporter');
  const [editor, maya] = [await signInWith('ines'), await signInWith('maya')];
  const fields = { headline: 'Two presidents meet', timeZone: 'America/Anchorage' };
  const { id } = (await editor.call('POST', '/api/liveblogs', fields)).body as { id: string };
  const content = body(paragraph('The two presidents meet.'));
  const made = await maya.call('POST', `/api/liveblogs/${id}/updates`, { content });
  updateId = (made.body as { id: string }).id;
  address = `/desk/${id}/${updateId}`;
  ines = await signInAt(browser, server.origin, 'ines@example.org');
  tomas = await signInAt(browser, server.origin, 'tomas@example.org');
  for (const { page } of [ines, tomas]) {
    await expect(page.getByLabel('Password')).toBeHidden();
    await page.goto(address);
    await expect(editorOf(page)).toBeVisible();
  }
});
test.afterAll(() => server.dispose());

async function accessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
}

async function more(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'More for this update' }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

const writers = (page: Page) => page.getByRole('region', { name: 'Who wrote this' });
const versions = (page: Page) => page.locator('.version-row');
const version = (page: Page) => page.getByRole('dialog');

test('[W7] the text says who wrote it, in the text and as a list, and proposes them as bylines', async () => {
  await editorOf(tomas.page).click();
  await tomas.page.keyboard.press('ControlOrMeta+End');
  await tomas.page.keyboard.type(' Nobody takes any of the questions that reporters shout.');
  await saved(tomas.page);
  const { page } = ines;
  await more(page, 'Who wrote this');
  await expect(writers(page).locator('.attribution-legend li')).toHaveText([
    /Tomás Okafor \d+ %/,
    /Maya Lindqvist \d+ %/,
  ]);
  const written = page.locator('.ProseMirror [data-writer="Tomás Okafor"]');
  // While words arrive, one writer's stand in several pieces.
  const words = async () => (await written.allTextContents()).join('');
  await expect.poll(words).toBe(' Nobody takes any of the questions that reporters shout.');
  await writers(page).getByText('Read it run by run').click();
  await expect(writers(page).locator('ol li')).toHaveText([
    'Maya Lindqvist The two presidents meet.',
    /^Tomás Okafor\s+Nobody takes/,
  ]);
  await tomas.page.keyboard.type(' It rains.');
  await expect.poll(words).toMatch(/It rains\.$/);
  await accessible(page);
  const details = page.locator('summary', { hasText: 'Details' });
  await expect(details).toHaveText('Details Update · by Tomás Okafor, Maya Lindqvist');
  await details.click();
  await expect(page.getByLabel('Bylines')).toHaveAttribute(
    'placeholder',
    'Tomás Okafor, Maya Lindqvist',
  );
  await writers(page).getByRole('button', { name: 'Hide' }).click();
  await expect(written).toHaveCount(0);
});

test('a version is opened, compared, restored as an edit, and that is taken back', async () => {
  const api = await signInWith('maya');
  expect((await api.call('POST', `/api/updates/${updateId}/submit`, {})).status).toBe(200);
  await editorOf(tomas.page).click();
  await tomas.page.keyboard.press('ControlOrMeta+a');
  await tomas.page.keyboard.type('The two presidents part.');
  await saved(tomas.page);
  const { page } = ines;
  await more(page, 'Version history');
  await expect(versions(page)).toHaveText([
    /Submitted for review\s*Maya Lindqvist/,
    /Edited\s*Tomás Okafor/,
  ]);
  await versions(page).first().click();
  await version(page).getByLabel('Changed since').check();
  await expect(version(page).locator('del').first()).toContainText('meet');
  await expect(version(page).locator('ins').first()).toContainText('part');
  await accessible(page);
  await version(page).getByRole('button', { name: 'Restore this version' }).click();
  for (const member of [ines, tomas]) {
    await expect(editorOf(member.page)).toContainText('Nobody takes any');
  }
  await expect(versions(page)).toHaveText([/Restored/, /Edited\s*Tomás/, /Submitted/, /Edited/]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(editorOf(tomas.page)).toHaveText('The two presidents part.');
  await expect(versions(page)).toHaveCount(5);
});

test('on a phone the history lies over the open update', async () => {
  const { page } = ines;
  await page.setViewportSize({ width: 390, height: 844 });
  await more(page, 'Version history');
  await versions(page).last().click();
  await version(page).getByLabel('As it was').check();
  await expect(version(page).locator('.version-text')).toContainText('It rains.');
  await version(page).getByRole('button', { name: 'Close' }).last().click();
  await expect(page.locator('.version-text')).toHaveCount(0);
  await expect(versions(page)).toHaveCount(5);
  await accessible(page);
});

test('[W4] an admin finds the edits that were refused, and downloads them', async ({ browser }) => {
  const { page } = await signInAt(browser, server.origin, 'ada@example.org');
  await page.getByRole('button', { name: /Ada Admin/ }).click();
  await page.getByRole('menuitem', { name: 'Refused edits' }).click();
  await expect(page.getByRole('heading', { name: 'Nothing was refused' })).toBeVisible();
  const { cookie } = await signInWith('tomas');
  const writer = openWriter(`${server.origin.replace('http', 'ws')}/sync`, updateId, 'tomas', {
    cookie,
  });
  await writer.synced();
  writer.document.getMap('elsewhere').set('a', 1);
  await expect.poll(() => writer.denied[0]).toContain('unknown_root');
  writer.provider.destroy();
  await page.reload();
  const row = page.locator('.quarantine li');
  await expect(row).toContainText('Tomás Okafor');
  await expect(row).toContainText('It wrote beside the update’s text.');
  await accessible(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    row.getByRole('link', { name: /Download/ }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^refused-\d+\.yjs$/);
  await page.goto('/desk/quarantine');
  await row.getByRole('link', { name: 'To the update' }).click();
  await expect(page).toHaveURL(address);
});
