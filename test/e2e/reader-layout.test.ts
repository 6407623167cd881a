import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { EVERY_BLOCK } from '../support/every-block.ts';
import { body, liveBlog, minute, paragraph, quote } from '../support/facts.ts';
import { idOf, MemoryNewsroom } from '../support/memory-newsroom.ts';
import { article, expectAccessible, openPage, pill, watchShifts } from '../support/reader-page.ts';
import { startReaderServer } from '../support/reader-server.ts';
import { summit } from '../support/summit.ts';

const LONG = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
const ARABIC = 'سنلتقي مرة أخرى قريبًا';

let newsroom: MemoryNewsroom;
let server: Awaited<ReturnType<typeof startReaderServer>>;

async function serve(next: MemoryNewsroom): Promise<void> {
  newsroom = next;
  server = await startReaderServer(newsroom);
}
test.afterEach(() => server.close());

/** Every block, names without a place to break, and texts from the right among them. */
function everyBlock(language: string): MemoryNewsroom {
  const made = new MemoryNewsroom(liveBlog({ languages: [language], headline: `${LONG} ${LONG}` }));
  const list = {
    type: 'bulletList',
    content: [{ type: 'listItem', content: [paragraph(ARABIC)] }],
  };
  made.publish(idOf(1), EVERY_BLOCK, { meta: { bylines: [LONG], labels: [LONG], key: true } });
  made.publish(idOf(2), body(quote('q', `${LONG}${LONG}`, LONG)));
  made.publish(idOf(3), body({ ...paragraph(ARABIC), type: 'headline' }, list), {
    meta: { key: true },
  });
  made.publish(idOf(3), body(quote('ar', ARABIC, ARABIC)), { change: 'correction', note: ARABIC });
  made.publish(idOf(4), body(paragraph('Too early')));
  made.pin(idOf(2), 'q');
  made.pin(idOf(3), 'ar');
  made.withdraw(idOf(4), `${LONG} ${ARABIC}`);
  return made;
}

for (const language of ['en', 'ar']) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`every block fits and can be read: ${language}, ${colorScheme}`, async ({ browser }) => {
      await serve(everyBlock(language));
      const context = await browser.newContext({ colorScheme, reducedMotion: 'reduce' });
      const page = await context.newPage();
      for (const width of [320, 768, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(`${server.origin}/live/anchorage`);
        await expectAccessible(page);
      }
      await context.close();
    });
  }
}

test('a list from the right has its marks on the right', async ({ page }) => {
  const made = new MemoryNewsroom(liveBlog());
  const item = { type: 'listItem', content: [paragraph(ARABIC)] };
  made.publish(idOf(1), body({ type: 'bulletList', content: [item] }));
  await serve(made);
  await page.goto(`${server.origin}/live/anchorage`);
  await expect(page.getByRole('listitem').filter({ hasText: ARABIC })).toHaveCSS(
    'direction',
    'rtl',
  );
});

test('on paper a quote has its speaker and its setting under each other', async ({ page }) => {
  await serve(summit());
  await page.emulateMedia({ media: 'print' });
  await page.goto(`${server.origin}/live/summit`);
  const caption = article(page, 6).locator('.quote figcaption').first();
  const left = (part: string) =>
    caption.locator(part).evaluate((element) => element.getBoundingClientRect().left);
  expect(await left('.quote-setting')).toBe(await left('.quote-by'));
});

test('who looks away finds what they read where they left it', async ({ page }) => {
  await serve(summit());
  await page.addInitScript(() => {
    Object.defineProperty(document, 'hidden', { get: () => true });
  });
  await openPage(page, `${server.origin}/live/summit`);
  const top = () =>
    article(page, 10).evaluate((element) => element.getBoundingClientRect().top + scrollY);
  const before = await top();
  newsroom.publish(idOf(20), body(paragraph('Meanwhile')));
  server.wake();
  await expect(pill(page)).toHaveText('1 new update');
  await expect(page).toHaveTitle(/^\(1\) /);
  expect(await top()).toBe(before);
});

test('on a phone the pill has a place of its own: not over the time of the first update', async ({
  page,
}) => {
  await serve(summit());
  await page.setViewportSize({ width: 390, height: 844 });
  const shifts = await watchShifts(page);
  await openPage(page, `${server.origin}/live/summit`);
  newsroom.publish(idOf(20), body(paragraph('Meanwhile')));
  server.wake();
  await expect(pill(page)).toHaveText('1 new update');
  const time = await article(page, 10).locator('.when').boundingBox();
  const place = await pill(page).boundingBox();
  expect(place?.y).toBeGreaterThan((time?.y ?? 0) + (time?.height ?? 0));
  expect((place?.y ?? 0) + (place?.height ?? 0)).toBeLessThan(844);
  expect(await shifts()).toBe(0);
});

/** Pins, key events, a correction and a withdrawal come to an open page; its layout is measured meanwhile. */
async function watchChanges(page: Page): Promise<number> {
  const shifts = await watchShifts(page);
  await openPage(page, `${server.origin}/live/summit`);
  newsroom.pin(idOf(7), 'q-very-soon');
  newsroom.publish(idOf(20), body(quote('q-new', 'One more remark')), { meta: { key: true } });
  newsroom.publish(idOf(10), body(paragraph('Corrected '.repeat(60))), { change: 'correction' });
  newsroom.withdraw(idOf(9), 'Not so.');
  server.wake();
  await expect(page.locator('.key-quote')).toHaveCount(4);
  await expect(article(page, 9)).toContainText('Not so.');
  await expect
    .poll(() => page.evaluate(() => document.getAnimations().some(({ id }) => id === 'slide')))
    .toBe(false);
  return shifts();
}

test('what changes beside the stream and in it slides, and nothing jumps', async ({ page }) => {
  await serve(summit());
  expect(await watchChanges(page)).toBe(0);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('what changes above the stream slides, and nothing jumps', async ({ page }) => {
    await serve(summit());
    expect(await watchChanges(page)).toBe(0);
    expect(await page.evaluate(() => scrollY)).toBe(0);
  });

  test('the newest update begins on the first screen', async ({ page }) => {
    await serve(summit());
    await page.goto(`${server.origin}/live/summit`);
    await expect(article(page, 10).locator('.headline')).toBeInViewport({ ratio: 1 });
  });

  test('an update on its own page stands before the key quotes', async ({ page }) => {
    await serve(summit());
    await page.goto(`${server.origin}/live/summit/${idOf(9)}`);
    const quotes = page.getByRole('heading', { name: 'Key quotes' });
    const top = await quotes.evaluate((element) => element.getBoundingClientRect().top);
    const end = await article(page, 9).evaluate((one) => one.getBoundingClientRect().bottom);
    expect(top).toBeGreaterThan(end);
  });

  test('a first key quote comes without moving the headline that is read', async ({ page }) => {
    const made = new MemoryNewsroom(liveBlog({ standfirst: 'A long standfirst. '.repeat(60) }));
    made.publish(idOf(1), body(quote('q', 'Next time in Moscow.')));
    await serve(made);
    await openPage(page, `${server.origin}/live/anchorage`);
    newsroom.now = minute(2);
    newsroom.pin(idOf(1), 'q');
    server.wake();
    await expect(page.locator('.key-quote')).toHaveCount(1);
    expect(await page.evaluate(() => scrollY)).toBe(0);
  });
});
