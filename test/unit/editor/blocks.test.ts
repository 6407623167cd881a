import type { Fragment } from '@tiptap/pm/model';
import { Node } from '@tiptap/pm/model';
import { describe, expect, it } from 'vitest';
import { BLOCK_NAMES } from '../../../client/desk/editor/blocks/block-names.ts';
import { findBlocks } from '../../../client/desk/editor/blocks/find-blocks.ts';
import { withFreshIds } from '../../../client/desk/editor/blocks/fresh-ids.ts';
import { documentSchema } from '../../../shared/document/schema/registry.ts';

const all = Object.values(BLOCK_NAMES);
const found = (query: string) => findBlocks(all, query).map(({ label }) => label);

describe('the slash menu', () => {
  it('offers everything before anything is typed', () => {
    expect(found('')).toHaveLength(all.length);
  });

  it('finds by the beginning of any word, labels first', () => {
    expect(found('hea')).toEqual(['Headline', 'Heading', 'Small heading']);
    expect(found('QUO')).toEqual(['Quote']);
    expect(found('photo')).toEqual(['Image']);
    expect(found('flight')).toEqual(['Departure']);
    expect(found('zebra')).toEqual([]);
  });

  it('gives no key twice', () => {
    const keys = all.flatMap(({ key }) => key ?? []);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('ids of copies', () => {
  const quote = (id: string | null) => ({ type: 'quote', attrs: { id } });
  const ids = (fragment: Fragment): unknown[] => {
    const seen: unknown[] = [];
    fragment.descendants((node) => {
      if (node.type.name === 'quote') seen.push(node.attrs.id);
    });
    return seen;
  };
  const body = (...content: readonly object[]) =>
    Node.fromJSON(documentSchema, { type: 'doc', content: [...content] }).content;
  const counter = () => {
    let count = 0;
    return () => `new-${(count += 1)}`;
  };

  it('are new, also deep inside other blocks', () => {
    const nested = { type: 'blockquote', content: [quote('b')] };
    expect(ids(withFreshIds(body(quote('a'), nested), () => false, counter()))).toEqual([
      'new-1',
      'new-2',
    ]);
  });

  it('stay where the block was moved, and are made where one has none', () => {
    const keeps = (id: unknown): boolean => id === 'a';
    expect(ids(withFreshIds(body(quote('a'), quote('b'), quote(null)), keeps, counter()))).toEqual([
      'a',
      'new-1',
      'new-2',
    ]);
  });
});
