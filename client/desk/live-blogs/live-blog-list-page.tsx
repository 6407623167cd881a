import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { LiveBlog } from '../../../shared/domain/liveblog.ts';
import type { LiveBlogId } from '../../../shared/ids.ts';
import { listLiveBlogs } from '../api/live-blogs.ts';
import { keys } from '../api/query-client.ts';
import { usePermission } from '../session/session.tsx';
import { fullDay } from '../time/format.ts';
import { Button } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';
import { Blank } from '../ui/notice.tsx';
import { PageHeader } from '../session/page-header.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useTitle } from '../ui/use-title.ts';
import { LiveBlogDialog } from './live-blog-dialog.tsx';
import { SampleOffer } from './sample-offer.tsx';
import { StatusWord } from './status-word.tsx';
import './live-blog-list-page.css';

/** `/desk/`: all live blogs, and the way to a new one. */
export function LiveBlogListPage() {
  useTitle('Live blogs');
  const list = useQuery({ queryKey: keys.liveBlogs, queryFn: listLiveBlogs });
  const permits = usePermission();
  const navigate = useNavigate();
  const [creating, setCreating] = useState(false);
  const open = (id: LiveBlogId): void => void navigate(`/${id}`);
  const mayCreate = permits({ type: 'liveBlog.create' }).allowed;
  const create = (
    <Button look="primary" onClick={() => setCreating(true)}>
      <Plus aria-hidden />
      New live blog
    </Button>
  );
  return (
    <>
      <PageHeader />
      <main className="page">
        <div className="page-title">
          <h1>Live blogs</h1>
          {mayCreate && list.data?.length ? create : null}
        </div>
        {list.isPending ? <Skeleton label="Loading live blogs" /> : null}
        {list.isError ? <Failure error={list.error} onRetry={() => void list.refetch()} /> : null}
        {list.data?.length === 0 ? (
          <NothingYet create={mayCreate ? create : null} onSample={open} />
        ) : null}
        <ul className="live-blogs">
          {list.data?.map((liveBlog) => (
            <LiveBlogRow key={liveBlog.id} liveBlog={liveBlog} />
          ))}
        </ul>
      </main>
      <LiveBlogDialog open={creating} onClose={() => setCreating(false)} onDone={open} />
    </>
  );
}

function NothingYet(props: {
  /** Null for those who may not make a live blog. */
  readonly create: ReactNode;
  readonly onSample: (id: LiveBlogId) => void;
}) {
  const title = 'Nothing is being covered yet';
  if (props.create === null) {
    return <Blank title={title}>An editor makes the first live blog; it will appear here.</Blank>;
  }
  const actions = (
    <>
      {props.create}
      <SampleOffer onDone={props.onSample} />
    </>
  );
  return (
    <Blank title={title} actions={actions}>
      Make a live blog for the event. Reporters write in it together, and readers follow what you
      publish. Or look around in a sample first: two presidents meet in Anchorage, in eleven updates
      that readers of this server see too.
    </Blank>
  );
}

function LiveBlogRow({ liveBlog }: { readonly liveBlog: LiveBlog }) {
  const { id, headline, standfirst, place, createdAt, coverageStartTime, timeZone } = liveBlog;
  const day = fullDay(new Date(coverageStartTime ?? createdAt), timeZone);
  return (
    <li>
      <Link to={`/${id}`} className="live-blog-row">
        <p className="live-blog-row-meta">
          <StatusWord liveBlog={liveBlog} />
          <span>{place?.name ?? timeZone.replaceAll('_', ' ')}</span>
          <span>{day}</span>
        </p>
        <h2>{headline}</h2>
        {standfirst === '' ? null : <p className="live-blog-row-standfirst">{standfirst}</p>}
      </Link>
    </li>
  );
}
