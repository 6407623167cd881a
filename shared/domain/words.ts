import { diffArrays } from 'diff';

/** Finds words in every script, and takes `1,200` for one. */
const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

function tokensOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

export function countWords(text: string): number {
  const segments = Array.from(segmenter.segment(text));
  return segments.filter(({ isWordLike }) => isWordLike).length;
}

/** A run of text that stands in both, in the later one alone, or in the earlier one alone. */
export interface Words {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** How one text became another, word by word: what lies between words counts for itself. */
export function compareWords(before: string, after: string): readonly Words[] {
  return diffArrays(tokensOf(before), tokensOf(after)).map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }));
}
