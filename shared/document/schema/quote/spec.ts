import { Node } from '@tiptap/core';
import { partSpec } from '../part.ts';

export const QuoteTextSpec = partSpec('quoteText', {
  content: 'inline*',
  marks: 'bold italic strike superscript subscript link',
});
export const QuoteSpeakerSpec = partSpec('quoteSpeaker');
export const QuoteRoleSpec = partSpec('quoteRole');
export const QuoteSourceSpec = partSpec('quoteSource');
export const QuoteTranslationSpec = partSpec('quoteTranslation');

export const QUOTE_PARTS = [
  'quoteText',
  'quoteSpeaker',
  'quoteRole',
  'quoteSource',
  'quoteTranslation',
] as const;

/**
 * The verbatim words and who said them. The parts are content, so that two people can type in one field;
 * any number in any order is valid, so that every merge is ([W5]).
 */
export const QuoteSpec = Node.create({
  name: 'quote',
  group: 'block',
  content: `(${QUOTE_PARTS.join(' | ')})*`,
  defining: true,
  isolating: true,
  draggable: true,
  addAttributes: () => ({
    id: { default: null },
    /** ISO 8601 time when it was said. */
    saidAt: { default: null },
    /** BCP 47 tag of the original language. */
    language: { default: null },
    /** `unconfirmed`, `confirmed`, or `{status: 'confirmed', by, at, of}`: see `confirmation.ts`. */
    verification: { default: 'unconfirmed' },
  }),
  parseHTML: () => [{ tag: 'figure[data-block="quote"]' }],
  renderHTML: () => ['figure', { 'data-block': 'quote' }, 0],
});
