import { expect, test } from '@playwright/test';
import { editorOf, openUpdateId, saved, signInAt } from '../support/desk-page.ts';
import { startServer } from '../support/server-process.ts';

test('[W6] an editor whose schema is too old is taken away, keeps its text, and asks to reload', async ({
  browser,
}) => {
  const server = await startServer();
  try {
    await server.createUser('maya@example.org', 'Maya Lindqvist', 'editor');
    const { page } = await signInAt(browser, server.origin, 'maya@example.org');
    // A server that has been updated answers this page's schema with its final close code.
    let updated = false;
    await page.routeWebSocket(/\/sync\//, (socket) => {
      if (updated) void socket.close({ code: 4499, reason: 'reload' });
      else socket.connectToServer();
    });
    await page.getByRole('button', { name: 'New live blog' }).first().click();
    await page.getByLabel('Headline').fill('A long night');
    await page.getByRole('button', { name: 'Make live blog' }).click();
    await page.getByRole('button', { name: /New update/ }).click();
    await openUpdateId(page);
    await expect(editorOf(page)).toBeFocused();
    await page.keyboard.type('Written with the old editor.');
    await saved(page);

    updated = true;
    await server.kill();
    await server.start();
    await expect(page.getByRole('button', { name: 'Reload' })).toBeVisible();
    await expect(page.locator('[contenteditable="true"]')).toHaveCount(0);
    await expect(page.getByText('Written with the old editor.').first()).toBeVisible();

    // Whoever has not seen it yet types on: a space does not scroll it away.
    await page.evaluate(() =>
      addEventListener('keydown', ({ defaultPrevented }) => {
        document.body.dataset['prevented'] = String(defaultPrevented);
      }),
    );
    await page.keyboard.press('Space');
    await expect(page.locator('body')).toHaveAttribute('data-prevented', 'true');
  } finally {
    await server.dispose();
  }
});
