import type { BlockName } from './block-names.ts';

/** Choices that match what was typed after the slash: by label first, then by further words. */
export function findBlocks<Choice extends BlockName>(
  all: readonly Choice[],
  query: string,
): readonly Choice[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return all;
  const begins = (text: string): boolean =>
    text
      .toLowerCase()
      .split(' ')
      .some((word) => word.startsWith(wanted));
  const byLabel = all.filter(({ label }) => begins(label));
  const byWords = all.filter((choice) => !byLabel.includes(choice) && begins(choice.words));
  return [...byLabel, ...byWords];
}
