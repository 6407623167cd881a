import type { ReactNode } from 'react';
import type { PublishedQuote } from '../../../shared/protocol/desk.ts';
import { UpdateLink } from './update-link.tsx';

interface QuoteEntryProps {
  readonly entry: PublishedQuote;
  /** What can be done with it, at the end of its last line. */
  readonly action: ReactNode;
}

/** The words first, then who said them; opens the update in which they stand. */
export function QuoteEntry({ entry, action }: QuoteEntryProps) {
  const { words, speaker, role, language } = entry.quote;
  return (
    <figure className="quote-entry">
      <blockquote lang={language ?? undefined} dir="auto">
        <UpdateLink id={entry.updateId}>{words}</UpdateLink>
      </blockquote>
      <figcaption>
        <p>
          <strong>{speaker}</strong>
          {role === '' ? null : `, ${role}`}
        </p>
        {action}
      </figcaption>
    </figure>
  );
}
