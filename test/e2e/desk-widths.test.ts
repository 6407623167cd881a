import { expect, test } from '@playwright/test';
import type { ApiClient } from '../support/api.ts';
import { signIn } from '../support/api.ts';
import {
  makeDraft,
  makeLiveBlog,
  paragraph,
  publishDraft,
  quote,
} from '../support/desk-content.ts';
import type { Member } from '../support/desk-page.ts';
import { card, editorOf, openUpdateId, saved, signInAt } from '../support/desk-page.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { startServer } from '../support/server-process.ts';

let server: ServerProcess;
let editorApi: ApiClient;
let ines: Member;

test.beforeAll(async ({ browser }) => {
  server = await startServer();
  await server.createUser('ines@example.org', 'Ines Moreau', 'editor');
  editorApi = await signIn(server.origin, 'ines@example.org');
  ines = await signInAt(browser, server.origin, 'ines@example.org');
});
test.afterAll(() => server.dispose());

test('the boards that lie over the stream give way to what is opened from them', async () => {
  const { page } = ines;
  const id = await makeLiveBlog(editorApi, 'Over the stream');
  const said = await makeDraft(editorApi, id, [quote('over', 'Words on a board.', 'Kim')]);
  await publishDraft(editorApi, said);
  await page.setViewportSize({ width: 1024, height: 768 });
  await page.goto(`/desk/${id}`);
  await expect(card(page, said)).toBeVisible();
  const boards = page.getByRole('complementary', { name: 'Boards' });
  await expect(boards).toBeHidden();
  await page.getByRole('button', { name: 'Show the boards' }).click();
  await boards.getByRole('link', { name: 'Words on a board.' }).click();
  await expect(editorOf(page)).toBeFocused();
  await expect(boards).toBeHidden();
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`/desk/${id}`);
  await expect(boards).toBeVisible();
});

test('on a phone the editor takes the screen, and everything is in the bar', async () => {
  const { page } = ines;
  const id = await makeLiveBlog(editorApi, 'Phone');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/desk/${id}`);
  await page.getByRole('button', { name: 'New', exact: true }).click();
  const made = await openUpdateId(page);
  await expect(editorOf(page)).toBeFocused();
  await page.keyboard.type('From the pavement.');
  await saved(page);
  await page.getByRole('button', { name: 'Back to the timeline' }).click();
  await expect(card(page, made)).toContainText('From the pavement.');
  for (const name of ['Quotes', 'Departures', 'More']) {
    await page.getByRole('button', { name, exact: true }).click();
    await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
  }
  await page.getByRole('button', { name: 'Timeline', exact: true }).click();
  await expect(card(page, made)).toBeVisible();
});

test('on a phone a filter and a quote lead to the timeline', async () => {
  const { page } = ines;
  await page.setViewportSize({ width: 390, height: 844 });
  const id = await makeLiveBlog(editorApi, 'Phone boards');
  const draft = await makeDraft(editorApi, id, [paragraph('Still a draft.')]);
  const said = await makeDraft(editorApi, id, [quote('said', 'Words to find again.', 'Kim')]);
  await publishDraft(editorApi, said);
  await page.goto(`/desk/${id}`);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('link', { name: /^Drafts/ }).click();
  await expect(card(page, draft)).toBeVisible();
  await expect(card(page, said)).toBeHidden();
  await page.getByRole('button', { name: 'Quotes', exact: true }).click();
  await page.getByRole('link', { name: /Words to find again/ }).click();
  await expect(page.getByRole('dialog', { name: 'Update' })).toBeVisible();
});
