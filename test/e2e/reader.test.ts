import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { body, liveBlog, minute, paragraph, quote } from '../support/facts.ts';
import { idOf, MemoryNewsroom } from '../support/memory-newsroom.ts';
import {
  article,
  expectAccessible,
  openPage as openAddress,
  pill,
  watchShifts,
} from '../support/reader-page.ts';
import { startReaderServer } from '../support/reader-server.ts';
import { summit } from '../support/summit.ts';

type ReaderServer = Awaited<ReturnType<typeof startReaderServer>>;

let newsroom: MemoryNewsroom;
let server: ReaderServer;

test.beforeEach(async () => {
  newsroom = summit();
  newsroom.now = minute(200);
  server = await startReaderServer(newsroom);
});
test.afterEach(() => server.close());

test.use({ timezoneId: 'Europe/London' });

function openPage(page: Page, path = '/live/summit'): Promise<void> {
  return openAddress(page, server.origin + path);
}

/** Resolves once the server shows all that the newsroom has published. */
async function caughtUp(
  { origin }: ReaderServer,
  { liveBlog: { slug, seq } }: MemoryNewsroom,
): Promise<void> {
  await expect(async () => {
    const answer = await fetch(`${origin}/live/${slug}/snapshot.json`);
    expect(await answer.json()).toMatchObject({ seq });
  }).toPass();
}

function publish(number: number, words: string): void {
  newsroom.publish(idOf(number), body({ ...paragraph(words), type: 'headline' }, paragraph(words)));
  server.wake();
}

const topOf = (page: Page, number: number) =>
  article(page, number).evaluate((element) => element.getBoundingClientRect().top);

test('new updates wait until they are wanted, and move nothing', async ({ page }) => {
  const shifts = await watchShifts(page);
  await openPage(page);
  await article(page, 6).scrollIntoViewIfNeeded();
  const before = await topOf(page, 6);
  publish(20, 'The first to come');
  publish(21, 'The second to come');
  await expect(pill(page)).toHaveText('2 new updates');
  await expect(page.getByRole('status')).toHaveText('2 new updates');
  await expect(page).toHaveTitle(/^\(2\) /);
  expect(await topOf(page, 6)).toBe(before);
  expect(await shifts()).toBe(0);
  await expect(article(page, 20)).toHaveCount(0);

  await pill(page).focus();
  await page.keyboard.press('Enter');
  await expect(article(page, 21)).toBeFocused();
  await expect(article(page, 21)).toBeInViewport();
  await expect(pill(page)).toBeHidden();
  const order = await page
    .locator('[data-update]')
    .evaluateAll((all) => all.slice(0, 3).map((one) => one.id));
  expect(order).toEqual([21, 20, 10].map((number) => `update-${idOf(number)}`));
});

test('a correction comes in place, and leaves focus and what is read where they are', async ({
  page,
}) => {
  await openPage(page);
  const link = article(page, 10).getByRole('link', { name: 'Air Force One is in the air' });
  await link.focus();
  await article(page, 5).evaluate((element) => element.scrollIntoView({ block: 'start' }));
  const before = await topOf(page, 5);
  newsroom.publish(
    idOf(10),
    body(
      { ...paragraph('Air Force One has left'), type: 'headline' },
      ...Array.from({ length: 9 }, () => paragraph('More')),
    ),
    { change: 'correction', note: 'It had not yet taken off' },
  );
  server.wake();
  await expect(article(page, 10)).toContainText('It had not yet taken off');
  await expect(page.getByRole('status')).toHaveText('Corrected: Air Force One has left');
  expect(Math.abs((await topOf(page, 5)) - before)).toBeLessThan(1);
  await expect(
    article(page, 10).getByRole('link', { name: 'Air Force One has left' }),
  ).toBeFocused();
});

test('a withdrawal empties the stream and the column beside it', async ({ page }) => {
  await openPage(page);
  const column = page.getByRole('complementary', { name: 'At a glance' });
  await expect(column).toContainText('Next time in Moscow.');
  newsroom.withdraw(idOf(6), 'Published too early.');
  server.wake();
  await expect(article(page, 6)).toContainText(/Withdrawn\s+15:20 AKDT: Published too early\./);
  await expect(column).not.toContainText('Next time in Moscow.');
  await expect(column).not.toContainText('Putin, in English');
  await expect(page.locator('main')).not.toContainText('Next time in Moscow.');
});

test('pins, departures and the end of the coverage reach an open page', async ({ page }) => {
  await openPage(page);
  const cards = page.locator('.key-quote .quote-speaker');
  const words = page.locator('.key-quote blockquote');
  await expect(cards).toHaveCount(3);
  newsroom.pin(idOf(7), 'q-very-soon');
  newsroom.orderPins(['q-very-soon', 'q-again', 'q-heat', 'q-moscow']);
  newsroom.unpin('q-heat');
  newsroom.withdraw(idOf(10), 'Not yet in the air.');
  newsroom.edit({ status: 'closed' });
  server.wake();
  await expect(page.locator('.head .badge')).toHaveText('Coverage ended');
  await expect(words).toHaveText([/We’ll speak to you very soon/, /We’ll probably/, /Next time/]);
  await expect(page.locator('.departure')).toHaveCount(1);
});

test('a quote from another page of the stream is pinned with its words', async ({ page }) => {
  newsroom.publish(idOf(50), body(quote('q-old', 'An old remark')));
  for (let number = 51; number < 85; number += 1) publish(number, `Update ${number}`);
  await openPage(page);
  await expect(article(page, 50)).toHaveCount(0);
  newsroom.pin(idOf(50), 'q-old');
  server.wake();
  await expect(page.locator('.key-quote', { hasText: 'An old remark' })).toBeVisible();
});

test('[P7] what came while the connection was away is there after it', async ({ page }) => {
  await openPage(page);
  server.io.of('/feed').disconnectSockets(true);
  publish(20, 'While nobody listened');
  publish(21, 'And once more');
  await expect(pill(page)).toHaveText('2 new updates', { timeout: 20_000 });
});

test('where sockets are blocked the page asks for what is new', async ({ page }) => {
  await page.clock.install();
  await page.routeWebSocket(/socket\.io/, (socket) => socket.close());
  await page.goto(`${server.origin}/live/summit`);
  publish(20, 'Without a socket');
  await expect(async () => {
    await page.clock.fastForward(16_000);
    await expect(pill(page)).toHaveText('1 new update', { timeout: 500 });
  }).toPass();
  await expect(page.locator('[data-notice]')).toHaveText('Connection lost. Trying again …');
});

test('[P4] a server with another history asks for the page to be loaded anew', async ({ page }) => {
  // The page stands for one of a server that has lost its last events since.
  await page.addInitScript(() => {
    document.addEventListener('readystatechange', () => {
      document.querySelector('main')?.setAttribute('data-seq', '999');
    });
  });
  await openPage(page);
  await expect(page.getByRole('link', { name: 'Load it again' })).toBeVisible();
});

test('who comes back is told what has happened', async ({ page }) => {
  const shifts = await watchShifts(page);
  await openPage(page);
  await page.goto('about:blank');
  publish(20, 'Since then');
  publish(21, 'And this');
  newsroom.now = minute(201);
  newsroom.publish(idOf(9), body(paragraph('Other words')), { change: 'correction' });
  server.wake();
  await caughtUp(server, newsroom);
  await openPage(page);
  await expect(page.locator('[data-notice]')).toHaveText('Since you left: 2 new, 1 corrected');
  expect(await shifts()).toBe(0);
});

test('times are the event’s, with the reader’s own beside them', async ({ page }) => {
  const shifts = await watchShifts(page);
  await openPage(page);
  await expect(article(page, 10).locator('.when')).toHaveText(
    /15:08\s*AKDT\s*Aug 15\s*00:08 your time/,
  );
  expect(await shifts()).toBe(0);
});

test('a frame is loaded at the reader’s click, in a sandbox', async ({ page }) => {
  const asked: string[] = [];
  await page.route('https://film.example/**', (route) => {
    asked.push(route.request().url());
    return route.fulfill({ body: 'film' });
  });
  const embed = { type: 'embed', attrs: { url: 'https://film.example/1', title: 'The handshake' } };
  newsroom.publish(idOf(20), body(paragraph('See'), embed));
  await openPage(page);
  expect(asked).toEqual([]);
  await page.getByRole('button', { name: 'Show it here' }).click();
  const frame = page.locator('iframe');
  await expect(frame).toHaveAttribute(
    'sandbox',
    'allow-scripts allow-same-origin allow-popups allow-forms',
  );
  await expect(frame).toHaveAttribute('title', 'The handshake');
  await expect.poll(() => asked).toEqual(['https://film.example/1']);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('everything can be read, ordered and filtered', async ({ page }) => {
    await page.goto(`${server.origin}/live/summit`);
    await expect(page.locator('[data-update]')).toHaveCount(10);
    await expect(page.getByText('Next time in Moscow.')).toHaveCount(2);
    await page.getByRole('link', { name: 'Key events only' }).click();
    await expect(page.locator('[data-update]')).toHaveCount(4);
    await page.getByRole('link', { name: 'Oldest first' }).click();
    await expect(page.locator('.headline').first()).toHaveText(
      'The talks end without a ceasefire deal',
    );
    await page.locator('.headline a').first().click();
    await expect(page.getByRole('navigation', { name: 'Neighbouring updates' })).toBeVisible();
  });
});

const PATHS = [
  '/live/summit',
  '/live/summit?order=oldest&key=1',
  `/live/summit/${idOf(6)}`,
  '/',
  '/live/nothing',
];

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [320, 1440]) {
    test(`axe finds nothing: ${colorScheme}, ${width} pixels wide`, async ({ browser }) => {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
      const page = await context.newPage();
      await page.emulateMedia({ reducedMotion: 'reduce' });
      for (const path of PATHS) {
        await page.goto(server.origin + path);
        await expectAccessible(page);
      }
      await context.close();
    });
  }
}

test('axe finds nothing in a page from the right, empty and closed', async ({ page }) => {
  const empty = new MemoryNewsroom(liveBlog({ languages: ['ar'], headline: 'قمة في أنكوريج' }));
  const other = await startReaderServer(empty);
  await page.goto(`${other.origin}/live/anchorage`);
  await expectAccessible(page);
  empty.edit({ status: 'closed' });
  other.wake();
  await caughtUp(other, empty);
  await page.reload();
  await expectAccessible(page);
  await other.close();
});
