import type { ContentNode } from '../../shared/domain/content.ts';

// Blocks as they are written in tests: each says its words and little else.

const text = (words: string): ContentNode => ({ type: 'text', text: words });
const part = (type: string, words: string): ContentNode =>
  words === '' ? { type } : { type, content: [text(words)] };
export const paragraph = (words: string): ContentNode => part('paragraph', words);
export const quote = (words: string, speaker: string, role = ''): ContentNode => ({
  type: 'quote',
  attrs: { id: 'q1' },
  content: [part('quoteText', words), part('quoteSpeaker', speaker), part('quoteRole', role)],
});
export const stamp = (place: string, traveller: string, destination: string): ContentNode => ({
  type: 'locationStamp',
  attrs: { id: 's1', phase: 'departing' },
  content: [
    part('placeName', place),
    part('traveller', traveller),
    part('destination', destination),
  ],
});
export const image = (caption: string, credit: string): ContentNode => ({
  type: 'image',
  attrs: { src: '/media/0198f000-0000-7000-8000-000000000001', alt: 'x', width: 96, height: 54 },
  content: [part('imageCaption', caption), part('imageCredit', credit)],
});
export const table = (...rows: readonly (readonly string[])[]): ContentNode => ({
  type: 'table',
  content: rows.map((cells) => ({
    type: 'tableRow',
    content: cells.map((words) => ({ type: 'tableCell', content: [paragraph(words)] })),
  })),
});
export const list = (...items: readonly string[]): ContentNode => ({
  type: 'bulletList',
  content: items.map((words) => ({ type: 'listItem', content: [paragraph(words)] })),
});
export const embed: ContentNode = {
  type: 'embed',
  attrs: { url: 'https://v.example/1', title: 'V' },
};
export const rule: ContentNode = { type: 'horizontalRule' };
export const heading = (words: string): ContentNode => ({
  type: 'heading',
  attrs: { level: 2 },
  content: [text(words)],
});
export const broken = (...lines: readonly string[]): ContentNode => ({
  type: 'paragraph',
  content: lines.flatMap((line, index) => [
    ...(index > 0 ? [{ type: 'hardBreak' }] : []),
    text(line),
  ]),
});
