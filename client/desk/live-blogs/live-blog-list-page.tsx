import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { LiveBlog } from '../../../shared/domain/liveblog.ts';
import { listLiveBlogs } from '../api/live-blogs.ts';
import { keys } from '../api/query-client.ts';
import { usePermission } from '../session/session.tsx';
import { fullDay } from '../time/format.ts';
import { Button } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';
import { Blank } from '../ui/notice.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useTitle } from '../ui/use-title.ts';
import { LiveBlogDialog } from './live-blog-dialog.tsx';
import { StatusWord } from './status-word.tsx';
import './live-blog-list-page.css';

export function LiveBlogListPage() {
  useTitle('Live blogs');
  const list = useQuery({ queryKey: keys.liveBlogs, queryFn: listLiveBlogs });
  const permits = usePermission();
  const navigate = useNavigate();
  const [creating, setCreating] = useState(false);
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
          <Blank title="Nothing is being covered yet" {...(mayCreate ? { actions: create } : {})}>
            {mayCreate
              ? 'Make a live blog for the event. Reporters write in it together, and readers follow what you publish.'
              : 'An editor makes the first live blog; it will appear here.'}
          </Blank>
        ) : null}
        <ul className="live-blogs">
          {list.data?.map((liveBlog) => (
            <LiveBlogRow key={liveBlog.id} liveBlog={liveBlog} />
          ))}
        </ul>
      </main>
      <LiveBlogDialog
        open={creating}
        onClose={() => setCreating(false)}
        onDone={(id) => void navigate(`/${id}`)}
      />
    </>
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
