import type { ContentNode, Json } from '../../../shared/domain/content.ts';

/** The line in which both are at work: every letter once, and nowhere else in a text. */
export const LETTERS = 'abcdefghijkl';

type Attributes = Readonly<Record<string, Json>>;

export const text = (words: string, ...marks: NonNullable<ContentNode['marks']>): ContentNode => ({
  type: 'text',
  text: words,
  ...(marks.length === 0 ? {} : { marks }),
});

export const block = (type: string, ...content: readonly ContentNode[]): ContentNode => ({
  type,
  ...(content.length === 0 ? {} : { content }),
});

const withAttributes = (attrs: Attributes, node: ContentNode): ContentNode => ({ ...node, attrs });

const words = (type: string, written: string): ContentNode =>
  written === '' ? block(type) : block(type, text(written));
export const paragraph = (written = ''): ContentNode => words('paragraph', written);
const item = (...content: readonly ContentNode[]) => block('listItem', ...content);
const cell = (written: string, type = 'tableCell') => block(type, paragraph(written));
const row = (...cells: readonly ContentNode[]) => block('tableRow', ...cells);
const heading = (level: number, written: string) =>
  withAttributes({ level }, words('heading', written));

const line = paragraph(LETTERS);

const quoteOf = (said: string, speaker: string) =>
  withAttributes(
    { id: 'quote' },
    block(
      'quote',
      words('quoteText', said),
      words('quoteSpeaker', speaker),
      words('quoteRole', ''),
      words('quoteSource', 'SOURCE'),
    ),
  );

const stampOf = (phase: string, ...parts: readonly ContentNode[]) =>
  withAttributes({ id: 'stamp', phase }, block('locationStamp', ...parts));

const pictureOf = (caption: string, credit: string) =>
  withAttributes(
    { src: '/media/x', alt: 'Two people', width: 960, height: 540 },
    block('image', words('imageCaption', caption), words('imageCredit', credit)),
  );

const embed = withAttributes({ url: 'https://example.org/' }, block('embed'));

const between = (...blocks: readonly ContentNode[]): readonly ContentNode[] => [
  paragraph('BEFORE'),
  ...blocks,
  paragraph('AFTER'),
];

const bold = { type: 'bold' };
const italic = { type: 'italic' };
const strike = { type: 'strike' };
const superscript = { type: 'superscript' };
const subscript = { type: 'subscript' };
const link = { type: 'link', attrs: { href: 'https://example.org/' } };

/** What stands in the draft before the two begin. */
export const TEXTS = {
  plain: between(line),
  alone: [line],
  heading: between(heading(2, LETTERS)),
  onlyHeading: [heading(2, LETTERS)],
  headline: [words('headline', LETTERS), paragraph('AFTER')],
  emptyAbove: [paragraph('BEFORE'), paragraph(), line, paragraph('AFTER')],
  emptyBelow: [paragraph('BEFORE'), line, paragraph(), paragraph('AFTER')],
  marked: between(
    block('paragraph', text('abc'), text('defg', bold), text('h'), text('ijk', link), text('l')),
  ),
  slanted: between(
    block('paragraph', text('abcd'), text('efg', italic), text('h', strike), text('ijkl')),
  ),
  raised: between(
    block('paragraph', text('abcd'), text('efg', superscript), text('hi', subscript), text('jkl')),
  ),
  wide: between(block('paragraph', text('abcd👩‍🚀efghijkl'))),
  broken: between(block('paragraph', text('abcdefgh'), block('hardBreak'), text('ijkl'))),
  bullets: between(
    block('bulletList', item(paragraph('FIRST')), item(line), item(paragraph('LAST'))),
  ),
  firstBullet: between(block('bulletList', item(line), item(paragraph('LAST')))),
  lastBullet: between(block('bulletList', item(paragraph('FIRST')), item(line))),
  numbers: between(
    withAttributes(
      { start: 3 },
      block('orderedList', item(paragraph('FIRST')), item(line), item(paragraph('LAST'))),
    ),
  ),
  nested: between(
    block(
      'bulletList',
      item(paragraph('FIRST'), block('bulletList', item(line), item(paragraph('INNER')))),
      item(paragraph('LAST')),
    ),
  ),
  parent: between(
    block(
      'bulletList',
      item(paragraph('FIRST')),
      item(line, block('bulletList', item(paragraph('INNER')))),
    ),
  ),
  twoInItem: between(
    block(
      'bulletList',
      item(paragraph('FIRST'), line, paragraph('THIRD')),
      item(paragraph('LAST')),
    ),
  ),
  twoLists: between(
    block('bulletList', item(line)),
    block('orderedList', item(paragraph('OTHER'))),
  ),
  passage: between(block('blockquote', paragraph('FIRST'), line, paragraph('LAST'))),
  listInPassage: between(
    block('blockquote', block('bulletList', item(paragraph('FIRST')), item(line))),
  ),
  quote: between(quoteOf(LETTERS, 'SPEAKER')),
  confirmed: between(
    withAttributes({ id: 'quote', verification: 'confirmed' }, quoteOf(LETTERS, 'SPEAKER')),
  ),
  speaker: between(quoteOf('SAID', LETTERS)),
  afterQuote: [paragraph('BEFORE'), quoteOf('SAID', 'SPEAKER'), line, paragraph('AFTER')],
  quoteThenEmpty: [paragraph('BEFORE'), quoteOf('SAID', LETTERS), paragraph(), paragraph('AFTER')],
  quoteAlone: [quoteOf(LETTERS, 'SPEAKER')],
  emptyQuote: [
    paragraph('BEFORE'),
    withAttributes({ id: 'quote' }, block('quote', block('quoteText'), block('quoteSpeaker'))),
    line,
    paragraph('AFTER'),
  ],
  arriving: between(stampOf('arriving', words('placeName', LETTERS))),
  departing: between(
    stampOf(
      'departing',
      words('placeName', 'PLACE'),
      words('traveller', ''),
      words('destination', LETTERS),
      words('carrier', ''),
    ),
  ),
  picture: between(pictureOf(LETTERS, 'CREDIT')),
  credit: between(pictureOf('CAPTION', LETTERS)),
  besideEmbed: [paragraph('BEFORE'), embed, line, block('horizontalRule'), paragraph('AFTER')],
  firstEmbed: [embed, line, paragraph('AFTER')],
  table: between(
    block(
      'table',
      row(cell('HA', 'tableHeader'), cell('HB', 'tableHeader'), cell('HC', 'tableHeader')),
      row(cell('MA'), cell(LETTERS), cell('MC')),
      row(cell('LA'), cell('LB'), cell('LC')),
    ),
  ),
  lastCell: between(block('table', row(cell('HA'), cell('HB')), row(cell('LA'), cell(LETTERS)))),
  spanned: between(
    block(
      'table',
      row(withAttributes({ colspan: 2 }, cell(LETTERS)), cell('HC')),
      row(cell('LA'), cell('LB'), cell('LC')),
    ),
  ),
  richCell: between(
    block(
      'table',
      row(
        block('tableCell', paragraph('FIRST'), block('bulletList', item(line)), paragraph('LAST')),
        cell('HB'),
      ),
      row(cell('LA'), cell('LB')),
    ),
  ),
} as const satisfies Readonly<Record<string, readonly ContentNode[]>>;

export type TextName = keyof typeof TEXTS;
