import { useDesk } from '../desk-context.ts';
import { usePermission } from '../session/session.tsx';
import { Button } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { QuoteEntry } from './quote-entry.tsx';
import { SortableQuotes } from './sortable-quotes.tsx';
import { useBoards, usePinCommands } from './use-boards.ts';
import './quotes-board.css';

/** The pinned quotes in readers' order, and the other published ones. */
export function QuotesBoard() {
  const { liveBlog } = useDesk();
  const boards = useBoards(liveBlog.id);
  const commands = usePinCommands(liveBlog.id);
  const manages = usePermission()({ type: 'pin.manage' }).allowed;
  if (boards.isPending) return <Skeleton label="Loading quotes" rows={3} />;
  if (boards.isError) {
    return <Failure error={boards.error} onRetry={() => void boards.refetch()} />;
  }
  const { pins, quotes } = boards.data;
  return (
    <>
      {pins.length === 0 ? (
        <p className="board-empty">
          {manages
            ? 'No quote is pinned. Published quotes appear below; pin the ones that tell the story.'
            : 'No quote is pinned yet. Editors pin published quotes here.'}
        </p>
      ) : (
        <SortableQuotes pins={pins} commands={manages ? commands : null} />
      )}
      {quotes.length === 0 ? null : (
        <section>
          <h2 className="board-heading">Other published quotes</h2>
          <ul className="board-list">
            {quotes.map((entry) => (
              <li key={entry.quoteId} className="quote-row">
                <QuoteEntry
                  entry={entry}
                  action={
                    manages ? (
                      <Button
                        look="quiet"
                        aria-label={`Pin “${entry.quote.words}”`}
                        onClick={() => commands.pin(entry.quoteId)}
                      >
                        Pin
                      </Button>
                    ) : null
                  }
                />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
