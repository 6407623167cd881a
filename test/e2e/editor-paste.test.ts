import type { Locator } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { nodesOfType, textOf } from '../../shared/domain/content.ts';
import type { EditorDesk } from '../support/editor-desk/editor-desk.ts';
import { startEditorDesk } from '../support/editor-desk/editor-desk.ts';

let desk: EditorDesk;

test.beforeAll(async () => {
  desk = await startEditorDesk();
});

test.afterAll(() => desk.close());

const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {margin:0}</style></head><body>
<h1>Agenda<o:p></o:p></h1>
<p class=MsoListParagraphCxSpFirst style="text-indent:-18.0pt;mso-list:l0 level1 lfo1"><![if !supportLists]><span style="font-family:Symbol"><span style="mso-list:Ignore">·<span style="font:7pt Times">&nbsp;&nbsp;</span></span></span><![endif]>Arrival</p>
<p class=MsoListParagraphCxSpMiddle style="mso-list:l0 level2 lfo1"><![if !supportLists]><span style="mso-list:Ignore">o<span>&nbsp;</span></span><![endif]>Red carpet</p>
<p class=MsoListParagraphCxSpLast style="mso-list:l0 level1 lfo1"><![if !supportLists]><span style="mso-list:Ignore">·<span>&nbsp;</span></span><![endif]>Talks</p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraph style="mso-list:l1 level1 lfo2"><![if !supportLists]><span style="mso-list:Ignore">1.<span>&nbsp;</span></span><![endif]>Statement</p>
<p class=MsoNormal>Then <b>home</b>.<script>document.body.dataset.hacked = ''</script><img src=x onerror="document.body.dataset.hacked = ''"></p></body></html>`;

const DOCS =
  '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:400">Plain and </span><span style="font-weight:700">bold</span><span style="font-style:italic"> and slanted</span></p></b>';

function paste(text: Locator, html: string): Promise<void> {
  return text.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', pasted);
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, html);
}

test('what is pasted from Word and Google Docs keeps its structure and loses the rest', async ({
  browser,
}) => {
  const ana = await desk.open(browser, desk.create(), { name: 'Ana' });
  await expect(ana.text).toBeFocused();
  await paste(ana.text, WORD);
  await ana.saved();
  const { content } = await ana.draft();
  expect(content.content?.map(({ type }) => type)).toEqual([
    'heading',
    'bulletList',
    'orderedList',
    'paragraph',
  ]);
  expect(textOf(content)).toBe('Agenda\nArrival\nRed carpet\nTalks\nStatement\nThen home.');
  expect(nodesOfType(content, 'bulletList')).toHaveLength(2);
  await expect(ana.page.locator('body')).not.toHaveAttribute('data-hacked');

  const ben = await desk.open(browser, desk.create(), { name: 'Ben' });
  await expect(ben.text).toBeFocused();
  await paste(ben.text, DOCS);
  await expect(ben.text.locator('strong')).toHaveText('bold');
  await expect(ben.text.locator('em')).toHaveText(' and slanted');
});
