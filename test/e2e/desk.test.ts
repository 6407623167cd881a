import { AxeBuilder } from '@axe-core/playwright';
import type { Page, WebSocketRoute } from '@playwright/test';
import { expect, test } from '@playwright/test';
import type { ApiClient } from '../support/api.ts';
import { signIn } from '../support/api.ts';
import {
  headline,
  makeDraft,
  makeLiveBlog,
  paragraph,
  publishDraft,
  quote,
} from '../support/desk-content.ts';
import type { Member } from '../support/desk-page.ts';
import { card, editorOf, openCard, openUpdateId, saved, signInAt } from '../support/desk-page.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { startServer } from '../support/server-process.ts';

let server: ServerProcess;
let editorApi: ApiClient;
let ines: Member;
let maya: Member;

test.beforeAll(async ({ browser }) => {
  server = await startServer();
  await server.createUser('ines@example.org', 'Ines Moreau', 'editor');
  await server.createUser('maya@example.org', 'Maya Lindqvist', 'reporter');
  editorApi = await signIn(server.origin, 'ines@example.org');
  ines = await signInAt(browser, server.origin, 'ines@example.org');
  maya = await signInAt(browser, server.origin, 'maya@example.org');
});
test.afterAll(() => server.dispose());

async function expectAccessible(page: Page): Promise<void> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every page can be used by everyone, ${colorScheme}`, async () => {
    const { page } = ines;
    const id = await makeLiveBlog(editorApi, `Accessible in ${colorScheme}`);
    const draft = await makeDraft(editorApi, id, [headline('Arrivals'), quote('q', '', '')]);
    await publishDraft(editorApi, await makeDraft(editorApi, id, [quote('k', 'Soon.', 'Kim')]));
    // Colours are judged where they have arrived.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto('/desk');
    await page.getByRole('button', { name: 'New live blog' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectAccessible(page);
    await page.goto('/desk/people');
    await expect(page.getByText('maya@example.org')).toBeVisible();
    await expectAccessible(page);
    await page.goto(`/desk/${id}`);
    await expect(card(page, draft)).toBeVisible();
    await expectAccessible(page);
    await openCard(page, draft);
    await page.getByRole('button', { name: /to fix/ }).click();
    await expectAccessible(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await expect(page.getByRole('dialog', { name: 'Update' })).toBeVisible();
    await expectAccessible(page);
    await page.setViewportSize({ width: 1440, height: 900 });
  });
}

/** Where its words begin on the screen; how high their element is says nothing. */
function placeOfText(element: Element): readonly number[] {
  const range = document.createRange();
  range.selectNodeContents(element);
  const [line] = range.getClientRects();
  return [Math.round(line?.x ?? 0), Math.round(line?.y ?? 0)];
}

test('opening a card moves no text', async () => {
  const { page } = ines;
  const id = await makeLiveBlog(editorApi, 'Nothing jumps');
  const below = await makeDraft(editorApi, id, [paragraph('Below.')]);
  const update = await makeDraft(editorApi, id, [
    headline('Where it stands, in more words than one line of this size can hold'),
    paragraph(`The first paragraph. ${'It officially fills the lines. '.repeat(9)}`),
    quote('q', 'Next time in Moscow.', 'Vladimir Putin'),
    {
      type: 'locationStamp',
      attrs: { id: 's', phase: 'departing', at: '2025-08-15T23:40:00Z' },
      content: ['placeName:Elmendorf', 'traveller:Two planes', 'destination:Washington'].map(
        (part) => {
          const [type = '', text = ''] = part.split(':');
          return { type, content: [{ type: 'text', text }] };
        },
      ),
    },
    quote('r', 'المرة القادمة في موسكو.', 'فلاديمير بوتين'),
    paragraph('The last paragraph.'),
  ]);
  await page.goto(`/desk/${id}`);
  const places = async () => {
    const texts = [
      'Where it stands',
      'The first paragraph.',
      'Next time',
      'Elmendorf',
      'Two planes',
      'المرة القادمة',
      'The last paragraph.',
    ];
    const found = texts.map((text) => card(page, update).getByText(text).evaluate(placeOfText));
    return Promise.all(found);
  };
  await expect(card(page, below)).toBeVisible();
  const before = await places();
  await openCard(page, update);
  await expect(editorOf(page)).toBeFocused();
  expect(await places()).toEqual(before);
  await page.keyboard.press('Escape');
  await expect(editorOf(page)).toBeHidden();
  expect(await places()).toEqual(before);
});

test('an update that is opened from afar is shown, and so is a new one', async () => {
  const { page } = maya;
  const id = await makeLiveBlog(editorApi, 'Far down');
  const oldest = await makeDraft(editorApi, id, [headline('The first of many')]);
  for (let count = 1; count < 25; count += 1) {
    await makeDraft(editorApi, id, [headline(`Number ${count}`), paragraph('Words. '.repeat(60))]);
  }
  await page.goto(`/desk/${id}/${oldest}`);
  await expect(editorOf(page)).toBeFocused();
  await expect(card(page, oldest)).toBeInViewport({ ratio: 0.9 });
  await page.keyboard.press('Escape');
  await expect(card(page, oldest)).toBeFocused();
  await page.keyboard.press('n');
  await expect(editorOf(page)).toBeFocused();
  const made = await openUpdateId(page);
  await expect(card(page, made)).toBeInViewport({ ratio: 0.9 });
  // What shows already is not scrolled to.
  await page.goto('/desk');
  await page.goto(`/desk/${id}/${made}`);
  await expect(editorOf(page)).toBeFocused();
  await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
  await page.goBack();
  await expect(editorOf(page)).toBeHidden();
});

test('the keyboard alone: write, leave, walk through the cards, ask for help', async () => {
  const { page } = maya;
  const id = await makeLiveBlog(editorApi, 'Keyboard');
  const older = await makeDraft(editorApi, id, [paragraph('Older.')]);
  await page.goto(`/desk/${id}`);
  await expect(card(page, older)).toBeVisible();
  await page.keyboard.press('n');
  const made = await openUpdateId(page);
  await expect(editorOf(page)).toBeFocused();
  await page.keyboard.type('npw? stays text');
  await expect(editorOf(page)).toContainText('npw? stays text');
  await saved(page);
  await page.keyboard.press('Escape');
  await expect(card(page, made)).toBeFocused();
  await page.keyboard.press('j');
  await expect(card(page, older)).toBeFocused();
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await expect(editorOf(page)).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Submitted: an editor will review it.')).toBeVisible();
  // The word comes while the editor still closes: until then a key belongs to the text.
  await expect(card(page, made)).toBeFocused();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
  await page.keyboard.press('Escape');
});

test('[L7] a new update written without a network survives the browser and is sent later', async () => {
  const { context } = maya;
  const id = await makeLiveBlog(editorApi, 'Offline');
  const page = await context.newPage();
  await page.goto(`/desk/${id}`);
  await expect(page.getByText('No updates yet')).toBeVisible();
  // The editor's code comes after the page; a desk that stood for a moment has it.
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await page.keyboard.press('n');
  const made = await openUpdateId(page);
  await expect(editorOf(page)).toBeFocused();
  await page.keyboard.type('Written on the quay.');
  await expect(page.getByText('Offline: kept on this device')).toBeVisible();
  await page.close();
  await context.setOffline(false);
  await maya.page.goto(`/desk/${id}`);
  await expect(card(maya.page, made)).toContainText('Written on the quay.');
  await ines.page.goto(`/desk/${id}`);
  await expect(card(ines.page, made)).toContainText('Written on the quay.');
});

test('[W11] what others type shows on the card that is not open', async () => {
  const id = await makeLiveBlog(editorApi, 'Previews');
  const draft = await makeDraft(editorApi, id, [paragraph('Start.')]);
  await ines.page.goto(`/desk/${id}`);
  await expect(card(ines.page, draft)).toBeVisible();
  await maya.page.goto(`/desk/${id}/${draft}`);
  await editorOf(maya.page).getByText('Start.').click();
  await maya.page.keyboard.press('End');
  await maya.page.keyboard.type(' And on it goes.');
  await expect(card(ines.page, draft)).toContainText('Start. And on it goes.');
  await expect(card(ines.page, draft).getByText('Maya Lindqvist').first()).toBeAttached();
});

test('pinned quotes are ordered by keys, from a menu and by hand, and stay so', async () => {
  const { page } = ines;
  const id = await makeLiveBlog(editorApi, 'Quotes');
  const said = ['one', 'two', 'three'].map((name) => quote(name, `Words ${name}.`, 'Kim'));
  await publishDraft(editorApi, await makeDraft(editorApi, id, said));
  for (const quoteId of ['one', 'two', 'three']) {
    await editorApi.call('POST', `/api/liveblogs/${id}/pins`, { quoteId });
  }
  await page.goto(`/desk/${id}`);
  const pinned = page.getByRole('complementary').getByRole('listitem');
  const grip = (name: string) => page.getByRole('button', { name: `Move “Words ${name}.”` });
  const expectOrder = async (order: readonly string[]) => {
    await expect(pinned).toContainText(order.map((name) => `Words ${name}.`));
    await expect
      .poll(async () => (await editorApi.call('GET', `/api/liveblogs/${id}/boards`)).body)
      .toMatchObject({ pins: order.map((quoteId) => ({ quoteId })) });
  };
  await grip('one').focus();
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Alt+ArrowDown');
  await expect(page.getByText('At place 3 of 3.')).toBeAttached();
  await expect(grip('one')).toBeFocused();
  await expectOrder(['two', 'three', 'one']);
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Move to the top' }).press('Enter');
  await expect(grip('one')).toBeFocused();
  await expectOrder(['one', 'two', 'three']);
  await grip('three').dragTo(grip('one'), { steps: 8 });
  await expectOrder(['three', 'one', 'two']);
});

test('[L4] a server that cannot store is said, and so is its return', async () => {
  const page = await ines.context.newPage();
  const id = await makeLiveBlog(editorApi, 'Storage');
  let desk: WebSocketRoute | undefined;
  await page.routeWebSocket(/socket\.io/, (socket) => {
    socket.connectToServer();
    desk = socket;
  });
  await page.goto(`/desk/${id}`);
  await expect(page.getByText('Connected', { exact: true })).toBeVisible();
  desk?.send('42/desk,["storage",{"status":"failing"}]');
  const banner = page.getByText('The server cannot store anything right now.');
  await expect(banner).toBeVisible();
  desk?.send('42/desk,["storage",{"status":"working"}]');
  await expect(banner).toBeHidden();
  await page.close();
});

test('what is withdrawn while others write in it says so, and why', async () => {
  const { page } = maya;
  const id = await makeLiveBlog(editorApi, 'Withdrawn meanwhile');
  const update = await makeDraft(editorApi, id, [paragraph('At noon.')]);
  await publishDraft(editorApi, update);
  await page.goto(`/desk/${id}/${update}`);
  await expect(editorOf(page)).toBeFocused();
  await editorApi.call('POST', `/api/updates/${update}/withdraw`, { reason: 'It was at one.' });
  await expect(card(page, update).getByRole('status')).toContainText('It was at one.');
  await expect(editorOf(page)).not.toBeEditable();
  await page.keyboard.press('Escape');
  await expect(card(page, update)).toContainText('Readers see the reason: It was at one.');
});

test('an address that leads nowhere says so and shows a way on', async () => {
  const { page } = ines;
  const unknown = '01a20a80-086d-7085-a250-280eed667000';
  await page.goto(`/desk/${unknown}`);
  await expect(page.getByText('There is no such live blog.')).toBeVisible();
  await page.getByRole('link', { name: 'All live blogs' }).click();
  await expect(page.getByRole('heading', { name: 'Live blogs' })).toBeVisible();
  const id = await makeLiveBlog(editorApi, 'Known');
  await page.goto(`/desk/${id}/${unknown}`);
  await expect(page.getByText('There is no such update.')).toBeVisible();
  await page.getByRole('button', { name: 'To the timeline' }).click();
  await expect(page).toHaveURL(`/desk/${id}`);
});
