// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { runChange } from '../../support/together/cell.ts';
import { CHANGES } from '../../support/together/changes/all.ts';
import { COLLEAGUE_EDITS } from '../../support/together/colleague.ts';
import { LIMITS, ORDER_OF_ANOTHER_VERSION } from '../../support/together/limits.ts';
import { wordsOf } from '../../support/together/page.ts';
import { Pair } from '../../support/together/pair.ts';

it.each(LIMITS)('[L14] accepted: $name', async ({ shownBy: [named, by], aspects }) => {
  const change = CHANGES.find(({ name }) => name === named);
  const edits = COLLEAGUE_EDITS.filter(({ name }) => name === by);
  if (change === undefined) throw new Error(`no change ${named}`);
  const faults = (await runChange(change, edits)).flatMap((outcome) => outcome.faults);
  const found = new Set(faults.map(({ aspect }) => aspect));
  // The day that it holds, the limit goes.
  expect(found.size).toBeGreaterThan(0);
  expect([...found].filter((aspect) => !aspects.includes(aspect))).toEqual([]);
});

it(`[L14] accepted: ${ORDER_OF_ANOTHER_VERSION.name}`, async () => {
  const change = CHANGES.find(({ name }) => name === ORDER_OF_ANOTHER_VERSION.change);
  const pair = new Pair('plain', [20, 30]);
  pair.ana.select(pair.ana.behind('f')).type('12');
  pair.meet('online');
  await change?.act(pair.ben);
  pair.meet('online');
  pair.ana.type('34');
  pair.meet('online');
  const pages = [pair.ana, pair.ben].map(({ page }) => wordsOf(page));
  pair.close();
  expect(pages).toEqual(Array(2).fill('34\nAFTER\nabcdefghijkl\nBEFORE'));
});
