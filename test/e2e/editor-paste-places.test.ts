import type { Browser } from '@playwright/test';
import { expect, test } from '@playwright/test';
import type { ContentNode } from '../../shared/domain/content.ts';
import type { EditorDesk } from '../support/editor-desk/editor-desk.ts';
import { startEditorDesk } from '../support/editor-desk/editor-desk.ts';
import type { Clipboard } from '../support/editor-desk/pasting.ts';
import { openToPaste, paragraph, paste, QUOTE, text } from '../support/editor-desk/pasting.ts';

let desk: EditorDesk;

test.beforeAll(async () => {
  desk = await startEditorDesk();
});

test.afterAll(() => desk.close());

test.afterEach(async ({ browser }) => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});

const write = (browser: Browser, ...content: readonly ContentNode[]) =>
  openToPaste(desk, browser, ...content);

const cell = (words: string): ContentNode => ({ type: 'tableCell', content: [paragraph(words)] });
const TABLE: ContentNode = {
  type: 'table',
  content: [
    { type: 'tableRow', content: [cell('a1'), cell('b1')] },
    { type: 'tableRow', content: [cell('a2'), cell('b2')] },
  ],
};

test.describe('a field takes text and is never torn [C7]', () => {
  const TABLE_HTML = '<table><tr><td>A</td><td>B</td></tr><tr><td>C</td><td>D</td></tr></table>';
  const CASES: readonly (readonly [Clipboard, string])[] = [
    [{ html: '<p>A <b>b</b></p><p>C</p>' }, 'A *b* / C'],
    [{ text: 'A\nC' }, 'A / C'],
    [{ text: '1. A\n2. C' }, '1. A / 2. C'],
    [{ html: '<ol start="3" type="a"><li>A</li><li>C</li></ol>' }, 'c. A / d. C'],
    [{ html: TABLE_HTML }, 'A | B / C | D'],
    [{ html: '<h2>A</h2><hr><p>C</p>' }, 'A / C'],
    [{ html: '<p>10<sup>6</sup><br>C</p>' }, '10^6^ / C'],
  ];
  for (const [field, before] of [
    ['quoteText', 'Before after'],
    ['quoteSpeaker', 'Ana'],
  ] as const) {
    test(`paragraphs, lines, lists and tables in ${field}`, async ({ browser }) => {
      const quotes = CASES.map((_, at) => ({ ...QUOTE, attrs: { id: `q${at}` } }));
      const ana = await write(browser, ...quotes);
      for (const [at, [clipboard]] of CASES.entries()) {
        // One caret, one clipboard.
        /* oxlint-disable no-await-in-loop */
        await ana.caretAfter(`[data-part="${field}"] >> nth=${at}`);
        await paste(ana.text, clipboard);
        /* oxlint-enable no-await-in-loop */
      }
      const expected = CASES.map(([, words]) => {
        const plain = words.replaceAll(' / ', ' ').replaceAll('*', '').replace('^6^', '⁶');
        return field === 'quoteText'
          ? `quote(${before}${words}; Ana; ; )`
          : `quote(Before after; ${before}${plain}; ; )`;
      });
      await ana.shows(...expected);
      expect(ana.errors).toEqual([]);
    });
  }

  test('an address pasted over its words becomes their link', async ({ browser }) => {
    const ana = await write(browser, QUOTE);
    await ana.caretAfter('[data-part="quoteText"]');
    await ana.writer.press('Shift+Home');
    await paste(ana.text, { text: 'https://a.example/x' });
    await ana.shows('quote([Before after](https://a.example/x); Ana; ; )');
  });

  test('a headline takes the first line, the rest stands below', async ({ browser }) => {
    const ana = await write(
      browser,
      { type: 'headline', content: [text('Talks')] },
      paragraph('End'),
    );
    await ana.caretAfter('h1');
    await paste(ana.text, { html: '<h1> end</h1><p>One</p><ul><li>Two</li></ul>' });
    await ana.shows('! Talksend', 'One', '- Two', 'End');
  });
});

test.describe('a cell [C11]', () => {
  const into = async (browser: Browser, html: string) => {
    const ana = await write(browser, TABLE, paragraph('Below'));
    await ana.caretAfter('td >> nth=0');
    await paste(ana.text, { html });
    return ana;
  };

  test('takes a table whose last place is covered from above', async ({ browser }) => {
    const ana = await into(
      browser,
      '<table><tr><td>A</td><td rowspan="2">B</td></tr><tr><td>C</td></tr></table>',
    );
    await ana.shows('| A | rowspan=2 B |', '| C |', 'Below');
    expect(ana.errors).toEqual([]);
    await ana.writer.type('!');
    await ana.shows('| A | rowspan=2 B! |', '| C |', 'Below');
  });

  test('that is selected with others takes text, and a table as far as it goes', async ({
    browser,
  }) => {
    const ana = await write(browser, TABLE, paragraph('Below'));
    await ana.caretAfter('td >> nth=0');
    await ana.writer.press('Shift+ArrowDown', 'Shift+ArrowRight');
    await expect(ana.text.locator('.selectedCell')).toHaveCount(4);
    await paste(ana.text, {
      html: '<table><tr><td>A</td><td rowspan="2">B</td></tr><tr><td>C</td></tr></table>',
    });
    await ana.shows('| A | rowspan=2 B |', '| C |', 'Below');
    expect(ana.errors).toEqual([]);
  });

  test('takes headings, rules and quotes without splitting its table', async ({ browser }) => {
    const ana = await into(
      browser,
      '<h2>T</h2><hr><blockquote><p>Q</p></blockquote><ul><li>L</li></ul>',
    );
    await ana.shows('| a1T // Q // - L | b1 |', '| a2 | b2 |', 'Below');
    await expect(ana.toast).toContainText('a line across was left out');
  });

  test('gives a table in a table as lines', async ({ browser }) => {
    const inner = '<table><tr><td>1</td><td>2</td></tr></table>';
    const ana = await into(browser, `<p>x</p><table><tr><td>A${inner}</td><td>B</td></tr></table>`);
    await ana.shows('| a1x // A1 | 2 | B | b1 |', '| a2 | b2 |', 'Below');
    await expect(ana.toast).toContainText('became lines of text');
  });
});

test('dropped text comes the same way, and tears no field [C7]', async ({ browser }) => {
  const ana = await write(browser, QUOTE, paragraph('Below'));
  const drop = (selector: string, html: string) =>
    ana.text.locator(selector).evaluate((element, dropped) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.setData('text/html', dropped);
      const { right, top, height } = element.getBoundingClientRect();
      const place = { clientX: right - 2, clientY: top + height / 2 };
      element.dispatchEvent(
        new DragEvent('drop', { dataTransfer, ...place, bubbles: true, cancelable: true }),
      );
    }, html);
  await drop('[data-part="quoteText"]', '<p>A</p><ul><li>B</li></ul>');
  await ana.shows('quote(Before afterA / B; Ana; ; )', 'Below');
  await drop(
    'p >> nth=-1',
    '<h1>H</h1><p style="display:none">x</p><img src="https://b.example/x.jpg">',
  );
  await ana.shows('quote(Before afterA / B; Ana; ; )', 'BelowH');
  await expect(ana.toast).toContainText('a picture was left out');
});

test('text that is dragged from a paragraph into a field is moved, and the field whole [C7]', async ({
  browser,
}) => {
  const ana = await write(browser, QUOTE, paragraph('One'), paragraph('Two'));
  await ana.text.locator('p >> nth=-2').click();
  await ana.writer.press('Home', 'Shift+ArrowDown', 'Shift+End');
  const from = await ana.text.locator('p >> nth=-2').boundingBox();
  const to = await ana.text.locator('[data-part="quoteText"]').boundingBox();
  if (from === null || to === null) throw new Error('nothing to drag');
  await ana.page.mouse.move(from.x + 5, from.y + from.height / 2);
  await ana.page.mouse.down();
  await ana.page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 5 });
  await ana.page.mouse.move(to.x + to.width - 4, to.y + to.height / 2, { steps: 5 });
  await ana.page.mouse.up();
  await ana.shows('quote(Before afterOne / Two; Ana; ; )', '');
});
