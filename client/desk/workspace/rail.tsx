import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { listLiveBlogs } from '../api/live-blogs.ts';
import { keys } from '../api/query-client.ts';
import type { Observable } from '../observable.ts';
import { PeoplePresent } from '../presence/people-present.tsx';
import { AccountMenu } from '../session/account-menu.tsx';
import type { DeskLinkState } from '../presence/desk-link.ts';
import { ConnectionWord } from './connection-word.tsx';
import { useDesk } from '../desk-context.ts';
import { FILTER_CHOICES, filterChoice } from '../timeline/filters.ts';
import type { SaveState } from '../open-update/save-words.ts';
import { useCounts } from '../cache/use-timeline.ts';
import './rail.css';

interface RailProps {
  readonly link: DeskLinkState;
  readonly save: Observable<SaveState | null>;
}

export function Rail({ link, save }: RailProps) {
  return (
    <nav className="rail" aria-label="Desk">
      <Link to="/" className="wordmark rail-wordmark">
        Dateline
      </Link>
      <RailContent />
      <div className="rail-foot">
        <ConnectionWord link={link} save={save} />
        <AccountMenu side="top" />
      </div>
    </nav>
  );
}

/** Live blogs, filters and people: in the rail, and on phones under "More". */
export function RailContent() {
  const { people } = useDesk();
  return (
    <div className="rail-content">
      <LiveBlogLinks />
      <FilterLinks />
      <PeoplePresent people={people} />
    </div>
  );
}

const SHOWN = 6;

function LiveBlogLinks() {
  const { liveBlog } = useDesk();
  const list = useQuery({ queryKey: keys.liveBlogs, queryFn: listLiveBlogs });
  const others = (list.data ?? []).filter(({ id }) => id !== liveBlog.id);
  const shown = [liveBlog, ...others.slice(0, SHOWN - 1)];
  return (
    <section>
      <h2>Live blogs</h2>
      <ul>
        {shown.map(({ id, headline, status }) => (
          <li key={id}>
            <Link
              to={`/${id}`}
              className="rail-link"
              aria-current={id === liveBlog.id ? 'page' : undefined}
              data-status={status}
              title={headline}
            >
              <span className="rail-label">{headline}</span>
            </Link>
          </li>
        ))}
        {others.length >= SHOWN ? (
          <li>
            <Link to="/" className="rail-link">
              All live blogs
            </Link>
          </li>
        ) : null}
      </ul>
    </section>
  );
}

function FilterLinks() {
  const { liveBlog } = useDesk();
  const [parameters] = useSearchParams();
  const chosen = filterChoice(parameters.get('show'));
  const counts = useCounts(liveBlog.id).data;
  return (
    <section>
      <h2>Updates</h2>
      <ul>
        {FILTER_CHOICES.map(({ filter, label }) => (
          <li key={filter}>
            <Link
              to={filter === 'all' ? `/${liveBlog.id}` : `/${liveBlog.id}?show=${filter}`}
              className="rail-link"
              aria-current={filter === chosen.filter ? 'true' : undefined}
            >
              <span className="rail-label">{label}</span>
              <span className="rail-count">{counts?.[filter] ?? ''}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
