import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { normalise } from '../../../shared/document/schema/canonical.ts';
import { publishProblems } from '../../../shared/document/checks/checks.ts';
import { parseContent } from '../../../shared/document/schema/parse.ts';
import { readDraft, seedDraft } from '../../../shared/document/sequence/draft.ts';
import { bodyOf, metaOf } from '../../../shared/document/sequence/form.ts';
import type { ContentNode } from '../../../shared/domain/content.ts';
import { body, paragraph, quote, text } from '../../support/facts.ts';

const newId = () => 'new-id';

function opened(bytes: Uint8Array): Y.Doc {
  const document = new Y.Doc();
  Y.applyUpdate(document, bytes);
  return document;
}

describe('a draft', () => {
  it('[P2] has the same hash on every replica, however its text and marks came together', () => {
    const content = body({
      type: 'paragraph',
      content: [
        { ...text('Next time '), marks: [{ type: 'bold' }, { type: 'italic' }] },
        { ...text('in Moscow.'), marks: [{ type: 'italic' }, { type: 'bold' }] },
      ],
    });
    const joined = body({
      type: 'paragraph',
      content: [{ ...text('Next time in Moscow.'), marks: [{ type: 'bold' }, { type: 'italic' }] }],
    });
    expect(normalise(content)).toEqual(normalise(joined));
    expect(seedDraft(content, {}).draft.hash).toBe(seedDraft(joined, {}).draft.hash);
  });

  it('[P2] changes its hash with words and bylines, and not with the key flag', () => {
    const seed = seedDraft(body(paragraph('They meet.')), { kind: 'update' });
    const hash = (change: (document: Y.Doc) => void) => {
      const document = opened(seed.bytes);
      change(document);
      return readDraft(document).hash;
    };
    expect(hash(() => {})).toBe(seed.draft.hash);
    expect(hash((document) => metaOf(document).set('key', true))).toBe(seed.draft.hash);
    expect(hash((document) => metaOf(document).set('bylines', ['Maya']))).not.toBe(seed.draft.hash);
    expect(hash((document) => bodyOf(document).insert(0, 'Then: '))).not.toBe(seed.draft.hash);
  });

  it('reads on where someone wrote nonsense into its meta', () => {
    const document = opened(seedDraft(body(paragraph('They meet.')), {}).bytes);
    metaOf(document).set('kind', 42);
    metaOf(document).set('bylines', { not: 'a list' });
    expect(readDraft(document).meta).toMatchObject({ kind: 'update', bylines: [] });
  });

  it('[W5] reads on where a merge left a part twice', () => {
    const twice = body({
      type: 'quote',
      attrs: { id: 'q1' },
      content: [
        { type: 'quoteText', content: [text('Next time')] },
        { type: 'quoteText', content: [text('in Moscow.')] },
        { type: 'quoteSpeaker', content: [text('Vladimir Putin')] },
      ],
    });
    expect(parseContent(twice, newId).ok).toBe(true);
    expect(publishProblems(twice)).toEqual([]);
  });
});

describe('content from outside', () => {
  const refused = (content: ContentNode) => parseContent(content, newId);

  it('gives quotes and stamps an id where they have none', () => {
    const parsed = refused(body({ type: 'quote' }));
    expect(parsed).toMatchObject({ ok: true, value: { content: [{ attrs: { id: 'new-id' } }] } });
  });

  it('refuses unknown nodes, wrong nesting and another root', () => {
    expect(refused(body({ type: 'script' })).ok).toBe(false);
    expect(refused(body({ type: 'text', text: 'loose' })).ok).toBe(false);
    expect(refused(paragraph('no document')).ok).toBe(false);
  });

  it('[W4] refuses what is nested too deep, without falling over', () => {
    let node: ContentNode = paragraph('deep');
    for (let depth = 0; depth < 2000; depth += 1) node = { type: 'blockquote', content: [node] };
    expect(refused(body(node))).toMatchObject({ ok: false });
  });
});

describe('publish checks', () => {
  const codes = (...blocks: readonly ContentNode[]) =>
    publishProblems(body(...blocks)).map((problem) => [problem.code, problem.block]);

  it('want words and a speaker of a quote, beside its block', () => {
    expect(codes(paragraph('Then:'), quote('q1', '', ''))).toEqual([
      ['quote_words_missing', 1],
      ['quote_speaker_missing', 1],
    ]);
  });

  it('want alt text of a picture and a place of a stamp', () => {
    const image = {
      type: 'image',
      attrs: { src: `/media/${'0'.repeat(8)}-0000-7000-8000-${'0'.repeat(12)}` },
    };
    expect(codes(image, { type: 'locationStamp', attrs: { phase: 'at' } })).toEqual([
      ['image_alt_missing', 0],
      ['stamp_place_missing', 1],
    ]);
  });

  it('want something at all', () => {
    expect(codes()).toEqual([['empty', null]]);
    expect(codes({ type: 'paragraph' })).toEqual([['empty', null]]);
  });

  it('find one quote that stands twice', () => {
    expect(codes(quote('q1', 'a'), quote('q1', 'a'))).toEqual([['quote_id_twice', null]]);
  });
});
