import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { ContentNode, Json } from '../../../domain/content.ts';
import { quoteOf } from '../../../domain/quote.ts';

/** One form for words that say the same: how spaces and accents are written is no difference. */
const plain = (text: string): string => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim();

/**
 * What a confirmation is given for: that this person said these words. SHA-256 (hex) and not the words
 * themselves, as the published data keeps it, and words that were corrected must not go on in there. Role,
 * source and translation are the desk's own and may be bettered.
 */
export function confirmedOf(quote: ContentNode): string {
  const { words, speaker } = quoteOf(quote);
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify([plain(words), plain(speaker)]))));
}

/** What the confirmation was given for, or null where it does not say: it then counts for whatever stands there. */
function givenFor(quote: ContentNode): string | null {
  const value = quote.attrs?.verification;
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
  const { of } = value as { readonly [key: string]: Json };
  return typeof of === 'string' ? of : null;
}

/** True where somebody confirmed a quote that had other words or another speaker. */
export function isConfirmedForOthers(quote: ContentNode): boolean {
  const given = quoteOf(quote).verification.status === 'confirmed' ? givenFor(quote) : null;
  return given !== null && given !== confirmedOf(quote);
}

/** The quote as readers and programs get it: a confirmation of other words is none. */
export function withSoundConfirmation(quote: ContentNode): ContentNode {
  if (!isConfirmedForOthers(quote)) return quote;
  return { ...quote, attrs: { ...quote.attrs, verification: 'unconfirmed' } };
}

/**
 * What `verification` becomes as the words of a quote are about to change: a confirmation that does not say
 * what it was given for now says it. Null where nothing has to be written.
 */
export function pinnedConfirmation(before: ContentNode): Json | null {
  const { verification } = quoteOf(before);
  if (verification.status !== 'confirmed' || givenFor(before) !== null) return null;
  return { ...verification, of: confirmedOf(before) };
}
