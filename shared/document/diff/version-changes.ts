import type { ContentNode } from '../../domain/content.ts';
import { textOf } from '../../domain/content.ts';
import { compareWords, countWords, type Words } from '../../domain/words.ts';
import { blockHunks } from './block-hunks.ts';

/** What became of one block between two versions, in reading order. */
export type BlockChange =
  | { readonly kind: 'same' | 'added' | 'removed'; readonly block: ContentNode }
  /** `words` all the same: its details or its formatting changed. */
  | { readonly kind: 'changed'; readonly block: ContentNode; readonly words: readonly Words[] };

const idOf = (block: ContentNode) => block.attrs?.id ?? null;

/** Blocks of one type and id that say something in common are one block that changed. */
function changeOf(before: ContentNode, after: ContentNode): readonly BlockChange[] {
  const words = compareWords(textOf(before), textOf(after));
  const common = words.some(({ kind, text }) => kind === 'same' && countWords(text) > 0);
  const silent = words.every(({ kind }) => kind === 'same');
  return before.type === after.type && idOf(before) === idOf(after) && (common || silent)
    ? [{ kind: 'changed', block: after, words }]
    : [
        { kind: 'removed', block: before },
        { kind: 'added', block: after },
      ];
}

function pair(before: readonly ContentNode[], after: readonly ContentNode[]): BlockChange[] {
  const paired = Math.min(before.length, after.length);
  return [
    ...before.slice(0, paired).flatMap((block, index) => changeOf(block, after[index] ?? block)),
    ...before.slice(paired).map((block) => ({ kind: 'removed', block }) as const),
    ...after.slice(paired).map((block) => ({ kind: 'added', block }) as const),
  ];
}

/** Which blocks came, went and stayed, and in which words they differ. */
export function blockChanges(before: ContentNode, after: ContentNode): readonly BlockChange[] {
  return blockHunks(before, after).flatMap((hunk) =>
    hunk.kind === 'same'
      ? hunk.blocks.map((block) => ({ kind: 'same', block }) as const)
      : pair(hunk.before, hunk.after),
  );
}

/** How many words came and went. */
export function changedWords(changes: readonly BlockChange[]): {
  readonly added: number;
  readonly removed: number;
} {
  const count = (wanted: 'added' | 'removed') =>
    changes.reduce((sum, change) => {
      if (change.kind === wanted) return sum + countWords(textOf(change.block));
      if (change.kind !== 'changed') return sum;
      const words = change.words.filter(({ kind }) => kind === wanted);
      return sum + words.reduce((total, { text }) => total + countWords(text), 0);
    }, 0);
  return { added: count('added'), removed: count('removed') };
}
