import { expect, test } from '@playwright/test';
import type { ContentNode } from '../../shared/domain/content.ts';
import type { EditorDesk, EditorPage } from '../support/editor-desk/editor-desk.ts';
import { startEditorDesk } from '../support/editor-desk/editor-desk.ts';
import { InputMethod } from '../support/input-method.ts';
import { heading, image, list, paragraph, quote, table } from '../support/written-blocks.ts';

let desk: EditorDesk;

test.beforeAll(async () => {
  desk = await startEditorDesk();
});

test.afterAll(() => desk.close());

/** What shows while each word is composed; the last is what is taken. */
const WORDS: readonly (readonly string[])[] = [
  ['ㅎ', '하', '한'],
  ['k', 'か', 'かn', 'かん', 'かんじ', '漢字'],
  ['n', 'ni', 'ni h', 'ni hao', '你好'],
];

const HERE = 'Here.';
const ELSEWHERE = 'Another paragraph.';

/** Where Ana composes, behind the words that say it. */
const PLACES: readonly ContentNode[] = [
  { type: 'headline', content: [{ type: 'text', text: 'A headline.' }] },
  heading('A heading.'),
  paragraph('A line.'),
  list('One', 'An item.', 'Three'),
  quote('The words.', 'The speaker.'),
  table(['One', 'A cell.'], ['Three', 'Four']),
  image('A caption.', 'Credit'),
];
const SAID = [
  'A headline.',
  'A heading.',
  'A line.',
  'An item.',
  'The words.',
  'The speaker.',
  'A cell.',
  'A caption.',
];

async function pair(
  browser: Parameters<EditorDesk['open']>[0],
  content: readonly ContentNode[],
): Promise<{ ana: EditorPage; ben: EditorPage; method: InputMethod }> {
  const id = desk.create(content);
  const ana = await desk.open(browser, id, { name: 'Ana' });
  const ben = await desk.open(browser, id, { name: 'Ben' });
  await expect(ben.text).toContainText(ELSEWHERE);
  return { ana, ben, method: await InputMethod.on(ana.page) };
}

/** Runs `meanwhile` between what shows; it gets a number that goes on. */
async function compose(
  method: InputMethod,
  meanwhile: (turn: number) => Promise<void>,
): Promise<string> {
  let turn = 0;
  for (const shown of WORDS) {
    for (const text of shown) {
      await method.show(text);
      await meanwhile((turn += 1));
    }
    await method.take(shown.at(-1) ?? '');
  }
  return WORDS.map((shown) => shown.at(-1)).join('');
}

const UNBROKEN = WORDS.map(() => '()').join('');

test('[L14] a composition in every kind of text goes on while a colleague types elsewhere', async ({
  browser,
}) => {
  const { ana, ben, method } = await pair(browser, [paragraph(ELSEWHERE), ...PLACES]);
  await ben.text.getByText(ELSEWHERE).click();
  await ben.press('End');
  let typed = '';
  for (const [index, place] of SAID.entries()) {
    await ana.text.getByText(place, { exact: true }).click();
    await ana.press('End');
    const taken = await compose(method, async (turn) => {
      typed += String(turn % 10);
      await ben.type(String(turn % 10));
      await expect.poll(() => ana.words(), place).toContain(`${ELSEWHERE}${typed}`);
    });
    await ana.type('!');
    await expect.poll(() => ben.words(), place).toContain(`${place}${taken}!`);
    expect(await method.compositions(), place).toBe(UNBROKEN.repeat(index + 1));
  }
  await expect.poll(() => ana.words()).toBe(await ben.words());
});

for (const [where, key] of [
  ['before', 'Home'],
  ['behind', 'End'],
] as const) {
  test(`[L14] a composition goes on while a colleague types in the same paragraph, ${where} it`, async ({
    browser,
  }) => {
    const { ana, ben, method } = await pair(browser, [
      paragraph(ELSEWHERE),
      paragraph(`${HERE} | There.`),
    ]);
    const line = `${HERE} | There.`;
    await ana.text.getByText(line).click();
    await ana.press('Home', ...Array.from({ length: HERE.length + 1 }, () => 'ArrowRight'));
    await ben.text.locator('p').nth(1).click();
    await ben.press(key);
    let typed = '';
    const taken = await compose(method, async (turn) => {
      typed += String(turn % 10);
      await ben.type(String(turn % 10));
      await expect.poll(() => ana.words()).toContain(typed);
    });
    const words = `${where === 'before' ? typed : ''}${HERE} ${taken}| There.${where === 'behind' ? typed : ''}`;
    for (const writer of [ana, ben]) {
      await expect.poll(() => writer.words()).toBe(`${ELSEWHERE}\n${words}`);
    }
    expect(await method.compositions()).toBe(UNBROKEN);
  });
}

test('[L14] a composition begins in an empty text and in empty fields, whatever they ask for', async ({
  browser,
}) => {
  const ana = await desk.open(browser, desk.create(), { name: 'Ana' });
  await expect(ana.text).toBeFocused();
  const method = await InputMethod.on(ana.page);
  const nothing = () => Promise.resolve();
  const taken = await compose(method, nothing);
  await ana.press('Enter', 'Control+Alt+q');
  await compose(method, nothing);
  await ana.press('Tab');
  await compose(method, nothing);
  await ana.press('Tab');
  await compose(method, nothing);
  await expect.poll(() => ana.words()).toBe([taken, taken, taken, taken].join('\n'));
  expect(await method.compositions()).toBe(UNBROKEN.repeat(4));
});

test('[L14] a composition goes on while a colleague’s caret and selection move through it', async ({
  browser,
}) => {
  const { ana, ben, method } = await pair(browser, [paragraph(ELSEWHERE), paragraph(HERE)]);
  await ana.text.locator('p').nth(1).click();
  await ana.press('End');
  await ben.text.locator('p').nth(1).click();
  await ben.press('Home');
  const taken = await compose(method, async (turn) => {
    await ben.press(turn % 3 === 0 ? 'Shift+ArrowRight' : turn % 3 === 1 ? 'End' : 'ArrowLeft');
  });
  await expect.poll(() => ben.words()).toBe(`${ELSEWHERE}\n${HERE}${taken}`);
  expect(await method.compositions()).toBe(UNBROKEN);
});

test('[L14] a composition goes on in a confirmed quote, whose confirmation falls', async ({
  browser,
}) => {
  const confirmed = quote(HERE, 'Speaker');
  const { ana, ben, method } = await pair(browser, [
    paragraph(ELSEWHERE),
    { ...confirmed, attrs: { id: 'q1', verification: 'confirmed' } },
  ]);
  await ana.text.getByText(HERE, { exact: true }).click();
  await ana.press('End');
  const taken = await compose(method, () => Promise.resolve());
  await expect.poll(() => ben.words()).toContain(`${HERE}${taken}`);
  expect(await method.compositions()).toBe(UNBROKEN);
  await expect(ben.text.getByText('Changed since confirmed')).toBeVisible();
});

test('[L14] a composition that is given up leaves nothing', async ({ browser }) => {
  const { ana, ben, method } = await pair(browser, [paragraph(ELSEWHERE), paragraph(HERE)]);
  await ana.text.locator('p').nth(1).click();
  await ana.press('End');
  await method.show('か');
  await ben.text.getByText(ELSEWHERE).click();
  await ben.press('End');
  await ben.type('1');
  await expect.poll(() => ana.words()).toContain(`${ELSEWHERE}1`);
  await method.show('');
  await expect.poll(() => ben.words()).toBe(`${ELSEWHERE}1\n${HERE}`);
  await ana.type('!');
  await expect.poll(() => ben.words()).toBe(`${ELSEWHERE}1\n${HERE}!`);
});
