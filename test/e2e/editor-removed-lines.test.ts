import type { Browser } from '@playwright/test';
import { expect, test } from '@playwright/test';
import type { EditorDesk, EditorPage } from '../support/editor-desk/editor-desk.ts';
import { startEditorDesk } from '../support/editor-desk/editor-desk.ts';
import { paragraph } from '../support/editor-desk/pasting.ts';

let desk: EditorDesk;

test.beforeAll(async () => {
  desk = await startEditorDesk();
});
test.afterAll(() => desk.close());

interface Two {
  readonly ana: EditorPage;
  readonly ben: EditorPage;
}

async function open(browser: Browser): Promise<Two> {
  const id = desk.create(['One.', 'Two.', 'Three.'].map(paragraph));
  const ana = await desk.open(browser, id, { name: 'Ana' });
  const ben = await desk.open(browser, id, { name: 'Ben' });
  for (const writer of [ana, ben]) await writer.saved();
  return { ana, ben };
}

const line = ({ text }: EditorPage, words: string) => text.locator('p', { hasText: words });
const note = ({ text }: EditorPage) =>
  text.getByRole('group', { name: 'Removed while someone was writing in this line' });

async function removeTwo(ben: EditorPage): Promise<void> {
  await line(ben, 'Two.').click();
  await ben.press('Home', 'Shift+ArrowDown', 'Delete');
  await expect.poll(() => ben.words()).not.toContain('Two.');
}

/** Ana writes where there is no network, and Ben removes her line. */
async function comesBack({ ana, ben }: Two): Promise<void> {
  await ana.context.setOffline(true);
  await expect(ana.save).toHaveAttribute('data-save', 'offline');
  await line(ana, 'Two.').click();
  await ana.press('End');
  await ana.type(' And more.');
  await removeTwo(ben);
  await ben.saved();
  await ana.context.setOffline(false);
  await ana.saved();
  for (const writer of [ana, ben]) {
    await expect(line(writer, 'And more.')).toHaveClass(/revived/);
    await expect(note(writer)).toBeVisible();
  }
}

test('[L14] a line that comes back is marked to both, until one keeps it from the keyboard', async ({
  browser,
}) => {
  const two = await open(browser);
  await comesBack(two);
  const { ana, ben } = two;
  await note(ben).getByRole('button', { name: 'Keep' }).focus();
  await ben.press('Enter');
  for (const writer of [ana, ben]) {
    await expect(note(writer)).toHaveCount(0);
    await expect(line(writer, 'And more.')).not.toHaveClass(/revived/);
    expect(await writer.words()).toContain('And more.');
  }
});

test('[L14] a line that comes back goes for both where one removes it again', async ({
  browser,
}) => {
  const two = await open(browser);
  await comesBack(two);
  await note(two.ana).getByRole('button', { name: 'Remove' }).click();
  for (const writer of [two.ana, two.ben]) {
    await expect(note(writer)).toHaveCount(0);
    await expect.poll(() => writer.words()).not.toContain('And more.');
  }
});

test('[L14] a line that comes back is kept by whoever writes in it', async ({ browser }) => {
  const two = await open(browser);
  await comesBack(two);
  await line(two.ben, 'And more.').click();
  await two.ben.press('End');
  await two.ben.type(' Kept.');
  for (const writer of [two.ana, two.ben]) {
    await expect(line(writer, 'And more. Kept.')).toBeVisible();
    await expect(note(writer)).toHaveCount(0);
  }
});

test('[C5] a caret whose line a colleague removes stays there to be seen, and says so when typing goes on', async ({
  browser,
}) => {
  const { ana, ben } = await open(browser);
  await line(ana, 'Two.').click();
  await ana.press('End');
  const told = ana.page.locator('.toast', { hasText: 'The line you were in was removed.' });
  await removeTwo(ben);
  await expect(line(ana, 'Two.')).toHaveCount(0);
  const caret = ana.text.locator('.ProseMirror-gapcursor');
  await expect(caret).toBeVisible();
  const [above, here, below] = await Promise.all(
    [line(ana, 'One.'), caret, line(ana, 'Three.')].map((place) => place.boundingBox()),
  );
  expect(here?.y).toBeGreaterThanOrEqual((above?.y ?? 0) + (above?.height ?? 0) - 1);
  expect(here?.y).toBeLessThanOrEqual((below?.y ?? 0) + 1);
  await expect(told).toHaveCount(0);
  await ana.type('Of my own.');
  await expect(told).toHaveCount(1);
  for (const writer of [ana, ben]) {
    await expect.poll(() => writer.words()).toMatch(/^One\.\s+Of my own\.\s+Three\.$/);
  }
});

test('[L14] words that a colleague removes while they are written are told at once, and put back', async ({
  browser,
}) => {
  const { ana, ben } = await open(browser);
  await line(ana, 'Two.').click();
  await ana.press('End');
  await ana.type(' Of mine.');
  await expect(line(ben, 'Two. Of mine.')).toBeVisible();
  await ana.saved();
  await removeTwo(ben);
  const notice = ana.page.locator('output', { hasText: 'Words that you have just written' });
  await expect(notice).toContainText('Of mine.');
  await expect(ana.save).toHaveText('{"status":"saved","wordsLost":true}');
  await notice.getByRole('button', { name: 'Put back' }).focus();
  await ana.press('Enter');
  await expect(notice).toHaveCount(0);
  for (const writer of [ana, ben]) {
    await expect.poll(() => writer.words()).toMatch(/^One\.\s+Of mine\.\s+Three\.$/);
  }
  await expect(ana.save).toHaveText('{"status":"saved"}');
});
