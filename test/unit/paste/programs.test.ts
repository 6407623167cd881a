// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { cleaned, pasted } from '../../support/pasted.ts';

const lines = (...expected: readonly string[]): string => expected.join('\n');

describe('Google Docs', () => {
  const docs = (body: string): string =>
    `<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-0f1e">${body}</b>`;
  const span = (words: string, style = 'font-weight:400;vertical-align:baseline'): string =>
    `<span style="font-size:11pt;font-family:Arial;${style};white-space:pre;white-space:pre-wrap">${words}</span>`;

  it('is not bold as a whole, and keeps what is', () => {
    const html = docs(
      `<p dir="ltr">${span('Plain ')}${span('bold', 'font-weight:700')}${span(' slanted', 'font-style:italic')}${span(' gone', 'text-decoration:line-through')}</p>`,
    );
    expect(pasted(html)).toBe('Plain *bold*_ slanted_- gone-');
  });

  it('spaces paragraphs with breaks that are none [C14]', () => {
    expect(
      pasted(docs(`<p>${span('A')}</p><br /><p>${span('B')}</p><br /><br /><p>${span('C')}</p>`)),
    ).toBe(lines('A', 'B', 'C'));
  });

  it('keeps a line break within a paragraph', () => {
    expect(pasted(docs(`<p>${span('A')}<br>${span('B')}</p>`))).toBe('A / B');
  });

  it('nests lists by their siblings, and counts on', () => {
    const li = (words: string, level: number): string =>
      `<li dir="ltr" style="list-style-type:decimal" aria-level="${level}"><p dir="ltr" role="presentation">${span(words)}</p></li>`;
    const html = docs(
      `<ol style="margin-top:0" start="3">${li('A', 1)}<ol type="a">${li('B', 2).replace('decimal', 'lower-alpha')}</ol>${li('C', 1)}</ol>`,
    );
    expect(pasted(html)).toBe(lines('3. A', '  a. B', '4. C'));
  });

  it('has no empty items where a selection begins deep in a list', () => {
    const html = docs(
      `<ol><ol><ol><li style="list-style-type:lower-roman">${span('A')}</li></ol><li style="list-style-type:lower-alpha">${span('B')}</li></ol><li>${span('C')}</li></ol>`,
    );
    expect(pasted(html)).toBe(lines('i. A', 'a. B', '1. C'));
  });

  it('keeps what a check list says is done', () => {
    const box = (checked: boolean, words: string): string =>
      `<li role="checkbox" aria-checked="${checked}" style="list-style-type:none"><img src="data:image/png;base64,iVBORw0KGgo=" width="17" height="17" alt="${checked ? 'checked' : 'unchecked'}"/><p style="display:inline-block">${span(words)}</p></li>`;
    expect(pasted(docs(`<ul>${box(true, 'Done')}${box(false, 'Open')}</ul>`))).toBe(
      lines('- ☑ Done', '- ☐ Open'),
    );
  });

  it('keeps raised and lowered text [C12]', () => {
    expect(
      pasted(
        docs(
          `<p>${span('10')}${span('6', 'vertical-align:super')}${span(' CO')}${span('2', 'vertical-align:sub')}</p>`,
        ),
      ),
    ).toBe('10^6^ CO~2~');
  });

  it('keeps several spaces, as it shows them', () => {
    expect(pasted(docs(`<p>${span('A   B')}</p>`))).toBe('A   B');
  });
});

describe('spreadsheets', () => {
  it('keep rows, spans and what classes make bold in Excel', () => {
    const html = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta name=ProgId content=Excel.Sheet><style><!--table {mso-displayed-decimal-separator:"\\.";} .xl65 {font-weight:700; mso-style-parent:style0;} .xl66 {color:red}--></style></head><body><table border=0 cellpadding=0 cellspacing=0 width=192><!--StartFragment--><col width=64><tr height=20><td height=20 class=xl65 colspan=2>Total</td><td rowspan=2 class=xl66>x</td></tr><tr height=20><td>1</td><td align=right>2.5</td></tr><![if supportMisalignedColumns]><tr height=0 style='display:none'><td width=64></td></tr><![endif]><!--EndFragment--></table></body></html>`;
    expect(pasted(html)).toBe(lines('| colspan=2 *Total* | rowspan=2 x |', '| 1 | 2.5 |'));
  });

  it('bring one cell as its words', () => {
    expect(pasted('<table><tbody><tr><td>42</td></tr></tbody></table>')).toBe('42');
  });

  it('of Google come without their wrapper', () => {
    const html =
      '<google-sheets-html-origin><style>td {border: 1px solid}</style><table dir="ltr" border="1" cellspacing="0" cellpadding="0" data-sheets-root="1"><colgroup><col width="100"/></colgroup><tbody><tr><td data-sheets-value="x">A</td><td>B</td></tr><tr><td>1</td><td></td></tr></tbody></table></google-sheets-html-origin>';
    expect(pasted(html)).toBe(lines('| A | B |', '| 1 |  |'));
  });

  it('of LibreOffice keep lines within a cell and the title above', () => {
    const html =
      '<table cellspacing="0" border="0"><caption>Seats</caption><colgroup width="85"></colgroup><tr><td height="17" align="left">A<br>B</td><td sdval="3" sdnum="1033;"><b><font color="#000">3</font></b></td></tr></table>';
    expect(pasted(html)).toBe(lines('Seats', '| A / B | *3* |'));
  });
});

describe('LibreOffice', () => {
  it('keeps lists that begin later, and loses its style sheet', () => {
    const html =
      '<!DOCTYPE HTML><html><head><style type="text/css"><!-- @page { margin: 2cm } p { margin-bottom: 0.25cm } --></style></head><body lang="en-US" dir="ltr"><ol start="4" type="A"><li><p style="margin-bottom: 0cm">One</p></li><li><p>Two</p><ol><li><p>Deep</p></li></ol></li></ol><p><br/></p><p><font face="Arial"><b>Bold</b></font></p></body></html>';
    expect(pasted(html)).toBe(lines('D. One', 'E. Two', '  1. Deep', '*Bold*'));
  });
});

describe('Apple’s programs', () => {
  const apple = (body: string): string =>
    `<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01//EN"><html><head><meta name="Generator" content="Cocoa HTML Writer"><style type="text/css">p.p1 {margin: 0.0px; font: 13.0px Helvetica} span.s1 {font-kerning: none} span.s2 {text-decoration: line-through} span.s3 {vertical-align: 4.0px}</style></head><body>${body}</body></html>`;

  it('strike and raise by classes, and mark their spaces', () => {
    const html = apple(
      '<p class="p1"><span class="s1">A<span class="Apple-converted-space">  </span><b>b</b> <span class="s2">old</span> 10<span class="s3">6</span></span></p><p class="p2"><span class="s1"></span><br></p><p class="p1">Next</p>',
    );
    expect(pasted(html)).toBe(lines('A *b* -old- 10^6^', 'Next'));
  });

  it('hang lists of Notes and Pages where they show', () => {
    const html = apple(
      '<ul class="ul1"><li class="li1"><span class="s1"></span>One</li><ul class="ul1"><li class="li1">Deep</li></ul><li class="li1">Two</li></ul>',
    );
    expect(pasted(html)).toBe(lines('- One', '  - Deep', '- Two'));
  });

  it('have no item for the list alone', () => {
    const html = apple(
      '<ol class="ol1"><li>One</li><li class="li2"><ol class="ol2"><li>Deep</li></ol></li><li>Two</li></ol>',
    );
    expect(pasted(html)).toBe(lines('1. One', '  1. Deep', '2. Two'));
  });

  it('bring tables of Notes out of their object', () => {
    expect(
      pasted(
        '<object><table><tbody><tr><td><p>A</p></td><td><p>B</p></td></tr></tbody></table></object>',
      ),
    ).toBe('| A | B |');
  });
});

describe('other editors', () => {
  it('with ProseMirror are cleaned like everyone: no second headline [C13]', () => {
    const html =
      '<h1 data-pm-slice="1 1 []">Theirs</h1><h1>Second</h1><p>Text<!-- note --></p><p style="display:none">unseen</p>';
    expect(pasted(html)).toBe(lines('## Theirs', '## Second', 'Text'));
    expect(cleaned(html).html).not.toContain('data-pm-slice');
  });

  it('with ProseMirror keep their spaces and task lists', () => {
    const html =
      '<ul data-type="taskList" data-pm-slice="3 3 []"><li data-checked="true" data-type="taskItem"><label><input type="checkbox" checked="checked"><span></span></label><div><p>Done</p></div></li></ul>';
    expect(pasted(html)).toBe('- ☑ Done');
  });

  it('with Lexical nest lists in items of their own and count every item', () => {
    const html =
      '<ol><li value="5"><span style="white-space: pre-wrap;">A</span></li><li value="6"><ol><li value="1"><b><strong style="white-space: pre-wrap;">B</strong></b></li></ol></li><li value="6"><span>C</span></li></ol>';
    expect(pasted(html)).toBe(lines('5. A', '  1. *B*', '6. C'));
  });

  it('split a list where a number jumps', () => {
    expect(pasted('<ol><li>A</li><li value="7">B</li><li>C</li></ol>')).toBe(
      lines('1. A', '7. B', '8. C'),
    );
  });

  it('such as Notion have every item in a list of its own', () => {
    expect(
      pasted(
        '<meta charset="utf-8"><!-- notionvc: 1 --><ol><li>A</li></ol><ol start="2"><li>B</li></ol>',
      ),
    ).toBe(lines('1. A', '2. B'));
  });

  it('keep lines of code as lines', () => {
    expect(pasted('<pre><code>a = 1\n  b = 2</code></pre>')).toBe('a = 1 /   b = 2');
    expect(
      pasted(
        '<div style="white-space: pre;"><div><span>let a</span></div><div><span>let b</span></div></div>',
      ),
    ).toBe(lines('let a', 'let b'));
  });
});
