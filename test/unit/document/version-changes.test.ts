import { expect, it } from 'vitest';
import { blockChanges, changedWords } from '../../../shared/document/diff/version-changes.ts';
import type { ContentNode } from '../../../shared/domain/content.ts';
import { body, paragraph, quote } from '../../support/facts.ts';

const kinds = (before: ContentNode, after: ContentNode) =>
  blockChanges(before, after).map((change) => change.kind);

it('says which blocks came and went, and in which words the others differ', () => {
  const before = body(paragraph('They meet.'), paragraph('The talks go on.'), paragraph('Gone.'));
  const after = body(paragraph('They meet.'), paragraph('The talks ended.'), quote('q', 'New'));
  const changes = blockChanges(before, after);
  expect(changes.map((change) => change.kind)).toEqual(['same', 'changed', 'removed', 'added']);
  expect(changes[1]).toMatchObject({
    words: [
      { kind: 'same', text: 'The talks ' },
      { kind: 'removed', text: 'go on' },
      { kind: 'added', text: 'ended' },
      { kind: 'same', text: '.' },
    ],
  });
  expect(changedWords(changes)).toEqual({ added: 4, removed: 3 });
});

it('takes a quote for another where its id differs', () => {
  const [before, after] = [body(quote('q1', 'Soon.')), body(quote('q2', 'Soon.'))];
  expect(kinds(before, after)).toEqual(['removed', 'added']);
});

it('knows a change without words', () => {
  const confirmed = { ...quote('q1', 'Soon.'), attrs: { id: 'q1', verification: 'confirmed' } };
  const changes = blockChanges(body(quote('q1', 'Soon.')), body(confirmed));
  expect(changes).toMatchObject([{ kind: 'changed', words: [{ kind: 'same' }] }]);
  expect(changedWords(changes)).toEqual({ added: 0, removed: 0 });
});

it('finds nothing between equal bodies, and everything against an empty one', () => {
  const one = body(paragraph('They meet again.'));
  expect(kinds(one, one)).toEqual(['same']);
  expect(kinds(body(), one)).toEqual(['added']);
  expect(changedWords(blockChanges(one, body()))).toEqual({ added: 0, removed: 3 });
});

it('knows the words of every script', () => {
  const wordsOf = (before: string, after: string) =>
    blockChanges(body(paragraph(before)), body(paragraph(after)));
  const russian = wordsOf('Встреча пройдёт в Москве.', 'Встреча пройдёт в Минске.');
  expect(russian).toMatchObject([
    {
      words: [
        { kind: 'same', text: 'Встреча пройдёт в ' },
        { kind: 'removed', text: 'Москве' },
        { kind: 'added', text: 'Минске' },
        { kind: 'same', text: '.' },
      ],
    },
  ]);
  const arabic = wordsOf('وصل الرَّئيس إلى موسكو', 'وصل الوَزير إلى موسكو');
  expect(arabic).toMatchObject([
    {
      words: [
        { kind: 'same', text: 'وصل ' },
        { kind: 'removed', text: 'الرَّئيس' },
        { kind: 'added', text: 'الوَزير' },
        { kind: 'same', text: ' إلى موسكو' },
      ],
    },
  ]);
  expect([changedWords(russian), changedWords(arabic)]).toEqual([
    { added: 1, removed: 1 },
    { added: 1, removed: 1 },
  ]);
});
