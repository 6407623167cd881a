import { useQuery } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { keys } from '../api/query-client.ts';
import { readNewsroom } from '../api/people.ts';
import { usePermission } from '../session/session.tsx';
import { Button } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';
import { PageHeader } from '../session/page-header.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useTitle } from '../ui/use-title.ts';
import { InvitationList } from './invitation-list.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { MemberList } from './member-list.tsx';

/** `/desk/people`: who is in this newsroom, and who is invited. */
export function PeoplePage() {
  useTitle('People');
  const newsroom = useQuery({ queryKey: keys.newsroom, queryFn: readNewsroom });
  const permits = usePermission();
  const [inviting, setInviting] = useState(false);
  const mayInvite = permits({ type: 'people.invite', role: 'reporter' }).allowed;
  return (
    <>
      <PageHeader />
      <main className="page">
        <div className="page-title">
          <h1>People</h1>
          {mayInvite ? (
            <Button look="primary" onClick={() => setInviting(true)}>
              <UserPlus aria-hidden />
              Invite someone
            </Button>
          ) : null}
        </div>
        {newsroom.isPending ? <Skeleton label="Loading people" /> : null}
        {newsroom.isError ? (
          <Failure error={newsroom.error} onRetry={() => void newsroom.refetch()} />
        ) : null}
        {newsroom.isSuccess ? (
          <>
            <MemberList people={newsroom.data.people} />
            <InvitationList invitations={newsroom.data.invitations} mayRevoke={mayInvite} />
          </>
        ) : null}
      </main>
      <InviteDialog open={inviting} onClose={() => setInviting(false)} />
    </>
  );
}
