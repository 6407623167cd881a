import type { ContentNode } from '../../../domain/content.ts';
import { quoteOf } from '../../../domain/quote.ts';
import type { Problem } from '../../checks/problem.ts';

export function quoteProblems(node: ContentNode): readonly Problem[] {
  const quote = quoteOf(node);
  return [
    ...(quote.id === null
      ? [{ code: 'quote_id_missing', message: 'This quote has no id: insert it again.' }]
      : []),
    ...(quote.words === ''
      ? [{ code: 'quote_words_missing', message: 'Write the words of the quote.' }]
      : []),
    ...(quote.speaker === ''
      ? [{ code: 'quote_speaker_missing', message: 'Say who spoke these words.' }]
      : []),
  ];
}
