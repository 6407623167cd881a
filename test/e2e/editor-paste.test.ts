import type { Browser } from '@playwright/test';
import { expect, test } from '@playwright/test';
import type { cleanHtml as CleanHtml } from '../../client/desk/editor/paste/clean-html.ts';
import { renderContent } from '../../shared/document/html/html.ts';
import type { ContentNode } from '../../shared/domain/content.ts';
import { nodesOfType, textOf } from '../../shared/domain/content.ts';
import type { EditorDesk } from '../support/editor-desk/editor-desk.ts';
import { startEditorDesk } from '../support/editor-desk/editor-desk.ts';
import { openToPaste, paragraph, paste, QUOTE, text } from '../support/editor-desk/pasting.ts';
import { EVERY_BLOCK } from '../support/every-block.ts';

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
  await ana.writer.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const reader = await ana.writer.context.newPage();
  const context = { timeZone: 'America/Anchorage', locale: 'en', permalink: '/live/summit/u1' };
  await reader.goto(new URL('/page.html', ana.page.url()).href);
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
  const module = '/assets/clean-html.js';
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
        const { cleanHtml } = (await import(address ?? '')) as {
          readonly cleanHtml: typeof CleanHtml;
        };
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
