// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { blockAt, formOf } from '../../support/together/page.ts';
import { ORDERS, Pair } from '../../support/together/pair.ts';
import type { Person } from '../../support/together/person.ts';
import type { TextName } from '../../support/together/texts.ts';

const FIELDS: readonly (readonly [field: string, from: TextName])[] = [
  ['quoteText', 'quote'],
  ['quoteSpeaker', 'speaker'],
  ['destination', 'departing'],
  ['imageCaption', 'picture'],
  ['imageCredit', 'credit'],
];

function remove({ editor, page }: Person, at: number): void {
  editor.view.dispatch(editor.state.tr.delete(at, at + (page.nodeAt(at)?.nodeSize ?? 0)));
}

const fieldWith = (person: Person, letters: string): string =>
  blockAt(person.page, person.before(letters))?.node.type.name ?? '';

it.each(FIELDS)(
  '[L14] who goes on writing in a %s that a colleague has removed writes in that field',
  (field, from) => {
    for (const order of ORDERS) {
      const pair = new Pair(from, order);
      const { ana, ben } = pair;
      ana.select(ana.before('g'));
      remove(ben, ben.nodeAt(field));
      pair.meet('online');
      ana.type('1234');
      pair.meet('online');
      expect(ben.page.textContent).not.toContain('a');
      expect(fieldWith(ben, '1234')).toBe(field);
      expect(formOf(ana.page)).toBe(formOf(ben.page));
      ben.undoAll();
      pair.meet('online');
      expect(fieldWith(ana, 'abcdefghijkl1234')).toBe(field);
      expect(formOf(ana.page)).toBe(formOf(ben.page));
      pair.close();
    }
  },
);
