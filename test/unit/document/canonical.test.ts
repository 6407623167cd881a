import { describe, expect, it } from 'vitest';
import { canonicalJson, normalise } from '../../../shared/document/schema/canonical.ts';
import { parseContent } from '../../../shared/document/schema/parse.ts';
import { readDraft, seedDraft, readParts } from '../../../shared/document/sequence/draft.ts';
import type { ContentNode } from '../../../shared/domain/content.ts';
import { EVERY_BLOCK } from '../../support/every-block.ts';
import { body, paragraph } from '../../support/facts.ts';
import * as Y from 'yjs';

const BOLD = [{ type: 'bold' }];
const text = (words: string, marks?: typeof BOLD): ContentNode => ({
  type: 'text',
  text: words,
  ...(marks === undefined ? {} : { marks }),
});
const of = (...content: readonly ContentNode[]) => body({ type: 'paragraph', content });

describe('the form in which content is published', () => {
  it('[C26] holds nothing that a page or feed cannot', () => {
    const link = { type: 'link', attrs: { href: 'https://a.example/\uFFFE' } };
    const found = normalise(
      body(
        {
          type: 'paragraph',
          content: [text('a\u000Bb'), { ...text('link\uFFFF'), marks: [link] }],
        },
        { type: 'image', attrs: { src: '/media/1', alt: 'half \uD83D' } },
        { type: 'quote', attrs: { verification: { status: 'confirmed', by: 'M\u0001aya' } } },
      ),
    );
    expect(JSON.stringify(found)).not.toMatch(/\\u00|\\ud8|\uFFFE|\uFFFF/);
    expect(found.content?.[2]?.attrs).toEqual({
      verification: { status: 'confirmed', by: 'Maya' },
    });
  });

  it('[C26] keeps an emoji whose halves stand in two runs, and loses those in two formats', () => {
    expect(normalise(of(text('\uD83D'), text('\uDE00')))).toEqual(of(text('😀')));
    expect(normalise(of(text('a\uD83D', BOLD), text('\uDE00b')))).toEqual(
      of(text('a', BOLD), text('b')),
    );
  });

  it('is its own form, also where a run between two others loses all it had', () => {
    for (const content of [
      of(text('a'), text('\u000B', BOLD), text('b')),
      of(text('a', BOLD), text(''), text('b', BOLD)),
      EVERY_BLOCK,
    ]) {
      const once = normalise(content);
      expect(canonicalJson(normalise(once))).toBe(canonicalJson(once));
    }
    expect(normalise(of(text('a'), text('\u000B', BOLD), text('b')))).toEqual(of(text('ab')));
  });

  it('[C26] is the form of what programs post and of what the document reads as', () => {
    const dirty = of(text('a\u000Bb'), text('\uFFFE', BOLD));
    const parsed = parseContent(dirty, () => 'id');
    expect(parsed).toEqual({ ok: true, value: of(text('ab')) });
    expect(readParts([seedDraft(dirty, { labels: ['one\u000B'] }).bytes])).toMatchObject({
      content: of(text('ab')),
      meta: { labels: ['one'] },
    });
  });

  it('[C26] leaves the hash of sound content as it was', () => {
    const draft = seedDraft(body(paragraph('They met. 👩‍👩‍👧‍👦')), {}).draft;
    expect(draft.hash).toBe('be36082bc56d74ec0b03f126779ceda1aef00f43f767b0381ee52852e6a6c109');
    expect(readDraft(new Y.Doc()).hash).toBe(
      'bb725358b9aabe5d3b4407f4dc6540757fc318eb0277de1e7fb8d7d1a805160a',
    );
  });
});
