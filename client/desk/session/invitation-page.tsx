import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { keys } from '../api/query-client.ts';
import { acceptInvitation, readInvitation, signIn } from '../api/session.ts';
import type { Invited } from '../../../shared/protocol/answers.ts';
import { ApiFailure } from '../api/refusal.ts';
import { Failure } from '../ui/failure.tsx';
import { Blank } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { AccountForm } from './account-form.tsx';
import { EntrancePage } from './entrance-page.tsx';

/** `/desk/invitation`: somebody who was invited makes their account. */
export function InvitationPage() {
  const [parameters] = useSearchParams();
  const token = parameters.get('token') ?? '';
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => readInvitation(token),
  });
  return (
    <EntrancePage title="Join the newsroom">
      {invitation.isPending ? <Skeleton label="Reading the invitation" rows={1} /> : null}
      {invitation.isError ? (
        <Refused error={invitation.error} onRetry={() => void invitation.refetch()} />
      ) : null}
      {invitation.isSuccess ? <Accept token={token} invited={invitation.data} /> : null}
    </EntrancePage>
  );
}

function Accept({ token, invited }: { readonly token: string; readonly invited: Invited }) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  return (
    <>
      <p>
        You were invited as {invited.role === 'reporter' ? 'a' : 'an'} {invited.role}.
      </p>
      <AccountForm
        email={invited.email}
        action="Make the account and open the desk"
        onSend={async (fields) => {
          await acceptInvitation({ token, name: fields.name, password: fields.password });
          await signIn(fields);
        }}
        onDone={() => {
          void queries.resetQueries({ queryKey: keys.session });
          void navigate('/', { replace: true });
        }}
      />
    </>
  );
}

function Refused({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const gone = error instanceof ApiFailure && ['not_found', 'invalid'].includes(error.refusal.code);
  if (!gone) return <Failure error={error} onRetry={onRetry} />;
  return (
    <Blank title="This invitation no longer holds" actions={<Link to="/">To the desk</Link>}>
      It was used, withdrawn, or is too old. Ask the editor who sent it for a new link.
    </Blank>
  );
}
