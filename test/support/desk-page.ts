import type { Browser, BrowserContext, Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { PASSWORD } from './server-process.ts';

/** A person at the desk in a browser of their own. */
export interface Member {
  readonly context: BrowserContext;
  readonly page: Page;
}

/** Signs in through the form. */
export async function signInAt(browser: Browser, origin: string, email: string): Promise<Member> {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width: 1440, height: 900 },
  });
  const page = await context.newPage();
  await page.goto('/desk');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  return { context, page };
}

/** The card of an update, by its id. */
export const card = (page: Page, id: string): Locator => page.locator(`[data-update="${id}"]`);

/** Where one types in the open update. */
export const editorOf = (page: Page): Locator => page.locator('.ProseMirror').first();

/** Opens an update and waits for its editor. */
export async function openCard(page: Page, id: string): Promise<void> {
  await card(page, id).getByRole('button', { name: 'Open', exact: true }).click();
  await expect(editorOf(page)).toBeVisible();
}

/** The desk says that everything typed here is on the server's disk. */
export async function saved(page: Page): Promise<void> {
  await expect(page.getByText('Saved', { exact: true }).first()).toBeVisible();
}

/** Id of the update that stands open. */
export async function openUpdateId(page: Page): Promise<string> {
  const open = page.locator('[data-update][data-open]');
  await expect(open).toBeVisible();
  const id = await open.getAttribute('data-update');
  if (id === null) throw new Error('no update is open');
  return id;
}
