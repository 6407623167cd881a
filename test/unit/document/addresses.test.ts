import { describe, expect, it } from 'vitest';
import { publishProblems } from '../../../shared/document/checks/checks.ts';
import type { ContentNode } from '../../../shared/domain/content.ts';
import { body, paragraph, quote, text } from '../../support/facts.ts';
import { HOSTILE_ADDRESSES } from '../../support/hostile.ts';

const codes = (...blocks: readonly ContentNode[]) =>
  publishProblems(body(paragraph('They meet.'), ...blocks)).map(({ code, block }) => [code, block]);
const linked = (href: unknown): ContentNode => ({
  ...text('here'),
  marks: [{ type: 'link', attrs: { href: href as string } }],
});
const embed = (url: string): ContentNode => ({ type: 'embed', attrs: { url } });

describe('[S4] links', () => {
  it.each([...HOSTILE_ADDRESSES.filter((address) => !address.startsWith('https:')), null, 5])(
    'to %j keep an update from being published, wherever they stand',
    (href) => {
      const list: ContentNode = {
        type: 'bulletList',
        content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [linked(href)] }] }],
      };
      const words: ContentNode = {
        ...quote('q', 'x'),
        content: [
          { type: 'quoteText', content: [linked(href)] },
          ...(quote('q', 'x').content ?? []).slice(1),
        ],
      };
      expect(codes(list, words)).toEqual([
        ['link_address_invalid', 1],
        ['link_address_invalid', 2],
      ]);
    },
  );

  it.each(['https://example.org/a?b=c#d', 'http://example.org', 'mailto:desk@example.org'])(
    'to %s are fine',
    (href) => {
      expect(codes({ type: 'paragraph', content: [linked(href)] })).toEqual([]);
    },
  );
});

describe('[S9] embeds', () => {
  it.each([
    'http://example.org/x',
    'https://localhost/x',
    'https://printer/x',
    'https://nas.local/x',
    'https://app.internal./x',
    'https://127.0.0.1/x',
    'https://127.1/x',
    'https://0x7f000001/x',
    'https://2130706433/x',
    'https://10.1.2.3/x',
    'https://172.31.0.1/x',
    'https://192.168.1.1/x',
    'https://100.64.0.1/x',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/x',
    'https://[::ffff:10.0.0.1]/x',
    'https://[fd00::1]/x',
    'https://[fe80::1]/x',
    'https://name:word@example.org/x',
    'javascript:alert(1)',
  ])('of %s are refused', (url) => {
    expect(codes(embed(url))).toEqual([['embed_address_invalid', 1]]);
  });

  it.each([
    'https://www.youtube.com/watch?v=x',
    'https://172.32.0.1/x',
    'https://[2606:4700::1]/x',
  ])('of %s are fine', (url) => {
    expect(codes(embed(url))).toEqual([]);
  });
});
