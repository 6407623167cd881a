import type { QuoteId } from '../ids.ts';
import { quoteId } from '../ids.ts';
import type { ContentNode } from './content.ts';
import { nodesOfType, partText, textAttribute } from './content.ts';

export type Verification =
  | { readonly status: 'unconfirmed' }
  | { readonly status: 'confirmed'; readonly by: string | null; readonly at: string | null };

/** A quote as its block says it. Empty fields are empty strings; the words may hold line breaks. */
export interface Quote {
  readonly id: QuoteId | null;
  readonly words: string;
  readonly speaker: string;
  readonly role: string;
  readonly source: string;
  readonly translation: string;
  /** BCP 47 tag of the original language, or null. */
  readonly language: string | null;
  /** ISO 8601 time when it was said, or null. */
  readonly saidAt: string | null;
  readonly verification: Verification;
}

/**
 * `verification` is the string `unconfirmed` or `confirmed`, or `{status: 'confirmed', by, at, of}`. Whether the
 * words are still those that were confirmed is judged where a draft is read, by `of`.
 */
function verificationOf(node: ContentNode): Verification {
  const value = node.attrs?.verification;
  if (value === 'confirmed') return { status: 'confirmed', by: null, at: null };
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return { status: 'unconfirmed' };
  }
  const { status, by, at } = value as { readonly [key: string]: unknown };
  if (status !== 'confirmed') return { status: 'unconfirmed' };
  return {
    status: 'confirmed',
    by: typeof by === 'string' ? by : null,
    at: typeof at === 'string' ? at : null,
  };
}

export function quoteOf(node: ContentNode): Quote {
  const id = textAttribute(node, 'id');
  return {
    id: id === null ? null : quoteId(id),
    words: partText(node, 'quoteText'),
    speaker: partText(node, 'quoteSpeaker'),
    role: partText(node, 'quoteRole'),
    source: partText(node, 'quoteSource'),
    translation: partText(node, 'quoteTranslation'),
    language: textAttribute(node, 'language'),
    saidAt: textAttribute(node, 'saidAt'),
    verification: verificationOf(node),
  };
}

/** Every quote in a body, in reading order. */
export function quotesOf(content: ContentNode): readonly Quote[] {
  return nodesOfType(content, 'quote').map(quoteOf);
}
