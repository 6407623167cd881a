import { expect, it } from 'vitest';
import { createSeenDrafts } from '../../../server/desk/seen-drafts.ts';
import { contentHash } from '../../../shared/ids.ts';
import { body, paragraph } from '../../support/facts.ts';

const of = (name: string, words: string) => ({
  hash: contentHash(name),
  content: body(paragraph(words)),
});

it('what people have seen is kept up to so many bytes, and what was shown longest ago goes first', () => {
  const seen = createSeenDrafts(1000);
  const [first, second, third] = ['a', 'b', 'c'].map((name) => of(name, name.repeat(300)));
  if (!first || !second || !third) throw new Error('three drafts');
  seen.remember(first);
  seen.remember(second);
  expect(seen.find(first.hash)).toEqual(first.content);
  // Shown again, so that the second one is now the oldest.
  seen.remember(first);
  seen.remember(third);
  expect(seen.find(first.hash)).toEqual(first.content);
  expect(seen.find(second.hash)).toBeNull();
  expect(seen.find(third.hash)).toEqual(third.content);
  const whole = of('d', 'd'.repeat(2000));
  seen.remember(whole);
  expect(seen.find(whole.hash)).toBeNull();
});
