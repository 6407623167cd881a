import { randomUUIDv7 } from 'node:crypto';
import type { ContentNode } from '../../shared/domain/content.ts';
import { body } from './facts.ts';

const part = (type: string, words: string): ContentNode => ({
  type,
  content: [{ type: 'text', text: words }],
});

/** A body with every field that blocks have: each says `word` and its own name. It can be published. */
export function everyField(word: string, src: string, quoteId: string): ContentNode {
  const say = (field: string) => `${word} ${field}`;
  const address = (field: string) => `https://${word}.example.org/${field}`;
  const parts = (...types: readonly string[]) => types.map((type) => part(type, say(type)));
  const link = { type: 'link', attrs: { href: address('link') } };
  const stamp = { id: randomUUIDv7(), phase: 'departing', timeZone: 'America/Anchorage' };
  return body(
    part('headline', say('headline')),
    { type: 'paragraph', content: [{ type: 'text', text: say('text'), marks: [link] }] },
    {
      type: 'quote',
      attrs: { id: quoteId, verification: 'unconfirmed' },
      content: parts('quoteText', 'quoteSpeaker', 'quoteRole', 'quoteSource', 'quoteTranslation'),
    },
    {
      type: 'locationStamp',
      attrs: stamp,
      content: parts('placeName', 'traveller', 'destination', 'carrier'),
    },
    {
      type: 'image',
      attrs: { src, alt: say('alt'), width: 8, height: 8 },
      content: parts('imageCaption', 'imageCredit'),
    },
    { type: 'embed', attrs: { url: address('embed'), title: say('title') } },
  );
}
