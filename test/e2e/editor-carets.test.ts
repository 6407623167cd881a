import type { Locator } from '@playwright/test';
import { expect, test } from '@playwright/test';
import type { ContentNode } from '../../shared/domain/content.ts';
import type { EditorDesk, EditorPage } from '../support/editor-desk/editor-desk.ts';
import { startEditorDesk } from '../support/editor-desk/editor-desk.ts';
import { layoutOf, moved } from '../support/layout.ts';

let desk: EditorDesk;

test.beforeAll(async () => {
  desk = await startEditorDesk();
});

test.afterAll(() => desk.close());

const text = (words: string): ContentNode => ({ type: 'text', text: words });
const part = (type: string, words: string): ContentNode => ({ type, content: [text(words)] });
const paragraph = (words: string): ContentNode => part('paragraph', words);
const item = (words: string): ContentNode => ({ type: 'listItem', content: [paragraph(words)] });
const cell = (words: string): ContentNode => ({ type: 'tableCell', content: [paragraph(words)] });

const CONTENT: readonly ContentNode[] = [
  part('headline', 'The headline'),
  paragraph('A first paragraph, a WAVE of AVAlanches in it.'),
  { type: 'paragraph' },
  paragraph('التقى الرئيسان في أنكوراج'),
  { type: 'heading', attrs: { level: 2 }, content: [text('A heading')] },
  { type: 'bulletList', content: [item('One item'), item('Another item')] },
  { type: 'blockquote', content: [paragraph('A passage')] },
  {
    type: 'quote',
    attrs: { id: 'q1' },
    content: [
      part('quoteText', 'The words'),
      part('quoteSpeaker', 'A speaker'),
      { type: 'quoteRole' },
      { type: 'quoteSource' },
    ],
  },
  {
    type: 'locationStamp',
    attrs: { id: 's1', phase: 'departing' },
    content: [
      part('placeName', 'Anchorage'),
      part('traveller', 'Someone'),
      part('destination', 'Moscow'),
      { type: 'carrier' },
    ],
  },
  {
    type: 'table',
    content: [
      { type: 'tableRow', content: [cell('One cell'), cell('Two cells')] },
      { type: 'tableRow', content: [cell('Three cells'), cell('Four')] },
    ],
  },
  {
    type: 'image',
    attrs: {
      src: '/media/0198f000-0000-7000-8000-000000000001',
      alt: 'Hills',
      width: 96,
      height: 54,
    },
    content: [part('imageCaption', 'A caption'), { type: 'imageCredit' }],
  },
  { type: 'embed', attrs: { url: 'https://video.example/1', title: 'The video' } },
  { type: 'horizontalRule' },
  paragraph('The last paragraph'),
];

const inText = (writer: EditorPage, words: string): Locator =>
  writer.text.getByText(words, { exact: true });

/** What Ben does, by name; each leaves a caret or a selection that Ana sees. */
const DEEDS: Readonly<Record<string, (ben: EditorPage) => Promise<void>>> = {
  'stands in a line': async (ben) => {
    await inText(ben, CONTENT[1]?.content?.[0]?.text ?? '').click();
    await ben.press('Home', 'ArrowRight', 'ArrowRight', 'ArrowRight');
  },
  'stands in a word between two letters that are kerned': async (ben) => {
    await inText(ben, CONTENT[1]?.content?.[0]?.text ?? '').click();
    await ben.press('Home', ...Array.from({ length: 22 }, () => 'ArrowRight'));
  },
  'stands in an Arabic word': async (ben) => {
    await inText(ben, CONTENT[3]?.content?.[0]?.text ?? '').click();
    await ben.press('Home', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft');
  },
  'has a part of an Arabic word selected': async (ben) => {
    await inText(ben, CONTENT[3]?.content?.[0]?.text ?? '').click();
    await ben.press('Home', 'ArrowLeft', 'ArrowLeft', 'Shift+ArrowLeft', 'Shift+ArrowLeft');
  },
  'stands at the end of a line': async (ben) => {
    await inText(ben, 'A heading').click();
    await ben.press('End');
  },
  'stands in an empty paragraph': async (ben) => {
    await inText(ben, CONTENT[1]?.content?.[0]?.text ?? '').click();
    await ben.press('End', 'ArrowRight');
  },
  'has words selected': async (ben) => {
    await inText(ben, 'The last paragraph').dblclick();
  },
  'has text over several blocks selected': async (ben) => {
    await inText(ben, CONTENT[1]?.content?.[0]?.text ?? '').click();
    await ben.press('Home', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown');
  },
  'stands in a table cell': (ben) => inText(ben, 'Two cells').click(),
  'has cells selected': async (ben) => {
    await inText(ben, 'One cell').click();
    await inText(ben, 'Four').click({ modifiers: ['Shift'] });
  },
  'stands in an empty field': async (ben) => {
    await inText(ben, 'The words').click();
    await inText(ben, 'A speaker').click();
    await ben.press('Tab');
  },
  'stands at the end of a caption': async (ben) => {
    await inText(ben, 'A caption').click();
    await ben.press('End');
  },
  'has a paragraph selected': (ben) =>
    inText(ben, 'The last paragraph').click({ modifiers: ['Control'] }),
  'has a list item selected': async (ben) => {
    await inText(ben, 'One item').click({ modifiers: ['Control'] });
    await inText(ben, 'One item').click({ modifiers: ['Control'] });
  },
  'has the heading selected': (ben) => inText(ben, 'A heading').click({ modifiers: ['Control'] }),
  'has the headline selected': (ben) =>
    inText(ben, 'The headline').click({ modifiers: ['Control'] }),
  'has a field selected': (ben) => inText(ben, 'A speaker').click({ modifiers: ['Control'] }),
  'has the quote selected': async (ben) => {
    await inText(ben, 'The words').click({ modifiers: ['Control'] });
    await inText(ben, 'The words').click({ modifiers: ['Control'] });
  },
  'has the place of a departure selected': (ben) =>
    inText(ben, 'Anchorage').click({ modifiers: ['Control'] }),
  'has a cell selected': async (ben) => {
    await inText(ben, 'Two cells').click({ modifiers: ['Control'] });
    await inText(ben, 'Two cells').click({ modifiers: ['Control'] });
  },
  'has the rule selected': (ben) => ben.text.locator('hr').click({ force: true }),
  'has the picture selected': (ben) => ben.text.locator('.image-picture').click({ force: true }),
  'has everything selected': async (ben) => {
    await inText(ben, 'A heading').click();
    await ben.press('Control+a');
  },
};

for (const dir of ['ltr', 'rtl'] as const) {
  test(`[C6] nothing moves in ${dir} when a colleague’s caret or selection comes and goes`, async ({
    browser,
  }) => {
    const id = desk.create(CONTENT);
    const parameters = { dir };
    const ana = await desk.open(browser, id, { name: 'Ana', parameters });
    const ben = await desk.open(browser, id, { name: 'Ben', parameters });
    const mark = ana.text.locator('.caret, .caret-selection');
    await expect(ben.text).toContainText('The last paragraph');
    const leave = () => ben.page.getByRole('button', { name: 'Open or close' }).focus();
    await leave();
    await ana.page.getByRole('button', { name: 'Open or close' }).focus();
    await expect(mark).toHaveCount(0);
    await ana.page.evaluate(() => document.fonts.ready);
    const before = await layoutOf(ana.page);
    for (const [deed, act] of Object.entries(DEEDS)) {
      await test.step(`Ben ${deed}`, async () => {
        await act(ben);
        await expect(mark.first(), deed).toBeAttached();
        expect.soft(moved(before, await layoutOf(ana.page)), `Ben ${deed}`).toEqual([]);
        await leave();
        await expect(mark, deed).toHaveCount(0);
        expect.soft(moved(before, await layoutOf(ana.page)), `after Ben ${deed}`).toEqual([]);
      });
    }
  });
}
