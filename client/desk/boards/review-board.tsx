import type { UpdateSummary } from '../../../shared/protocol/desk.ts';
import { updateName } from '../update-card/card.tsx';
import { useDesk } from '../desk-context.ts';
import { useTimeline } from '../cache/use-timeline.ts';
import { Ago } from '../time/ago.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Failure } from '../ui/failure.tsx';
import { UpdateLink } from './update-link.tsx';
import './review-board.css';

/** What waits for an editor: submitted drafts, and published updates that were edited since. */
export function ReviewBoard() {
  const { liveBlog } = useDesk();
  const submitted = useTimeline(liveBlog.id, 'submitted');
  const changed = useTimeline(liveBlog.id, 'changed');
  const failed = submitted.error ?? changed.error;
  if (failed !== null) {
    return <Failure error={failed} onRetry={() => void submitted.refetch()} />;
  }
  if (submitted.data === undefined || changed.data === undefined)
    return <Skeleton label="Loading" rows={3} />;
  const waiting = submitted.data.pages.flatMap((page) => page.updates);
  const edited = changed.data.pages.flatMap((page) => page.updates);
  if (waiting.length + edited.length === 0) {
    return <p className="board-empty">Nothing waits for review.</p>;
  }
  return (
    <>
      <ReviewList title="Submitted" updates={waiting} />
      <ReviewList title="Changed since published" updates={edited} />
    </>
  );
}

interface ReviewListProps {
  readonly title: string;
  readonly updates: readonly UpdateSummary[];
}

function ReviewList({ title, updates }: ReviewListProps) {
  if (updates.length === 0) return null;
  return (
    <section>
      <h2 className="board-heading">{title}</h2>
      <ul className="board-list">
        {updates.map((update) => (
          <li key={update.id} className="review-row">
            <UpdateLink id={update.id}>{updateName(update)}</UpdateLink>
            <p>
              {update.writers.map(({ name }) => name).join(', ')},{' '}
              <Ago at={update.editedAt} before="edited" />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
