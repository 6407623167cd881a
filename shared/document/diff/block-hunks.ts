import { diffArrays } from 'diff';
import type { ContentNode } from '../../domain/content.ts';
import { canonicalJson, normalise } from '../schema/canonical.ts';

/** A run of blocks that stand in both bodies, or those of the one in whose place the other has others. */
export type BlockHunk =
  | { readonly kind: 'same'; readonly blocks: readonly ContentNode[] }
  | {
      readonly kind: 'differs';
      readonly before: readonly ContentNode[];
      readonly after: readonly ContentNode[];
    };

const blocksOf = (content: ContentNode): readonly ContentNode[] => normalise(content).content ?? [];

/** Two bodies side by side, in reading order. */
export function blockHunks(before: ContentNode, after: ContentNode): readonly BlockHunk[] {
  const was = blocksOf(before);
  const is = blocksOf(after);
  const hunks: BlockHunk[] = [];
  let old = 0;
  let next = 0;
  let gone = 0;
  const close = (come: number): void => {
    if (gone + come > 0) {
      const [left, right] = [was.slice(old, old + gone), is.slice(next, next + come)];
      hunks.push({ kind: 'differs', before: left, after: right });
    }
    old += gone;
    next += come;
    gone = 0;
  };
  const parts = diffArrays(was.map(canonicalJson), is.map(canonicalJson));
  for (const { added, removed, value } of parts) {
    if (removed) gone = value.length;
    else if (added) close(value.length);
    else {
      close(0);
      hunks.push({ kind: 'same', blocks: is.slice(next, next + value.length) });
      old += value.length;
      next += value.length;
    }
  }
  close(0);
  return hunks;
}
