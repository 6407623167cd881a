import { describe, expect, it } from 'vitest';
import { confirmedOf } from '../../../shared/document/schema/quote/confirmation.ts';
import { isSoundAttribute } from '../../../shared/document/schema/attributes.ts';
import { canonicalJson, normalise } from '../../../shared/document/schema/canonical.ts';
import { parseContent } from '../../../shared/document/schema/parse.ts';
import { renderContent } from '../../../shared/document/html/html.ts';
import { readParts, seedDraft } from '../../../shared/document/sequence/draft.ts';
import type { ContentNode, Json } from '../../../shared/domain/content.ts';
import { changesPublishedQuote } from '../../../shared/domain/publish.ts';
import { quotesOf } from '../../../shared/domain/quote.ts';
import { body } from '../../support/facts.ts';

const CONTEXT = { timeZone: 'UTC', locale: 'en', permalink: null };

function quote(words: string, speaker: string, verification: Json): ContentNode {
  const part = (type: string, text: string): ContentNode => ({
    type,
    content: [{ type: 'text', text }],
  });
  return {
    type: 'quote',
    attrs: { id: 'q1', verification },
    content: [part('quoteText', words), part('quoteSpeaker', speaker)],
  };
}

const confirmed = (words: string, speaker: string): Json => ({
  status: 'confirmed',
  by: 'Maya',
  at: '2025-08-15T20:00:00Z',
  of: confirmedOf(quote(words, speaker, null)),
});
const GIVEN = confirmed('Next time in Moscow.', 'Vladimir Putin');

const readAs = (block: ContentNode): ContentNode =>
  readParts([seedDraft(body(block), {}).bytes]).content;
const statusOf = (block: ContentNode) => quotesOf(readAs(block))[0]?.verification.status;

describe('[C18] a confirmation', () => {
  it.each([
    ['Next time in Moscow!', 'Vladimir Putin'],
    ['next time in Moscow.', 'Vladimir Putin'],
    ['Next time in Moscow', 'Vladimir Putin'],
    ['', 'Vladimir Putin'],
    ['Next time in Moscow.', 'Donald Trump'],
    ['Next time in Moscow. Vladimir Putin', ''],
  ])('is none for “%s” of %s', (words, speaker) => {
    const changed = quote(words === '' ? ' ' : words, speaker === '' ? ' ' : speaker, GIVEN);
    expect(statusOf(changed)).toBe('unconfirmed');
    expect(String(renderContent(readAs(changed), CONTEXT))).not.toContain('data-check="confirmed"');
    expect(canonicalJson(readAs(changed))).not.toContain('Maya');
  });

  it.each([
    ['Next time in Moscow.', 'Vladimir Putin'],
    ['  Next  time\u00A0in Moscow. ', 'Vladimir Putin '],
  ])('holds for “%s” of %s', (words, speaker) => {
    expect(statusOf(quote(words, speaker, GIVEN))).toBe('confirmed');
  });

  it('holds for accents that are written in another way, and for words in bold', () => {
    const given = confirmed('Olé', 'José');
    expect(statusOf(quote('Ole\u0301', 'Jose\u0301', given))).toBe('confirmed');
    const bold: ContentNode = { type: 'text', text: 'é', marks: [{ type: 'bold' }] };
    const parts = quote('', 'José', given).content?.slice(1) ?? [];
    const words: ContentNode = { type: 'quoteText', content: [{ type: 'text', text: 'Ol' }, bold] };
    expect(statusOf({ ...quote('', '', given), content: [words, ...parts] })).toBe('confirmed');
  });

  it('holds for another role, source or translation: they are the desk’s own', () => {
    const role: ContentNode = { type: 'quoteRole', content: [{ type: 'text', text: 'President' }] };
    const given = quote('Next time in Moscow.', 'Vladimir Putin', GIVEN);
    expect(statusOf({ ...given, content: [...(given.content ?? []), role] })).toBe('confirmed');
  });

  it('comes back with the words', () => {
    const changed = seedDraft(body(quote('Next time.', 'Vladimir Putin', GIVEN)), {});
    const again = seedDraft(body(quote('Next time in Moscow.', 'Vladimir Putin', GIVEN)), {});
    expect(quotesOf(changed.draft.content)[0]?.verification.status).toBe('unconfirmed');
    expect(quotesOf(again.draft.content)[0]?.verification).toEqual({
      status: 'confirmed',
      by: 'Maya',
      at: '2025-08-15T20:00:00Z',
    });
  });

  it('that does not say what it was given for counts as before, and its hash stays', () => {
    for (const old of ['confirmed', { status: 'confirmed', by: 'Maya', at: null }]) {
      expect(statusOf(quote('Anything.', 'Anyone', old))).toBe('confirmed');
      expect(readAs(quote('Anything.', 'Anyone', old)).content?.[0]?.attrs?.verification).toEqual(
        normalise(quote('Anything.', 'Anyone', old)).attrs?.verification,
      );
    }
  });

  it('that makes no sense is none, or says nothing', () => {
    expect(statusOf(quote('A', 'B', { ...(GIVEN as object), of: '' }))).toBe('unconfirmed');
    expect(statusOf(quote('A', 'B', { ...(GIVEN as object), of: 7 }))).toBe('confirmed');
    expect(statusOf(quote('A', 'B', { status: 'unconfirmed', of: 'x' }))).toBe('unconfirmed');
  });

  it('of other words is none either where a program posts it', () => {
    const parsed = parseContent(body(quote('Other.', 'Vladimir Putin', GIVEN)), () => 'id');
    expect(parsed.ok && quotesOf(parsed.value)[0]?.verification.status).toBe('unconfirmed');
    expect(isSoundAttribute('quote', 'verification', GIVEN)).toBe(true);
  });

  it('falls with a correction of the published words, and readers no longer see it', () => {
    const shown = readAs(quote('Next time in Moscow.', 'Vladimir Putin', GIVEN));
    const corrected = readAs(quote('Next time in Minsk.', 'Vladimir Putin', GIVEN));
    expect(changesPublishedQuote(shown, corrected)).toBe(true);
    expect(String(renderContent(shown, CONTEXT))).toContain('data-check="confirmed"');
    expect(String(renderContent(corrected, CONTEXT))).toContain('data-check="unconfirmed"');
  });
});

it('[C18] the hash of a draft says whether a confirmation counts', () => {
  const hash = (words: string, verification: Json) =>
    seedDraft(body(quote(words, 'A', verification)), {}).draft.hash;
  expect(hash('Other.', confirmed('Words.', 'A'))).toBe(hash('Other.', 'unconfirmed'));
  expect(hash('Words.', confirmed('Words.', 'A'))).not.toBe(hash('Words.', 'unconfirmed'));
});
