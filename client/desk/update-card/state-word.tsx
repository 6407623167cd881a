import type { LiveBlog } from '../../../shared/domain/liveblog.ts';
import type { UpdateSummary } from '../../../shared/protocol/desk.ts';
import { clockTime } from '../time/format.ts';

interface StateWordProps {
  readonly update: Pick<UpdateSummary, 'state' | 'changedSincePublished'>;
  readonly liveBlog: Pick<LiveBlog, 'timeZone'>;
}

/** An update's state, in the one colour and the one place that it has everywhere. */
export function StateWord({ update, liveBlog }: StateWordProps) {
  const { state, changedSincePublished } = update;
  switch (state.status) {
    case 'draft':
      return <span className="state-word">Draft</span>;
    case 'submitted':
      return <span className="state-word">In review</span>;
    case 'published':
      return (
        <span className="state-word">
          Published {clockTime(new Date(state.at), liveBlog.timeZone)}
          {changedSincePublished ? <em className="state-changed"> changed since</em> : null}
        </span>
      );
    case 'withdrawn':
      return <span className="state-word">Withdrawn</span>;
  }
}
