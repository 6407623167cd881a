import * as fc from 'fast-check';
import type { ContentNode } from '../../shared/domain/content.ts';

// Bodies of every shape that the schema allows, small and alike enough for edits to find something in common.

const words = fc.constantFrom('they', 'meet', 'in Moscow', 'again', 'soon', '🙂', '👍🏽', 'aa', 'a');
const marks = fc.subarray(['bold', 'italic', 'strike']).map((all) => all.map((type) => ({ type })));

const run: fc.Arbitrary<ContentNode> = fc
  .tuple(fc.array(words, { minLength: 1, maxLength: 3 }), marks)
  .map(([all, ofRun]) => ({ type: 'text', text: all.join(' '), marks: ofRun }));
const hardBreak: fc.Arbitrary<ContentNode> = fc.constant({ type: 'hardBreak' });
const inline = fc.array(fc.oneof({ weight: 4, arbitrary: run }, hardBreak), { maxLength: 3 });
const plain = fc
  .array(words, { maxLength: 2 })
  .map((all): readonly ContentNode[] =>
    all.length === 0 ? [] : [{ type: 'text', text: all.join(' ') }],
  );

const paragraph: fc.Arbitrary<ContentNode> = inline.map((content) => ({
  type: 'paragraph',
  content,
}));
const heading: fc.Arbitrary<ContentNode> = fc
  .tuple(inline, fc.constantFrom(2, 3))
  .map(([content, level]) => ({ type: 'heading', attrs: { level }, content }));
const headline: fc.Arbitrary<ContentNode> = plain.map((content) => ({ type: 'headline', content }));

const part = (type: string, content: fc.Arbitrary<readonly ContentNode[]> = plain) =>
  content.map((inside): ContentNode => ({ type, content: inside }));
const withParts = (
  type: string,
  attrs: fc.Arbitrary<NonNullable<ContentNode['attrs']>>,
  parts: readonly fc.Arbitrary<ContentNode>[],
): fc.Arbitrary<ContentNode> =>
  fc
    .tuple(attrs, fc.array(fc.oneof(...parts), { maxLength: 4 }))
    .map(([values, content]) => ({ type, attrs: values, content }));

const quote = withParts('quote', fc.record({ id: fc.constantFrom('q1', 'q2') }), [
  part('quoteText', inline),
  part('quoteSpeaker'),
  part('quoteRole'),
]);
const stamp = withParts(
  'locationStamp',
  fc.record({ id: fc.constantFrom('s1', 's2'), phase: fc.constantFrom('at', 'departing') }),
  [part('placeName'), part('traveller'), part('carrier')],
);
const image = withParts('image', fc.record({ src: fc.constantFrom('/media/a', '/media/b') }), [
  part('imageCaption'),
  part('imageCredit'),
]);
const atom: fc.Arbitrary<ContentNode> = fc.constantFrom<ContentNode>(
  { type: 'horizontalRule' },
  { type: 'embed', attrs: { url: 'https://example.org' } },
);

const { listed } = fc.letrec<{ listed: ContentNode }>((tie) => ({
  listed: fc.oneof(
    { maxDepth: 3 },
    { weight: 3, arbitrary: paragraph },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          fc.constantFrom('bulletList', 'orderedList'),
          fc.array(fc.array(tie('listed'), { minLength: 1, maxLength: 3 }), {
            minLength: 1,
            maxLength: 3,
          }),
          fc.constantFrom(1, 3),
        )
        .map(([type, items, start]): ContentNode => ({
          type,
          ...(type === 'orderedList' ? { attrs: { start } } : {}),
          content: items.map((content) => ({ type: 'listItem', content })),
        })),
    },
  ),
}));
const list = listed.filter(({ type }) => type !== 'paragraph');

/** Rectangular, sometimes with a wide first cell. */
const table: fc.Arbitrary<ContentNode> = fc
  .tuple(
    fc.integer({ min: 1, max: 3 }),
    fc.array(
      fc.array(fc.array(listed, { minLength: 1, maxLength: 2 }), { minLength: 3, maxLength: 3 }),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
    fc.boolean(),
  )
  .map(([width, rows, hasHeader]) => ({
    type: 'table',
    content: rows.map((cells, index) => ({
      type: 'tableRow',
      content: cells.slice(0, width).map((content) => ({
        type: hasHeader && index === 0 ? 'tableHeader' : 'tableCell',
        content,
      })),
    })),
  }));

const simple = fc.oneof(
  { weight: 4, arbitrary: paragraph },
  heading,
  headline,
  quote,
  stamp,
  image,
  atom,
  { weight: 2, arbitrary: list },
  table,
);
const blockquote: fc.Arbitrary<ContentNode> = fc
  .array(simple, { minLength: 1, maxLength: 3 })
  .map((content) => ({ type: 'blockquote', content }));
const nested: fc.Arbitrary<ContentNode> = fc
  .array(fc.oneof(paragraph, blockquote), { minLength: 1, maxLength: 2 })
  .map((content) => ({ type: 'blockquote', content }));

/** A body that the schema allows. */
export const anyBody: fc.Arbitrary<ContentNode> = fc
  .array(fc.oneof({ weight: 5, arbitrary: simple }, blockquote, nested), { maxLength: 5 })
  .map((content) => ({ type: 'doc', content }));
