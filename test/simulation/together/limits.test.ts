// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { runChange } from '../../support/together/cell.ts';
import { CHANGES } from '../../support/together/changes/all.ts';
import { COLLEAGUE_EDITS } from '../../support/together/colleague.ts';
import { LIMITS } from '../../support/together/limits.ts';

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
