import type { Browser, Locator } from '@playwright/test';
import { expect, test } from '@playwright/test';
import type { ContentNode } from '../../shared/domain/content.ts';
import { nodesOfType, textOf } from '../../shared/domain/content.ts';
import { renderContent } from '../../shared/document/html/html.ts';
import { EVERY_BLOCK } from '../support/every-block.ts';
import type { EditorDesk } from '../support/editor-desk/editor-desk.ts';
import { startEditorDesk } from '../support/editor-desk/editor-desk.ts';
import { outline } from '../support/outline.ts';

let desk: EditorDesk;

test.beforeAll(async () => {
  desk = await startEditorDesk();
});

test.afterAll(() => desk.close());

test.afterEach(async ({ browser }) => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});

interface Clipboard {
  readonly html?: string;
  readonly text?: string;
  /** Name of a picture's file. */
  readonly file?: string;
}

function paste(text: Locator, clipboard: Clipboard): Promise<void> {
  return text.evaluate((element, { html, text: plain, file }) => {
    const clipboardData = new DataTransfer();
    if (html !== undefined) clipboardData.setData('text/html', html);
    if (plain !== undefined) clipboardData.setData('text/plain', plain);
    if (file !== undefined) {
      clipboardData.items.add(new File(['x'], file, { type: 'image/png' }));
    }
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, clipboard);
}

const text = (words: string): ContentNode => ({ type: 'text', text: words });
const paragraph = (words: string): ContentNode => ({ type: 'paragraph', content: [text(words)] });
const QUOTE: ContentNode = {
  type: 'quote',
  attrs: { id: 'q1', verification: 'unconfirmed' },
  content: [
    { type: 'quoteText', content: [text('Before after')] },
    { type: 'quoteSpeaker', content: [text('Ana')] },
    { type: 'quoteRole' },
    { type: 'quoteSource' },
  ],
};
const cell = (words: string): ContentNode => ({ type: 'tableCell', content: [paragraph(words)] });
const TABLE: ContentNode = {
  type: 'table',
  content: [
    { type: 'tableRow', content: [cell('a1'), cell('b1')] },
    { type: 'tableRow', content: [cell('a2'), cell('b2')] },
  ],
};

async function write(browser: Browser, ...content: readonly ContentNode[]) {
  const writer = await desk.open(browser, desk.create(content), { name: 'Ana' });
  await expect(writer.text).toBeFocused();
  const errors: Error[] = [];
  writer.page.on('pageerror', (error) => errors.push(error));
  return {
    ...writer,
    writer,
    page: writer.page,
    text: writer.text,
    errors,
    toast: writer.page.locator('.toast'),
    /** The caret goes to the end of the words in an element. */
    caretAfter: async (selector: string) => {
      await writer.text.locator(selector).click();
      await writer.press('End');
    },
    shows: async (...lines: readonly string[]) => {
      await expect.poll(async () => outline((await writer.draft()).content)).toBe(lines.join('\n'));
      await writer.saved();
    },
  };
}

const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {margin:0}</style></head><body>
<h1>Agenda<o:p></o:p></h1>
<p class=MsoListParagraphCxSpFirst style="text-indent:-18.0pt;mso-list:l0 level1 lfo1"><![if !supportLists]><span style="font-family:Symbol"><span style="mso-list:Ignore">·<span style="font:7pt Times">&nbsp;&nbsp;</span></span></span><![endif]>Arrival</p>
<p class=MsoListParagraphCxSpMiddle style="mso-list:l1 level2 lfo1"><![if !supportLists]><span style="mso-list:Ignore">o<span>&nbsp;</span></span><![endif]>Red carpet</p>
<p class=MsoListParagraphCxSpLast style="mso-list:l0 level1 lfo1"><![if !supportLists]><span style="mso-list:Ignore">·<span>&nbsp;</span></span><![endif]>Talks</p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraph style="mso-list:l1 level1 lfo2"><![if !supportLists]><span style="mso-list:Ignore">7)<span>&nbsp;</span></span><![endif]>Statement</p>
<p class=MsoNormal>Then <b>home</b>, 10<sup>6</sup> times.<script>document.body.dataset.hacked = ''</script><img src=x onerror="document.body.dataset.hacked = ''"></p></body></html>`;

test('what is pasted from Word keeps its structure and loses the rest [C9] [C10] [C12]', async ({
  browser,
}) => {
  const ana = await write(browser);
  await paste(ana.text, { html: WORD });
  await ana.shows(
    '## Agenda',
    '- Arrival',
    '  - Red carpet',
    '- Talks',
    '7. Statement',
    'Then *home*, 10^6^ times.',
  );
  await expect(ana.page.locator('body')).not.toHaveAttribute('data-hacked');
  await expect(ana.text.locator('sup')).toHaveText('6');
});

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

test('what cannot come is said, and undone from there [C16]', async ({ browser }) => {
  const ana = await write(browser, paragraph('Before'));
  await paste(ana.text, { html: '<p>A</p><p><img src="https://b.example/x.jpg" width="9"></p>' });
  await ana.shows('BeforeA');
  await expect(ana.toast).toContainText('a picture was left out');
  await ana.toast.getByRole('button', { name: 'Undo' }).click();
  await ana.shows('Before');
});

test('pictures that the clipboard carries are uploaded in their places [C16]', async ({
  browser,
}) => {
  const ana = await write(browser);
  const png = 'data:image/png;base64,iVBORw0KGgo=';
  await paste(ana.text, {
    html: `<p>A</p><p><img src="${png}"></p><p>B <img src="${png}"></p><p>C</p>`,
  });
  await ana.shows('A', 'image(; )', 'B ', 'image(; )', 'C');
});

test('a picture copied from a page comes by its file', async ({ browser }) => {
  const ana = await write(browser, paragraph('A'));
  await paste(ana.text, { html: '<img src="https://b.example/x.jpg">', file: 'x.png' });
  await ana.shows('A', 'image(; )');
  await expect(ana.toast).toHaveCount(0);
});

test('another editor’s HTML is cleaned, ours keeps its blocks and one headline [C13]', async ({
  browser,
}) => {
  const ana = await write(
    browser,
    { type: 'headline', content: [text('Ours')] },
    QUOTE,
    paragraph('End'),
  );
  await paste(ana.text, { html: '<h1 data-pm-slice="0 0 []">Theirs</h1><p>Words</p>' });
  await ana.shows('! Ours', 'quote(Before after; Ana; ; )', 'EndTheirs', 'Words');
  await ana.writer.press('ControlOrMeta+a');
  const copied = await ana.text.evaluate((element) => {
    const clipboardData = new DataTransfer();
    element.dispatchEvent(
      new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }),
    );
    return clipboardData.getData('text/html');
  });
  expect(copied).toContain('data-dateline-copy');
  await ana.writer.press('ArrowRight');
  await paste(ana.text, { html: copied });
  await expect
    .poll(async () => nodesOfType((await ana.writer.draft()).content, 'quote').length)
    .toBe(2);
  const { content } = await ana.writer.draft();
  expect(nodesOfType(content, 'headline')).toHaveLength(1);
  expect(textOf(content).match(/Ours/g)).toHaveLength(2);
});

test('the readers’ page, by the real clipboard, gives blocks back [C15]', async ({ browser }) => {
  const ana = await write(browser);
  await ana.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const reader = await ana.context.newPage();
  const context = { timeZone: 'America/Anchorage', locale: 'en', permalink: '/live/summit/u1' };
  await reader.goto(new URL('/test/support/editor-desk/page.html', ana.page.url()).href);
  await reader.setContent(
    `<article data-update="u1"><div class="content">${String(renderContent(EVERY_BLOCK, context))}</div></article>`,
  );
  await reader.keyboard.press('ControlOrMeta+a');
  await reader.keyboard.press('ControlOrMeta+c');
  await ana.page.bringToFront();
  await ana.page.keyboard.press('ControlOrMeta+v');
  await ana.shows(
    '## Talks end',
    '## In Anchorage',
    '*bold**_both_*-gone-^6^~2~[link](https://example.org/)',
    '- first line / second line',
    '  1. first line / second line',
    '> first line / second line',
    '---',
    '| # first line / second line | first line / second line |',
    'The podium Pool',
    'embed()',
    'quote(_Next time in Moscow._; Vladimir Putin; President; press appearance; the same)',
    'locationStamp(Anchorage; the president; Washington; Air Force One)',
  );
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

test('a page that claims to be ours confirms nothing', async ({ browser }) => {
  const ana = await write(browser);
  const attributes = JSON.stringify({
    id: 'x',
    verification: { status: 'confirmed', by: 'ben', at: null },
  });
  await paste(ana.text, {
    html: `<figure data-dateline-copy="guess" data-pm-slice="0 0 []" data-block="quote" data-attributes='${attributes}'><div data-part="quoteText">W</div></figure>`,
  });
  await expect
    .poll(async () => nodesOfType((await ana.writer.draft()).content, 'quote'))
    .toMatchObject([{ attrs: { verification: 'unconfirmed' } }]);
});

test('plain text: lines are paragraphs, what no page shows goes, addresses are links [C26]', async ({
  browser,
}) => {
  const ana = await write(browser);
  await paste(ana.text, {
    text: '\nA\u0007\u200B\r\n\r\n\r\nB\u000BC * 2 * d https://a.example/x\n',
  });
  await ana.shows('A', 'B', 'C * 2 * d [https://a.example/x](https://a.example/x)');
});

test('when everything fails, the words come as they are', async ({ browser }) => {
  const ana = await write(browser, QUOTE);
  await ana.caretAfter('[data-part="quoteSpeaker"]');
  await ana.text.evaluate(() => {
    DOMParser.prototype.parseFromString = () => {
      throw new Error('broken on purpose');
    };
  });
  await paste(ana.text, { html: '<p>A</p><p>B</p>', text: 'A\nB' });
  await ana.shows('quote(Before after; AnaA B; ; )');
  await expect(ana.toast).toContainText('only be pasted as plain text');
});

test('big pages are cleaned at once [C8]', async ({ browser }) => {
  const ana = await write(browser);
  const module = '/client/desk/editor/paste/clean-html.ts';
  const sizes = {
    paragraphs: '<p class=MsoNormal style="margin:0">Some words <b>here</b></p>'.repeat(2000),
    'a table': `<table>${`<tr>${'<td class=x style="font-weight:700">1</td>'.repeat(6)}</tr>`.repeat(300)}</table>`,
    text: `<p>${'some words and more of them '.repeat(11_000)}</p>`,
    'items of Word': Array.from(
      { length: 3000 },
      (_, at) =>
        `<p style='mso-list:l0 level${(at % 3) + 1} lfo1'><span style='mso-list:Ignore'>·</span>Item</p>`,
    ).join(''),
    'lists of one item': Array.from(
      { length: 3000 },
      (_, at) => `<ol start="${at + 1}"><li>Item</li></ol>`,
    ).join(''),
    'line breaks': `<div>${'words<br><br>'.repeat(5000)}</div>`,
    'quotes in quotes': `${'<blockquote>'.repeat(200)}${'<p>x</p>'.repeat(2000)}`,
    'spans in spans': `${'<span style="font-weight:700">'.repeat(200)}${'<i style="color:red">x</i><br>'.repeat(2000)}`,
    'tables in tables': `${'<table><tr><td>'.repeat(150)}${'<p>x</p>'.repeat(500)}`,
  };
  for (const [name, html] of Object.entries(sizes)) {
    // One after the other, as each takes the whole processor.
    // oxlint-disable-next-line no-await-in-loop
    const milliseconds = await ana.page.evaluate(
      async ([address, page]) => {
        const { cleanHtml } = (await import(
          address ?? ''
        )) as typeof import('../../client/desk/editor/paste/clean-html.ts');
        const from = performance.now();
        cleanHtml(page ?? '', { parser: new DOMParser(), origin: location.origin });
        return performance.now() - from;
      },
      [module, html] as const,
    );
    console.log(`${name}: ${Math.round(milliseconds)} ms`);
    expect.soft(milliseconds, name).toBeLessThan(1000);
  }
});
