import { diffArrays } from 'diff';
import type { Instant } from '../ids.ts';
import type { ContentNode } from './content.ts';
import { textOf } from './content.ts';

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

/** Finds words in every script, and takes `1,200` for one. */
const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

function wordsOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

export function textChanges(before: string, after: string): readonly WordChange[] {
  const changes: WordChange[] = [];
  let open: WordChange | null = null;
  let gap = '';
  for (const part of diffArrays(wordsOf(before), wordsOf(after))) {
    const text = part.value.join('');
    if (part.added || part.removed) {
      const base: WordChange = open ?? { before: '', after: '' };
      open = {
        before: base.before + gap + (part.removed ? text : ''),
        after: base.after + gap + (part.added ? text : ''),
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
