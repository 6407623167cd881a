import { afterAll, describe, expect, it } from 'vitest';
import type { CellOutcome } from './cell.ts';
import { runChange } from './cell.ts';
import { CHANGES_BY_THEME } from './changes/all.ts';
import { failuresOf, reportOf } from './report.ts';

/** [L14] for the changes of one theme: a test for each, a table at the end. */
export function describeTheme(theme: keyof typeof CHANGES_BY_THEME): void {
  const all: CellOutcome[] = [];
  describe(`[L14] [W12] ${theme}, while a colleague works in the same line`, () => {
    for (const change of CHANGES_BY_THEME[theme]) {
      it(change.name, async () => {
        const outcomes = await runChange(change);
        all.push(...outcomes);
        expect(failuresOf(outcomes).join('\n')).toBe('');
      });
    }

    afterAll(() => console.log(`[L14] ${theme}\n${reportOf(all)}`));
  });
}
