import { expect, test } from '@playwright/test';
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

    const second = await (await browser.newContext()).newPage();
    await second.goto(link);
    await second.getByLabel('Your name').fill('An Intruder');
    await second.getByLabel('Email').fill('intruder@example.org');
    await second.getByLabel('Password').fill('correct horse battery');
    await second.getByRole('button', { name: 'Make the account and open the desk' }).click();
    await expect(second.getByRole('alert')).toContainText('has been used');
  } finally {
    await server.dispose();
  }
});

test('an expired session says so, keeps what is typed, and goes on after signing in', async ({
  browser,
}) => {
  const server = await startServer();
  try {
    server.createUser('maya@example.org', 'Maya Lindqvist', 'editor');
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
