import { describe, expect, it } from 'vitest';
import { documentSchema } from '../../../shared/document/schema/registry.ts';
import type { ContentNode } from '../../../shared/domain/content.ts';
import { textOf } from '../../../shared/domain/content.ts';
import { nameOfContent, titleOf, wordsOf } from '../../../shared/page/name.ts';
import { body, paragraph } from '../../support/facts.ts';

const text = (words: string): ContentNode => ({ type: 'text', text: words });
const image = (alt: string, ...content: readonly ContentNode[]): ContentNode => ({
  type: 'image',
  attrs: { src: '/media/1', alt },
  content,
});
const embed = (attrs: { readonly url: string; readonly title?: string }): ContentNode => ({
  type: 'embed',
  attrs,
});

const update = (content: ContentNode, kind: 'update' | 'summary' = 'update') =>
  ({ headline: null, content, kind }) as Parameters<typeof titleOf>[0];

describe('what an update is called', () => {
  it('[C20] is its picture’s caption, else what the picture shows', () => {
    const caption = { type: 'imageCaption', content: [text('The handshake')] };
    const credit = { type: 'imageCredit', content: [text('AP')] };
    expect(titleOf(update(body(image('Two men shake hands', caption, credit))))).toBe(
      'The handshake',
    );
    expect(titleOf(update(body(image('Two men shake hands', credit))))).toBe('Two men shake hands');
    expect(wordsOf(body(image('Two men shake hands', credit)))).toBe('Two men shake hands\nAP');
  });

  it('[C20] is its embed’s title, else where that comes from', () => {
    const url = 'https://video.example/1';
    expect(titleOf(update(body(embed({ url, title: 'The press conference' }))))).toBe(
      'The press conference',
    );
    expect(titleOf(update(body(embed({ url }))))).toBe('video.example');
    expect(wordsOf(body(paragraph('Watch:'), embed({ url })))).toBe('Watch:\nvideo.example');
  });

  it('[C20] is found inside of a passage too, and is never empty', () => {
    expect(titleOf(update(body({ type: 'blockquote', content: [image('A plane')] })))).toBe(
      'A plane',
    );
    const empty = body({ type: 'table', content: [] });
    expect(titleOf(update(empty))).toBe('Update');
    expect(titleOf(update(empty, 'summary'))).toBe('Summary');
  });

  it('[C21] holds no half emoji where it is cut', () => {
    const name = nameOfContent(body(paragraph(`${'漢'.repeat(89)}😀 end`)), 90);
    expect(name).toBe(`${'漢'.repeat(89)} …`);
    expect(name.isWellFormed()).toBe(true);
  });

  it('[C21] is cut between words, and not down to the first of a text without spaces', () => {
    expect(nameOfContent(body(paragraph('They met, spoke and left again.')), 20)).toBe(
      'They met, spoke and …',
    );
    expect(nameOfContent(body(paragraph(`東京 ${'漢'.repeat(50)}`)), 20)).toBe(
      `東京 ${'漢'.repeat(17)} …`,
    );
  });
});

it('[C21] two blocks in one never run into one word, in whatever holds blocks', () => {
  const { paragraph: inner } = documentSchema.nodes;
  if (inner === undefined) throw new Error('the schema has no paragraph');
  for (const type of Object.values(documentSchema.nodes)) {
    const part = type.contentMatch.defaultType;
    if (type.isTextblock || part === null || type.isLeaf || part.isText) continue;
    const child: ContentNode = { type: part.name, content: [text('one')] };
    const two = { type: type.name, content: [child, { ...child, content: [text('two')] }] };
    expect(textOf(two), type.name).toBe('one\ntwo');
  }
});
