// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import type { Order } from '../../support/together/pair.ts';
import { ORDERS, Pair } from '../../support/together/pair.ts';
import type { TextName } from '../../support/together/texts.ts';

let pair: Pair;
afterEach(() => pair.close());

/** Both carets stand at one place; Ana types there letter by letter, and then Ben. */
function typeInTurn(from: TextName, order: Order, find: (person: Pair['ana']) => number): string {
  pair = new Pair(from, order);
  for (const person of [pair.ana, pair.ben]) person.select(find(person));
  for (const letter of 'test') {
    pair.ana.type(letter);
    pair.meet('online');
  }
  pair.ben.type('B');
  pair.meet('online');
  const { page } = pair.ana;
  return page.textBetween(0, page.content.size, '\n');
}

describe.each(ORDERS)('[C3] a caret where a colleague types (client ids %i and %i)', (...order) => {
  it('stays in an empty line beside their word, not in it', () => {
    const words = typeInTurn('emptyAbove', order, (person) => person.behind('BEFORE') + 2);
    expect(words).toMatch(/testB|Btest/);
  });

  it('stays at the start of a line before its text', () => {
    const words = typeInTurn('plain', order, (person) => person.before('abc'));
    expect(words).toContain('testBabc');
  });

  it('stays at the end of a line behind its text', () => {
    const words = typeInTurn('plain', order, (person) => person.behind('jkl'));
    expect(words).toMatch(/jkl(testB|Btest)/);
  });
});
