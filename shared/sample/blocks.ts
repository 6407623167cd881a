import type { ContentNode, Json } from '../domain/content.ts';
import type { Instant } from '../ids.ts';

type Words = Readonly<Record<string, string>>;

interface When {
  readonly at: Instant;
  readonly timeZone: string;
  readonly durationMinutes?: number;
}

function written(type: string, words: string): ContentNode {
  return { type, content: [{ type: 'text', text: words }] };
}

function inParts(
  type: string,
  attrs: { readonly [name: string]: Json },
  parts: Words,
): ContentNode {
  return {
    type,
    attrs,
    content: Object.entries(parts).map(([part, words]) => written(part, words)),
  };
}

export const headline = (words: string): ContentNode => written('headline', words);
export const paragraph = (words: string): ContentNode => written('paragraph', words);

/** A confirmed quote, said in English. */
export function quote(id: string, words: string, speaker: Words, source: string): ContentNode {
  const attrs = { id, language: 'en', verification: 'confirmed' };
  return inParts('quote', attrs, { quoteText: words, ...speaker, quoteSource: source });
}

/** Someone is at a place. */
export function at(id: string, place: { readonly placeName: string }, when: When): ContentNode {
  return inParts('locationStamp', { id, phase: 'at', ...when }, place);
}

/** Someone leaves a place. */
export function departure(id: string, journey: Words, when: When): ContentNode {
  return inParts('locationStamp', { id, phase: 'departing', ...when }, journey);
}
