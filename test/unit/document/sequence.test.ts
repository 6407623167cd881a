import * as fc from 'fast-check';
import { Node } from '@tiptap/pm/model';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { canonicalJson, normalise } from '../../../shared/document/schema/canonical.ts';
import { documentSchema } from '../../../shared/document/schema/registry.ts';
import { readDraft, seedDraft } from '../../../shared/document/sequence/draft.ts';
import { replaceBody } from '../../../shared/document/sequence/replace-body.ts';
import { EMPTY_CONTENT, type ContentNode } from '../../../shared/domain/content.ts';
import { anyBody } from '../../support/any-body.ts';
import { EVERY_BLOCK } from '../../support/every-block.ts';

const documentOf = (content: ContentNode): Y.Doc => {
  const document = new Y.Doc();
  Y.applyUpdate(document, seedDraft(content, {}).bytes);
  return document;
};

const isEmpty = ({ content = [] }: ContentNode): boolean => content.length === 0;
const isBlank = ({ content = [] }: ContentNode): boolean =>
  content.length === 1 && content.every((block) => block.type === 'paragraph' && isEmpty(block));

/** As ProseMirror holds it: with the attributes that the schema sets by default. */
const full = (content: ContentNode): ContentNode =>
  normalise(Node.fromJSON(documentSchema, content).toJSON() as ContentNode);

describe('[W5] the form of a draft', () => {
  it('holds every block, mark and part', () => {
    expect(readDraft(documentOf(EVERY_BLOCK)).content).toEqual(full(EVERY_BLOCK));
  });

  it('has no blocks where nothing was written', () => {
    expect(readDraft(new Y.Doc()).content).toEqual({ type: 'doc' });
    expect(readDraft(new Y.Doc()).hash).toBe(seedDraft(EMPTY_CONTENT, {}).draft.hash);
  });

  it('reads back whatever was put into it', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(anyBody, (content) => {
        expect(readDraft(documentOf(content)).content).toEqual(full(content));
      }),
      { numRuns: 500 },
    );
  });

  it('becomes any other body by an edit', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(anyBody, anyBody, (before, after) => {
        const document = documentOf(before);
        replaceBody(document, after);
        // An empty body shows a paragraph already.
        if (isEmpty(before) && isBlank(after)) return;
        expect(canonicalJson(readDraft(document).content)).toBe(canonicalJson(full(after)));
      }),
      { numRuns: 1000 },
    );
  });
});
