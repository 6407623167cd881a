// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { deleteBlock } from '../../../client/desk/editor/blocks/move-block.ts';
import { Clipboard } from '../../support/together/events.ts';
import { ORDERS, Pair } from '../../support/together/pair.ts';
import type { TextName } from '../../support/together/texts.ts';
import { wordsOf } from '../../support/together/page.ts';

const TAKEN_UP: readonly TextName[] = ['plain', 'quote', 'table', 'bullets'];

it.each(TAKEN_UP)(
  '[W12] [L14] what a colleague writes in a dragged block goes with it, %s',
  (text) => {
    for (const order of ORDERS) {
      const pair = new Pair(text, order);
      const { ana, ben } = pair;
      ben.takeUp(1);
      ana.select(ana.before('g')).type('1234');
      pair.meet('online');
      ben.drop(0, new Clipboard());
      pair.meet('online');
      expect(wordsOf(ana.page)).toBe(wordsOf(ben.page));
      expect(wordsOf(ben.page)).toContain('abcdef1234ghijkl');
      expect(wordsOf(ben.page).match(/1234/g)).toHaveLength(1);
      expect(ben.page.child(1).textContent).toBe('BEFORE');
      pair.close();
    }
  },
);

it('a dragged block that a colleague has removed meanwhile is not put down', () => {
  const pair = new Pair('plain', [20, 30]);
  const { ana, ben } = pair;
  ben.takeUp(1);
  deleteBlock(ana.editor, 1);
  pair.meet('online');
  ben.drop(0, new Clipboard());
  expect(wordsOf(ben.page)).not.toContain('abc');
  pair.close();
});
