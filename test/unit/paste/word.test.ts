// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { cleaned, pasted } from '../../support/pasted.ts';

/** A paragraph as Word writes an item of a list. */
const item = (list: string, marker: string, words: string, tag = 'p'): string =>
  `<${tag} class=MsoListParagraph style='text-indent:-18.0pt;mso-list:${list} lfo1'><![if !supportLists]><span style='mso-fareast-font-family:Calibri'><span style='mso-list:Ignore'>${marker}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>${words}<o:p></o:p></${tag}>`;

const word = (body: string, sheet = ''): string =>
  `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm} ${sheet} --></style></head><body lang=EN-GB><!--StartFragment-->${body}<!--EndFragment--></body></html>`;

const lines = (...expected: readonly string[]): string => expected.join('\n');

describe('lists of Word', () => {
  it('count on from the number that they show [C9]', () => {
    expect(pasted(word(item('l0 level1', '7.', 'A') + item('l0 level1', '8.', 'B')))).toBe(
      lines('7. A', '8. B'),
    );
  });

  it('go on after a paragraph [C9]', () => {
    const html = word(
      `${item('l0 level1', '1.', 'A')}${item('l0 level1', '2.', 'B')}<p class=MsoNormal>Between</p>${item('l0 level1', '3.', 'C')}`,
    );
    expect(pasted(html)).toBe(lines('1. A', '2. B', 'Between', '3. C'));
  });

  it('hang a deeper item of another list under the item before [C10]', () => {
    const html = word(
      item('l0 level1', '·', 'A') + item('l1 level2', 'o', 'B') + item('l0 level1', '·', 'C'),
    );
    expect(pasted(html)).toBe(lines('- A', '  - B', '- C'));
  });

  it('are lists in headings and preformatted lines too [C10]', () => {
    const html = word(item('l0 level1', '·', 'A', 'h1') + item('l0 level1', '·', 'B', 'pre'));
    expect(pasted(html)).toBe(lines('- *A*', '- B'));
  });

  it('leave a counted heading its number', () => {
    expect(pasted(word(item('l0 level1', '2.1', 'Talks', 'h2')))).toBe('## 2.1 Talks');
  });

  it('begin at their own top where only a deep part was copied', () => {
    const html = word(
      item('l0 level3', '§', 'A') + item('l0 level1', '·', 'B') + item('l0 level2', 'o', 'C'),
    );
    expect(pasted(html)).toBe(lines('- A', '- B', '  - C'));
  });

  it('hang an item that skips a level right under the item before', () => {
    const html = word(
      item('l0 level1', '1.', 'A') + item('l0 level3', 'i.', 'B') + item('l0 level1', '2.', 'C'),
    );
    expect(pasted(html)).toBe(lines('1. A', '  i. B', '2. C'));
  });

  it('keep letters and Roman numbers', () => {
    const html = word(
      ['a)', 'b)'].map((marker, at) => item('l0 level1', marker, `L${at}`)).join('') +
        ['IV.', 'V.'].map((marker, at) => item('l1 level1', marker, `R${at}`)).join(''),
    );
    expect(pasted(html)).toBe(lines('a. L0', 'b. L1', 'IV. R0', 'V. R1'));
  });

  it('know i after h as a letter and i at the beginning as a number', () => {
    const letters = ['h.', 'i.', 'j.'].map((marker) => item('l0 level1', marker, marker)).join('');
    expect(pasted(word(letters))).toBe(lines('h. h.', 'i. i.', 'j. j.'));
    const roman = ['i.', 'ii.', 'iii.'].map((marker) => item('l0 level1', marker, marker)).join('');
    expect(pasted(word(roman))).toBe(lines('i. i.', 'ii. ii.', 'iii. iii.'));
  });

  it('believe the style sheet where a marker could be both', () => {
    const sheet = '@list l0:level1 {mso-level-number-format:roman-lower; mso-level-text:"%1\\.";}';
    expect(pasted(word(item('l0 level1', 'v.', 'A'), sheet))).toBe('v. A');
    const html = pasted(word(item('l0 level1', 'c.', 'A')));
    expect(html).toBe('c. A');
  });

  it('start again where the numbers do', () => {
    const html = word(item('l0 level1', '1.', 'A') + item('l1 level1', '1.', 'B'));
    expect(pasted(html)).toBe(lines('1. A', '1. B'));
  });

  it('keep a marker of words as words', () => {
    expect(pasted(word(item('l0 level1', 'Article 3', 'Peace')))).toBe('Article 3 Peace');
  });

  it('keep further paragraphs in the item that they are indented like', () => {
    const further = (indent: string, words: string): string =>
      `<p class=MsoListParagraphCxSpMiddle style='${indent}'>${words}</p>`;
    const deep = item('l0 level2', 'a.', 'B').replace(
      'text-indent',
      'margin-left:72.0pt;text-indent',
    );
    const html = word(
      `${item('l0 level1', '1.', 'A')}${deep}${further('margin-left:72.0pt', 'b')}${further('', '&nbsp;')}${further('', 'a')}${item('l0 level1', '2.', 'C')}<p class=MsoNormal>End</p>`,
    );
    expect(pasted(html)).toBe(lines('1. A', '  a. B', '    b', '  a', '2. C', 'End'));
  });

  it('take no empty items', () => {
    const html = word(
      item('l0 level1', '·', 'A') + item('l0 level1', '·', '&nbsp;') + item('l0 level1', '·', 'B'),
    );
    expect(pasted(html)).toBe(lines('- A', '- B'));
  });
});

describe('the rest of Word', () => {
  it('leaves out what is hidden, deleted comments and their marks, and conditional code', () => {
    const html = word(
      `<!--[if gte mso 9]><xml><w:WordDocument/></xml><![endif]--><p class=MsoNormal>Seen<span style='display:none;mso-hide:all'>hidden</span><span class=MsoCommentReference><span style='mso-special-character:comment'>[AR1]</span></span></p><div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>Really?</p></div></div>`,
    );
    expect(pasted(html)).toBe('Seen');
  });

  it('makes titles headings, never a headline [C13]', () => {
    const html = word(
      '<p class=MsoTitle>The summit</p><h1>Day one</h1><h2>Morning</h2><h5>Small</h5>',
    );
    expect(pasted(html)).toBe(lines('## The summit', '## Day one', '## Morning', '### Small'));
  });

  it('keeps what is raised and lowered [C12]', () => {
    const html = word(
      "<p class=MsoNormal>10<sup>6</sup> CO<sub>2</sub> x<span style='vertical-align:super'>2</span> y<span style='mso-text-raise:2.0pt;vertical-align:3.0pt'>3</span></p>",
    );
    expect(pasted(html)).toBe('10^6^ CO~2~ x^2^ y^3^');
  });

  it('says that a picture is missing that Word drew in its own language only [C16]', () => {
    const html = word(
      "<p class=MsoNormal><v:shape style='width:9pt'><v:imagedata src='file:///C:/1.jpg'/></v:shape></p>",
    );
    expect(cleaned(html).losses.sentence()).toMatch(/a picture was left out/);
  });

  it('keeps what content controls show', () => {
    expect(
      pasted(word('<w:sdt><w:sdtPr>id</w:sdtPr><p class=MsoNormal>In a control</p></w:sdt>')),
    ).toBe('In a control');
  });
});

describe('Word for the web', () => {
  const web = (tag: string, start: number, level: number, words: string): string =>
    `<div class="ListContainerWrapper SCXW1 BCX0"><${tag} class="BulletListStyle1" role="list" start="${start}" style="margin:0"><li data-leveltext="%1." data-listid="4" data-aria-posinset="${start}" data-aria-level="${level}" role="listitem" class="OutlineElement Ltr" style="display:block"><p class="Paragraph" style="white-space:pre-wrap"><span class="TextRun"><span class="NormalTextRun">${words}</span></span><span class="EOP">&nbsp;</span></p></li></${tag}></div>`;

  it('has one list again, and levels [C10]', () => {
    const html =
      web('ol', 1, 1, 'A') + web('ol', 2, 1, 'B') + web('ul', 1, 2, 'C') + web('ol', 3, 1, 'D');
    expect(pasted(html).replaceAll('\u00A0', '')).toBe(lines('1. A', '2. B', '  - C', '3. D'));
  });

  it('counts on after a paragraph', () => {
    const html = `${web('ol', 1, 1, 'A')}<div class="OutlineElement"><p class="Paragraph">Between</p></div>${web('ol', 2, 1, 'B')}`;
    expect(pasted(html).replaceAll('\u00A0', '')).toBe(lines('1. A', 'Between', '2. B'));
  });

  it('has headings that only screen readers are told of', () => {
    const html =
      '<div class="OutlineElement"><p class="Paragraph" role="heading" aria-level="1"><span>Talks</span></p></div>';
    expect(pasted(html)).toBe('## Talks');
  });
});
