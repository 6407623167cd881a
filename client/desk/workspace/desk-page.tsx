import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { LiveBlogId, UpdateId } from '../../../shared/ids.ts';
import { liveBlogIdField, updateIdField } from '../../../shared/protocol/fields.ts';
import { readLiveBlog } from '../api/live-blogs.ts';
import { keys } from '../api/query-client.ts';
import { Failure } from '../ui/failure.tsx';
import { Blank } from '../ui/notice.tsx';
import { PageHeader } from '../session/page-header.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { LiveBlogDesk } from './live-blog-desk.tsx';

const toList = (
  <Link to="/" className="button">
    All live blogs
  </Link>
);

/** `/desk/:liveBlogId/:updateId?`: the second names the open update. */
export function DeskPage() {
  const parameters = useParams();
  const id = liveBlogIdField.safeParse(parameters.liveBlogId);
  const open = updateIdField.safeParse(parameters.updateId);
  if (!id.success) {
    return (
      <>
        <PageHeader />
        <Blank title="Nothing here" actions={toList}>
          This address leads nowhere. Perhaps it was cut off when it was copied.
        </Blank>
      </>
    );
  }
  return <KnownDesk id={id.data} openId={open.success ? open.data : null} />;
}

interface KnownDeskProps {
  readonly id: LiveBlogId;
  readonly openId: UpdateId | null;
}

function KnownDesk({ id, openId }: KnownDeskProps) {
  const liveBlog = useQuery({ queryKey: keys.liveBlog(id), queryFn: () => readLiveBlog(id) });
  if (liveBlog.data !== undefined) {
    return <LiveBlogDesk key={id} liveBlog={liveBlog.data} openId={openId} />;
  }
  return (
    <>
      <PageHeader />
      <main className="page">
        {liveBlog.isError ? (
          <Failure
            error={liveBlog.error}
            onRetry={() => void liveBlog.refetch()}
            elsewhere={toList}
          />
        ) : (
          <Skeleton label="Opening the live blog" rows={5} />
        )}
      </main>
    </>
  );
}
