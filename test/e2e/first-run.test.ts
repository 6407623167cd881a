import { expect, test } from '@playwright/test';
import { signInAt } from '../support/desk-page.ts';
import { startServer } from '../support/server-process.ts';

test('the set-up link makes the first admin, and works once', async ({ browser }) => {
  const server = await startServer();
  try {
    const link = /http\S+set-up\?token=\S+/.exec(server.output())?.[0] ?? '';
    const page = await (await browser.newContext({ baseURL: server.origin })).newPage();
    await page.goto(link);
    await page.getByLabel('Your name').fill('Ada Admin');
    await page.getByLabel('Email').fill('ada@example.org');
    await page.getByLabel('Password').fill('correct horse battery');
    await page.getByRole('button', { name: 'Make the account and open the desk' }).click();
    await expect(page.getByRole('button', { name: 'New live blog' }).first()).toBeVisible();

    const second = await (await browser.newContext({ baseURL: server.origin })).newPage();
    await second.goto(link);
    await expect(second.getByText('This link no longer holds')).toBeVisible();
    await expect(second.getByLabel('Your name')).toHaveCount(0);
    await second.goto('/desk/set-up?token=cut');
    await expect(second.getByText('The link is not complete')).toBeVisible();
  } finally {
    await server.dispose();
  }
});

test('an expired session says so, keeps what is typed, and goes on after signing in', async ({
  browser,
}) => {
  const server = await startServer();
  try {
    await server.createUser('maya@example.org', 'Maya Lindqvist', 'editor');
    const context = await browser.newContext({ baseURL: server.origin });
    const page = await context.newPage();
    await page.goto('/desk');
    const signIn = async () => {
      await page.getByLabel('Email').fill('maya@example.org');
      await page.getByLabel('Password').fill('correct horse battery');
      await page.getByRole('button', { name: 'Sign in' }).click();
    };
    await signIn();
    await page.getByRole('button', { name: 'New live blog' }).first().click();
    await page.getByLabel('Headline').fill('A long night');
    await page.getByRole('button', { name: 'Make live blog' }).click();
    await page.getByRole('button', { name: /New update/ }).click();
    const editor = page.locator('.ProseMirror').first();
    await expect(editor).toBeFocused();
    await page.keyboard.type('Written before');
    await expect(page.getByText('Saved', { exact: true }).first()).toBeVisible();

    await context.request.post('/api/auth/sign-out', { data: {} });
    await page.keyboard.type(' and after the session ended');
    await expect(page.getByText('Your session has ended.')).toBeVisible();
    await page.keyboard.type(', and after that');
    await page.getByRole('button', { name: 'Sign in again' }).click();
    await page.getByLabel('Password').fill('correct horse battery');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(editor).toContainText(
      'Written before and after the session ended, and after that',
    );
    await expect(page.getByText('Saved', { exact: true }).first()).toBeVisible();
  } finally {
    await server.dispose();
  }
});

test('a first run offers the summit as sample coverage, and readers see it whole', async ({
  browser,
}) => {
  const server = await startServer();
  try {
    await server.createUser('ada@example.org', 'Ada Admin', 'admin');
    const { page, context } = await signInAt(browser, server.origin, 'ada@example.org');
    // The network goes away in the middle; the next try goes on from there.
    let published = 0;
    await page.route('**/publish', (route) => {
      published += 1;
      return published === 4 ? route.abort() : route.continue();
    });
    await page.getByRole('button', { name: 'Publish a sample: the summit' }).click();
    await expect(page).toHaveURL(/\/desk\/[0-9a-f-]{36}$/);
    await expect(page.getByText('Trump leaves for Washington').first()).toBeVisible();

    const path = '/live/trump-and-putin-meet-in-anchorage';
    const answer = await context.request.get(`${path}/snapshot.json`);
    // Eleven updates, three pins and their order, one withdrawal; going live is told once.
    expect(await answer.json()).toHaveProperty('seq', 17);
    await page.goto(path);
    await expect(page.getByText('A six-hour flight lies ahead.').first()).toBeVisible();
    const firstPin = page.getByRole('complementary').getByRole('listitem').first();
    await expect(firstPin).toContainText('Next time in Moscow.');
    await page.goto('/desk');
    await expect(page.getByRole('link', { name: /Trump and Putin meet/ })).toHaveCount(1);
  } finally {
    await server.dispose();
  }
});
