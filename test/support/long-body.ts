import type { ContentNode } from '../../shared/domain/content.ts';
import type { Random } from './random.ts';

const WORDS =
  'they met in Anchorage and spoke for hours about a ceasefire that nobody signed'.split(' ');

/** A sentence of 60 to 80 characters. */
function sentence(random: Random): string {
  let text = '';
  while (text.length < 60) text += `${random.pick(WORDS)} `;
  return text.slice(0, 79).trimEnd();
}

const paragraph = (random: Random): ContentNode => ({
  type: 'paragraph',
  content: [{ type: 'text', text: sentence(random) }],
});

const some = <Item>(count: number, make: () => Item): Item[] => Array.from({ length: count }, make);

function table(random: Random): ContentNode {
  const cell = () => ({ type: 'tableCell', content: [paragraph(random)] });
  const row = () => ({ type: 'tableRow', content: some(3, cell) });
  return { type: 'table', content: some(3, row) };
}

function blockAt(place: number, random: Random): ContentNode {
  if (place % 97 === 60) return table(random);
  if (place % 20 === 9) {
    const item = () => ({ type: 'listItem', content: [paragraph(random)] });
    return { type: 'bulletList', content: some(4, item) };
  }
  if (place % 20 === 15) return { type: 'blockquote', content: some(2, () => paragraph(random)) };
  return paragraph(random);
}

/** A text as newsrooms write it: paragraphs, and some lists, passages and tables among them. */
export function longBody(characters: number, random: Random): ContentNode {
  const content: ContentNode[] = [];
  for (let written = 0, place = 0; written < characters; place += 1) {
    const block = blockAt(place, random);
    content.push(block);
    written += block.type === 'table' ? 630 : 70 * (block.content?.length ?? 1);
  }
  return { type: 'doc', content };
}

/** One list of so many items. */
export const longList = (items: number, random: Random): ContentNode => ({
  type: 'doc',
  content: [
    {
      type: 'bulletList',
      content: some(items, () => ({ type: 'listItem', content: [paragraph(random)] })),
    },
  ],
});

/** So many paragraphs. */
export const longLines = (lines: number, random: Random): ContentNode => ({
  type: 'doc',
  content: some(lines, () => paragraph(random)),
});
