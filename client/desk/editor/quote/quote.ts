import type { JSONContent } from '@tiptap/core';
import { z } from 'zod';
import { QuoteSpec } from '../../../../shared/document/schema/quote/spec.ts';
import type { BlockTools } from '../blocks/block-tools.ts';
import { clipboardAttributes } from '../blocks/clipboard-attributes.ts';
import { quoteView } from './quote-view.ts';

const attributes = z.object({
  id: z.string().nullable().catch(null),
  saidAt: z.iso.datetime({ offset: true }).nullable().catch(null),
  language: z.string().max(35).nullable().catch(null),
  verification: z
    .union([
      z.enum(['unconfirmed', 'confirmed']),
      z.object({
        status: z.literal('confirmed'),
        by: z.string().nullable(),
        at: z.string().nullable(),
        of: z.string().optional(),
      }),
    ])
    .catch('unconfirmed'),
});

export const quoteBlock = (tools: BlockTools) =>
  QuoteSpec.extend({
    ...clipboardAttributes('figure', 'quote', attributes),
    addNodeView: () => (props) => quoteView(props, tools),
  });

/** A new quote: the fields that every quote needs, empty. */
export const newQuote = (id: string): JSONContent => ({
  type: 'quote',
  attrs: { id },
  content: [
    { type: 'quoteText' },
    { type: 'quoteSpeaker' },
    { type: 'quoteRole' },
    { type: 'quoteSource' },
  ],
});
