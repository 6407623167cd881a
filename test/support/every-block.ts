import type { ContentNode } from '../../shared/domain/content.ts';

const text = (words: string, ...marks: NonNullable<ContentNode['marks']>): ContentNode => ({
  type: 'text',
  text: words,
  ...(marks.length === 0 ? {} : { marks }),
});

const node = (type: string, ...content: readonly ContentNode[]): ContentNode => ({ type, content });

const paragraph = node('paragraph', text('first line'), { type: 'hardBreak' }, text('second line'));

/** A body with every block, mark and part that the schema knows. */
export const EVERY_BLOCK: ContentNode = node(
  'doc',
  node('headline', text('Talks end')),
  { ...node('heading', text('In Anchorage')), attrs: { level: 2 } },
  node(
    'paragraph',
    text('bold', { type: 'bold' }),
    text('both', { type: 'bold' }, { type: 'italic' }),
    text('gone', { type: 'strike' }),
    text('6', { type: 'superscript' }),
    text('2', { type: 'subscript' }),
    text('link', { type: 'link', attrs: { href: 'https://example.org' } }),
  ),
  node('bulletList', node('listItem', paragraph, node('orderedList', node('listItem', paragraph)))),
  node('blockquote', paragraph),
  { type: 'horizontalRule' },
  node(
    'table',
    node('tableRow', node('tableHeader', paragraph), {
      ...node('tableCell', paragraph),
      attrs: { colspan: 1, colwidth: [10] },
    }),
  ),
  {
    ...node('image', node('imageCaption', text('The podium')), node('imageCredit', text('Pool'))),
    attrs: { src: '/media/x', alt: 'x', width: 640 },
  },
  { type: 'embed', attrs: { url: 'https://example.org' } },
  {
    ...node(
      'quote',
      node('quoteText', text('Next time in Moscow.', { type: 'italic' })),
      node('quoteSpeaker', text('Vladimir Putin')),
      node('quoteRole', text('President')),
      node('quoteSource', text('press appearance')),
      node('quoteTranslation', text('the same')),
    ),
    attrs: { id: 'q', verification: { status: 'confirmed', by: 'ben', at: 'now' } },
  },
  {
    ...node(
      'locationStamp',
      node('placeName', text('Anchorage')),
      node('traveller', text('the president')),
      node('destination', text('Washington')),
      node('carrier', text('Air Force One')),
    ),
    attrs: { id: 's', phase: 'departing', latitude: 61.2, durationMinutes: 360 },
  },
);
