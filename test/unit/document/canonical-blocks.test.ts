import { Node } from '@tiptap/pm/model';
import { describe, expect, it } from 'vitest';
import { canonicalJson, normalise } from '../../../shared/document/schema/canonical.ts';
import { documentSchema } from '../../../shared/document/schema/registry.ts';
import { canonicalBlock } from '../../../shared/document/sequence/canonical-blocks.ts';
import type { ContentNode } from '../../../shared/domain/content.ts';
import { EVERY_BLOCK } from '../../support/every-block.ts';
import { longBody, longList } from '../../support/long-body.ts';
import { createRandom } from '../../support/random.ts';

const BODIES: Readonly<Record<string, ContentNode>> = {
  'every block': EVERY_BLOCK,
  'a long text': longBody(20_000, createRandom(1)),
  'a list': longList(20, createRandom(1)),
  'an empty passage': { type: 'doc', content: [{ type: 'paragraph' }] },
};

describe('what a draft reads as, block by block', () => {
  it.each(Object.entries(BODIES))('[W4] is what the whole reads as: %s', (_name, body) => {
    const node = Node.fromJSON(documentSchema, body);
    const { content, json } = canonicalBlock(node);
    const whole = normalise(node.toJSON() as ContentNode);
    expect(content).toEqual(whole);
    expect(json).toBe(canonicalJson(whole));
  });

  it('keeps a block in which nobody has written', () => {
    const body = Node.fromJSON(documentSchema, EVERY_BLOCK);
    const before = canonicalBlock(body).content.content ?? [];
    const word = documentSchema.nodes['paragraph']?.create(null, documentSchema.text('Come'));
    if (word === undefined) throw new Error('no paragraph');
    const after = canonicalBlock(body.copy(body.content.addToEnd(word))).content.content ?? [];
    expect(after.slice(0, -1).every((block, place) => block === before[place])).toBe(true);
  });
});
