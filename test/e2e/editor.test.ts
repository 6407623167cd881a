import { expect, test } from '@playwright/test';
import { nodesOfType, partText, textOf } from '../../shared/domain/content.ts';
import type { EditorDesk } from '../support/editor-desk/editor-desk.ts';
import { startEditorDesk } from '../support/editor-desk/editor-desk.ts';

let desk: EditorDesk;

test.beforeAll(async () => {
  desk = await startEditorDesk();
});

test.afterAll(() => desk.close());

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });

test('two people write at once: both texts are whole, and each sees the other’s name', async ({
  browser,
}) => {
  const id = desk.create([paragraph('First.'), paragraph('Second.')]);
  const ana = await desk.open(browser, id, { name: 'Ana' });
  const ben = await desk.open(browser, id, { name: 'Ben' });
  await ana.text.getByText('First.').click();
  await ana.press('End');
  await ben.text.getByText('Second.').click();
  await ben.press('End');
  const alphabet = 'abcdefghijklmnopqrstuvwxyz';
  await Promise.all([ana.type(alphabet), ben.type(alphabet.toUpperCase())]);
  for (const writer of [ana, ben]) {
    await expect
      .poll(() => writer.words())
      .toBe(`First.${alphabet}\nSecond.${alphabet.toUpperCase()}`);
  }
  await expect(ana.text.locator('.caret-name')).toHaveText('Ben');
  await expect(ben.text.locator('.caret-name')).toHaveText('Ana');
});

test('opening a text that begins with a stamp, and opening it again, warns of nothing', async ({
  browser,
}) => {
  const placeName = { type: 'placeName', content: [{ type: 'text', text: 'Anchorage' }] };
  const id = desk.create([
    { type: 'locationStamp', attrs: { id: 's1', phase: 'at' }, content: [placeName] },
    paragraph('They meet.'),
  ]);
  const ana = await desk.open(browser, id, { name: 'Ana' });
  const warnings: string[] = [];
  ana.page.on('console', (message) => {
    if (message.type() === 'warning') warnings.push(message.text());
  });
  await ana.page.reload();
  await expect(ana.text).toContainText('They meet.');
  const toggle = ana.page.getByRole('button', { name: 'Open or close' });
  await toggle.click();
  await expect(ana.text).toHaveCount(0);
  await toggle.click();
  await expect(ana.text).toContainText('They meet.');
  expect(warnings).toEqual([]);
});

test('undo takes back one’s own edits only, also after the editor was closed', async ({
  browser,
}) => {
  const id = desk.create([paragraph('Start.')]);
  const ana = await desk.open(browser, id, { name: 'Ana' });
  const ben = await desk.open(browser, id, { name: 'Ben' });
  await ana.text.click();
  await ana.press('End');
  // At once, as a busy machine types so slowly that each letter is a step to be undone.
  await ana.page.keyboard.insertText(' Ana was here.');
  await expect.poll(() => ben.words()).toBe('Start. Ana was here.');
  await ben.text.click();
  await ben.press('Home');
  await ben.type('Ben was here. ');
  await expect.poll(() => ana.words()).toBe('Ben was here. Start. Ana was here.');
  const toggle = ana.page.getByRole('button', { name: 'Open or close' });
  await toggle.click();
  await expect(ana.text).toHaveCount(0);
  await toggle.click();
  await ana.text.click();
  await ana.press('Control+z');
  await expect.poll(() => ana.words()).toBe('Ben was here. Start.');
  await ana.press('Control+Shift+z');
  await expect.poll(() => ana.words()).toBe('Ben was here. Start. Ana was here.');
});

test('[W2] it says Saved only when it is on disk, and offline words outlive the browser page', async ({
  browser,
}) => {
  const id = desk.create([paragraph('Before.')]);
  const ana = await desk.open(browser, id, { name: 'Ana' });
  await ana.saved();
  desk.log.hold();
  await ana.text.click();
  await ana.press('End');
  await ana.type(' Held.');
  await expect(ana.save).toHaveAttribute('data-save', 'saving');
  desk.log.release();
  await ana.saved();

  await ana.context.setOffline(true);
  await expect(ana.save).toHaveAttribute('data-save', 'offline');
  await ana.type(' Written offline.');
  await expect(ana.save).toHaveText('{"status":"offline","kept":true}');
  await ana.page.close();
  await ana.context.setOffline(false);
  const ben = await desk.open(browser, id, { name: 'Ben' });
  await ben.saved();
  await ben.text.click();
  await ben.press('Home');
  await ben.type('Meanwhile. ');
  const returned = await desk.open(browser, id, { name: 'Ana', again: ana.context });
  await returned.saved();
  for (const writer of [returned, ben]) {
    await expect.poll(() => writer.words()).toBe('Meanwhile. Before. Held. Written offline.');
  }
});

test('a quote and a departure are made by keyboard alone', async ({ browser }) => {
  const ana = await desk.open(browser, desk.create(), { name: 'Ana' });
  await expect(ana.text).toBeFocused();
  await ana.type('They spoke to the press. ');
  await ana.type('/quo');
  await expect(ana.page.getByRole('option', { name: /^Quote/ })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await ana.press('Enter');
  await ana.type('Next time in Moscow.');
  await ana.press('Enter');
  await ana.type('Vladimir Putin');
  await ana.press('Tab', 'Tab');
  await ana.type('Joint press appearance');
  await ana.press('Enter', 'Control+Alt+d');
  await ana.type('Anchorage');
  await ana.press('Enter');
  await ana.type('Donald Trump');
  await ana.press('Enter');
  await ana.type('Washington');
  await ana.press('Enter');
  await ana.type('Air Force One');
  await ana.press('ArrowDown');
  await ana.type('They have left.');
  await ana.saved();

  const { content } = await ana.draft();
  const [quote] = nodesOfType(content, 'quote');
  const [stamp] = nodesOfType(content, 'locationStamp');
  if (quote === undefined || stamp === undefined) throw new Error('a block is missing');
  expect(partText(quote, 'quoteText')).toBe('Next time in Moscow.');
  expect(partText(quote, 'quoteSpeaker')).toBe('Vladimir Putin');
  expect(partText(quote, 'quoteSource')).toBe('Joint press appearance');
  expect(quote.attrs?.id).toMatch(/^[0-9a-f-]{14}7/);
  expect(stamp.attrs).toMatchObject({ phase: 'departing', timeZone: 'America/Anchorage' });
  expect(partText(stamp, 'destination')).toBe('Washington');
  expect(content.content?.map(({ type }) => type)).toEqual([
    'paragraph',
    'quote',
    'locationStamp',
    'paragraph',
  ]);
  expect(textOf(content)).toMatch(/^They spoke to the press\. \n.*They have left\.$/s);
});

test('Backspace and Delete beside a block take nothing of it, a copy gets an id of its own', async ({
  browser,
}) => {
  const quote = (id: string) => ({
    type: 'quote',
    attrs: { id, verification: 'unconfirmed' },
    content: [
      { type: 'quoteText', content: [{ type: 'text', text: 'We will see.' }] },
      { type: 'quoteSpeaker', content: [{ type: 'text', text: 'A speaker' }] },
    ],
  });
  const id = desk.create([paragraph('Above.'), quote('q1'), paragraph('Below.')]);
  const ana = await desk.open(browser, id, { name: 'Ana' });
  await ana.text.getByText('Below.').click();
  await ana.press('Home', 'Backspace', 'Backspace', 'Backspace');
  await ana.text.getByText('We will see.').click();
  await ana.press('Home', 'Backspace', 'Backspace');
  await ana.text.getByText('Above.').click();
  await ana.press('End', 'Delete', 'Delete');
  await ana.saved();
  const { content } = await ana.draft();
  expect(textOf(content)).toBe('Above.\nWe will see.\nA speaker\nBelow.');
  expect(nodesOfType(content, 'quote')).toHaveLength(1);

  await ana.text.getByText('We will see').click();
  await ana.text.locator('.quote-block').hover();
  await ana.page.getByRole('button', { name: 'Move or change this block' }).click();
  await ana.page.getByRole('menuitem', { name: 'Duplicate' }).click();
  await expect(ana.text.locator('.quote-block')).toHaveCount(2);
  await ana.saved();
  const ids = nodesOfType((await ana.draft()).content, 'quote').map((node) => node.attrs?.id);
  expect(new Set(ids).size).toBe(2);
});

test('blocks move by keyboard and by hand, with their ids', async ({ browser }) => {
  const quote = {
    type: 'quote',
    attrs: { id: 'q1' },
    content: [{ type: 'quoteText', content: [{ type: 'text', text: 'We will see.' }] }],
  };
  const id = desk.create([paragraph('One.'), quote, paragraph('Two.'), paragraph('Three.')]);
  const ana = await desk.open(browser, id, { name: 'Ana' });
  await ana.text.getByText('We will see.').click();
  await ana.press('Alt+ArrowDown');
  await ana.type('!');
  await expect.poll(() => ana.words()).toMatch(/^One\.\nTwo\.\n.*!.*\nThree\.$/);
  await ana.text.locator('.quote-block').hover();
  await ana.page
    .getByRole('button', { name: 'Move or change this block' })
    .dragTo(ana.text.getByText('One.'), { targetPosition: { x: 4, y: 2 } });
  await expect.poll(() => ana.words()).toMatch(/!.*\nOne\.\nTwo\.\nThree\.$/);
  expect(nodesOfType((await ana.draft()).content, 'quote')[0]?.attrs?.id).toBe('q1');
});

test('what the server refuses stays to be read and copied', async ({ browser }) => {
  const id = desk.create([paragraph('Settled.')]);
  desk.server.access.set('Rae', { kind: 'read', reason: 'Only to read.' });
  const rae = await desk.open(browser, id, { name: 'Rae' });
  await rae.text.click();
  await rae.page.keyboard.insertText('Not taken.');
  await expect(rae.save).toHaveAttribute('data-save', 'refused');
  await expect(rae.text).toContainText('Not taken.');
  await expect(rae.text).toHaveAttribute('contenteditable', 'false');
  await expect(rae.page.getByRole('button', { name: 'Copy my text' })).toBeVisible();
});

test('a picture is uploaded, a failed one says why, and problems stand beside their blocks', async ({
  browser,
}) => {
  const ana = await desk.open(browser, desk.create(), {
    name: 'Ana',
    parameters: { problems: '1' },
  });
  const choose = async (name: string): Promise<void> => {
    const chooser = ana.page.waitForEvent('filechooser');
    await ana.page.getByRole('button', { name: 'Image', exact: true }).click();
    await (await chooser).setFiles({ name, mimeType: 'image/png', buffer: Buffer.from('png') });
  };
  await choose('huge.png');
  await expect(
    ana.page.getByText('huge.png was not uploaded. It is larger than 20 MB.'),
  ).toBeVisible();
  await ana.page.getByRole('button', { name: 'Remove' }).click();
  await choose('small.png');
  await expect(ana.text.locator('.image-picture')).toBeVisible();
  const problem = ana.page.getByRole('note').filter({ hasText: 'Describe the picture' });
  await expect(problem).toBeVisible();
  await ana.page.getByLabel('Alt text').fill('Two planes on a runway');
  await ana.page.getByLabel('Alt text').blur();
  await expect(problem).toHaveCount(0);
});
