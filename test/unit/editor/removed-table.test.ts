// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { projectBody } from '../../../shared/document/sequence/project.ts';
import { documentOf } from '../../../shared/document/sequence/projection.ts';
import { ORDERS, Pair } from '../../support/together/pair.ts';
import { LETTERS } from '../../support/together/texts.ts';

let pair: Pair;
afterEach(() => pair.close());

const linesOf = (page: Pair['ana']['page']): readonly string[] =>
  page.textBetween(0, page.content.size, '\n').split('\n');

/** Both see the same, and what a reader from nothing would. */
function linesOfBoth(): readonly string[] {
  const [ana, ben] = [linesOf(pair.ana.page), linesOf(pair.ben.page)];
  expect(ben).toEqual(ana);
  expect(ana).toEqual(linesOf(documentOf(projectBody(pair.ana.desk.document))));
  return ana;
}

describe.each(ORDERS)('a table between two lines (client ids %i and %i)', (...order) => {
  it('[L14] is removed with a stretch around it, and a colleague’s words in it show', () => {
    pair = new Pair('table', order);
    const { ana, ben } = pair;
    ana.select(ana.behind('BEF'), ana.before('TER')).press('Backspace');
    ben.select(ben.behind(LETTERS)).type('words');
    pair.meet('offline');
    expect(linesOfBoth()).toEqual(['BEFTER', 'words']);
    ana.select(ana.behind('BEF')).type('!');
    pair.meet('online');
    expect(linesOfBoth()).toEqual(['BEF!TER', 'words']);
  });

  it('[L14] was removed, and shows a colleague’s words also where the lines around it were joined', () => {
    pair = new Pair('table', order);
    const { ana, ben } = pair;
    ana.selectNode(ana.nodeAt('table')).press('Backspace');
    ana.select(ana.before('AFTER')).press('Backspace');
    ben.select(ben.behind(LETTERS)).type('words');
    pair.meet('offline');
    expect(linesOfBoth()).toEqual(['BEFOREAFTER', 'words']);
  });

  it('[L14] comes back by an undo between the two', () => {
    pair = new Pair('table', order);
    const { ana } = pair;
    const before = linesOf(ana.page);
    ana.select(ana.behind('BEF'), ana.before('TER')).press('Backspace');
    pair.meet('online');
    expect(linesOfBoth()).toEqual(['BEFTER']);
    ana.undo();
    pair.meet('online');
    expect(linesOfBoth()).toEqual(before);
  });
});
