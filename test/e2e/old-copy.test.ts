import type { Browser, Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import * as Y from 'yjs';
import type { ContentNode } from '../../shared/domain/content.ts';
import { textOf } from '../../shared/domain/content.ts';
import type { UpdateId } from '../../shared/ids.ts';
import { editorOf, openCard, saved } from '../support/desk-page.ts';
import type { OldNewsroom } from '../support/old-newsroom.ts';
import { openOldNewsroom } from '../support/old-newsroom.ts';
import { PASSWORD } from '../support/server-process.ts';
import type { DeviceName } from '../support/tree-fixtures.ts';
import { copies, copyOf, manifest } from '../support/tree-fixtures.ts';

const { together, everything, empty, opened } = manifest.drafts;

let newsroom: OldNewsroom;

test.beforeAll(async () => {
  newsroom = await openOldNewsroom('stopped');
});
test.afterAll(() => newsroom.close());

/** A block that no schema of ours ever had. */
function foreignBlock(): readonly number[] {
  const document = new Y.Doc();
  document.getXmlFragment('body').insert(0, [new Y.XmlElement('script')]);
  return [...Y.encodeStateAsUpdate(document)];
}
const FOREIGN = foreignBlock();

const LINES = 4000;

/** Of an offline day with the old editor: more than the server takes as one frame. */
function longDay(): readonly number[] {
  const document = new Y.Doc();
  const paragraphs = Array.from({ length: LINES }, (_, line) => {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(`Line ${line}: they met, and spoke for hours.`)]);
    return paragraph;
  });
  document.getXmlFragment('body').insert(0, paragraphs);
  return [...Y.encodeStateAsUpdate(document)];
}

interface Laid {
  readonly name: string;
  readonly rows: readonly (readonly number[])[];
}

/** Puts what the old editor kept where it kept it. */
async function layCopies(page: Page, laid: readonly Laid[]): Promise<void> {
  await page.evaluate(async (kept) => {
    for (const { name, rows } of kept) {
      const opening = indexedDB.open(name);
      opening.addEventListener('upgradeneeded', () =>
        opening.result.createObjectStore('updates', { autoIncrement: true }),
      );
      // oxlint-disable-next-line no-await-in-loop
      await new Promise((resolve) => opening.addEventListener('success', resolve));
      const transaction = opening.result.transaction('updates', 'readwrite');
      for (const row of rows) transaction.objectStore('updates').add(new Uint8Array(row));
      // oxlint-disable-next-line no-await-in-loop
      await new Promise((resolve) => transaction.addEventListener('complete', resolve));
      opening.result.close();
    }
  }, laid);
}

/** The desk of a person whose browser was last used with the old program. */
async function openDevice(
  browser: Browser,
  device: DeviceName,
  change: (laid: Laid) => Laid = (laid) => laid,
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: newsroom.server.origin,
    viewport: { width: 1440, height: 900 },
  });
  const page = await context.newPage();
  await page.goto('/desk');
  const own = copies.filter((copy) => copy.device === device);
  await layCopies(
    page,
    own.map(({ name, rows }) => change({ name, rows: rows.map((row) => [...row]) })),
  );
  await page.evaluate(
    (storage) =>
      Object.entries(storage).forEach(([name, value]) => localStorage.setItem(name, value)),
    manifest.storage[device],
  );
  await page.getByLabel('Email').fill(`${device}@example.org`);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByLabel('Password')).toHaveCount(0);
  await page.goto(`/desk/${manifest.liveBlogId}`);
  return page;
}

async function wordsAtServer(id: UpdateId): Promise<string> {
  const { body } = await newsroom.people.maya.call('GET', `/api/updates/${id}`);
  // A refusal has no content.
  const { content } = body as { readonly content?: ContentNode };
  return content === undefined ? '' : textOf(content);
}

const olderOn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () =>
    (await indexedDB.databases()).flatMap(({ name = '' }) =>
      name.startsWith('dateline/1/') ? [name] : [],
    ),
  );

test('[W6] [L7] words of an older editor arrive when its desk comes back, opened or not', async ({
  browser,
}) => {
  const page = await openDevice(browser, 'ana');
  const mine = manifest.unsent.filter(({ device }) => device === 'ana');
  expect(mine).toHaveLength(3);
  for (const { update, words } of mine) {
    for (const word of words) await expect.poll(() => wordsAtServer(update)).toContain(word);
    await expect.poll(() => olderOn(page)).not.toContain(copyOf('ana', update).name);
  }
  // A copy that held no more than the server goes when somebody opens its update.
  await openCard(page, everything);
  await saved(page);
  await expect.poll(() => olderOn(page)).not.toContain(copyOf('ana', everything).name);
  expect(await wordsAtServer(empty)).toBe('First words in an empty draft.');
});

test('[L7] in an update that is open they come in while one looks, and once', async ({
  browser,
}) => {
  const page = await openDevice(browser, 'ben');
  await openCard(page, together);
  await expect(editorOf(page)).toContainText('Ben too, on a train.');
  await saved(page);
  await page.reload();
  await expect(editorOf(page)).toContainText('Ben too, on a train.');
  await saved(page);
  const text = await wordsAtServer(together);
  expect(text.split('Ben too, on a train.')).toHaveLength(2);
});

test('[C8] [L7] more than a frame holds arrives as well, whole and once', async ({ browser }) => {
  const { name: other, userId } = copyOf('maya', everything);
  const name = `dateline/1/${userId}/${opened}`;
  const page = await openDevice(browser, 'maya', (laid) =>
    laid.name === other ? { name, rows: [longDay()] } : laid,
  );
  await openCard(page, opened);
  await expect.poll(() => wordsAtServer(opened), { timeout: 30_000 }).toContain('Line 3999:');
  await saved(page);
  await expect.poll(() => olderOn(page)).not.toContain(name);
  const text = await wordsAtServer(opened);
  expect(text.split('they met, and spoke for hours.')).toHaveLength(LINES + 1);
});

test('[L7] what the server cannot read stays on the device, and is shown to its owner', async ({
  browser,
}) => {
  const { name } = copyOf('maya', everything);
  const page = await openDevice(browser, 'maya', (laid) =>
    laid.name === name ? { ...laid, rows: [...laid.rows, FOREIGN] } : laid,
  );
  await openCard(page, everything);
  const notice = page.getByText('could not be added');
  await expect(notice).toBeVisible();
  await expect(page.locator('.older-text')).toContainText('and a cell at sea');
  expect(await olderOn(page)).toContain(name);
  await page.getByRole('button', { name: 'Discard…' }).click();
  await page.getByRole('button', { name: 'Discard it from this device' }).click();
  await expect(notice).toHaveCount(0);
  await expect.poll(() => olderOn(page)).not.toContain(name);
  expect(await wordsAtServer(everything)).not.toContain('and a cell at sea');
});
