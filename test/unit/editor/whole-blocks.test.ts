// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { seedOf } from '../../support/together/seeds.ts';
import { openPerson } from '../../support/together/pair.ts';
import { LETTERS, type TextName } from '../../support/together/texts.ts';

const typesOf = (from: TextName, typed: string) => {
  const ana = openPerson(seedOf(from), { name: 'Ana', client: 20 });
  const blocks = () => ana.page.children.map(({ type }) => type.name);
  const before = blocks();
  ana.select(ana.before(LETTERS)).type(typed);
  const shown = { before, after: blocks(), words: ana.page.textContent };
  ana.desk.close();
  return shown;
};

const FIELDS: readonly TextName[] = [
  'quote',
  'speaker',
  'departing',
  'picture',
  'credit',
  'table',
  'richCell',
];

it.each(FIELDS.flatMap((name) => ['---', '___ ', '*** '].map((typed) => [typed, name] as const)))(
  '[C7] %s is text in %s, which stays whole',
  (typed, name) => {
    const { before, after, words } = typesOf(name, typed);
    expect(after).toEqual(before);
    expect(words).toContain(typed + LETTERS);
  },
);

it('--- is a divider elsewhere', () => {
  const { before, after } = typesOf('plain', '---');
  expect(after).toHaveLength(before.length + 1);
  expect(after).toContain('horizontalRule');
});
