import type { PinnedQuote } from '../../../shared/protocol/desk.ts';
import { useDesk } from '../board/desk-context.ts';

/** The words first, then who said them; opens the update in which they stand. */
export function QuoteEntry({ entry }: { readonly entry: PinnedQuote }) {
  const { open } = useDesk();
  const { words, speaker, role, language } = entry.quote;
  return (
    <figure className="quote-entry">
      <blockquote lang={language ?? undefined} dir="auto">
        <button type="button" className="board-link" onClick={() => open(entry.updateId)}>
          {words}
        </button>
      </blockquote>
      <figcaption>
        {speaker}
        {role === '' ? null : <span>, {role}</span>}
      </figcaption>
    </figure>
  );
}
