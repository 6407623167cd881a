import type { Instant } from '../ids.ts';
import type { ContentNode } from './content.ts';
import { textOf } from './content.ts';
import { compareWords } from './words.ts';

/** Words that were replaced; an empty `before` is an insertion, an empty `after` a removal. */
export interface WordChange {
  readonly before: string;
  readonly after: string;
}

export interface Correction {
  readonly at: Instant;
  readonly note: string;
  readonly changes: readonly WordChange[];
}

/**
 * The words in which two bodies differ, in reading order. Neighbouring removals and insertions are one
 * change; a single space between two changed words does not part them.
 */
export function wordChanges(before: ContentNode, after: ContentNode): readonly WordChange[] {
  return textChanges(textOf(before), textOf(after));
}

export function textChanges(before: string, after: string): readonly WordChange[] {
  const changes: WordChange[] = [];
  let open: WordChange | null = null;
  let gap = '';
  for (const { kind, text } of compareWords(before, after)) {
    if (kind !== 'same') {
      const base: WordChange = open ?? { before: '', after: '' };
      open = {
        before: base.before + gap + (kind === 'removed' ? text : ''),
        after: base.after + gap + (kind === 'added' ? text : ''),
      };
      gap = '';
    } else if (open !== null && /^ +$/.test(text)) {
      gap = text;
    } else {
      if (open !== null) changes.push(open);
      open = null;
      gap = '';
    }
  }
  if (open !== null) changes.push(open);
  return changes.map(({ before: was, after: is }) => ({ before: was.trim(), after: is.trim() }));
}
