import type { LiveBlog } from '../../../shared/domain/liveblog.ts';
import { runningTime } from '../time/format.ts';
import { useNow } from '../time/use-now.ts';
import './status-word.css';

/** LIVE with its running time, or what the live blog is otherwise. */
export function StatusWord({ liveBlog }: { readonly liveBlog: LiveBlog }) {
  const now = useNow();
  const { status, coverageStartTime } = liveBlog;
  if (status !== 'live') {
    return <span className="status-word">{status === 'closed' ? 'Closed' : 'Upcoming'}</span>;
  }
  return (
    <span className="status-word" data-live>
      Live
      {coverageStartTime === null ? null : (
        <span className="status-word-time">
          {runningTime(now.getTime() - Date.parse(coverageStartTime))}
        </span>
      )}
    </span>
  );
}
