import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { keys } from '../api/query-client.ts';
import { ApiFailure } from '../api/refusal.ts';
import { checkSetUp, setUp, signIn } from '../api/session.ts';
import { Failure } from '../ui/failure.tsx';
import { Blank } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { AccountForm } from './account-form.tsx';
import { EntrancePage } from './entrance-page.tsx';

/** First run: makes the first admin with the one-time link that the server printed. */
export function SetUpPage() {
  const [parameters] = useSearchParams();
  const token = parameters.get('token') ?? '';
  const link = useQuery({ queryKey: ['setUp', token], queryFn: () => checkSetUp(token) });
  return (
    <EntrancePage title="Set up Dateline">
      {link.isPending ? <Skeleton label="Reading the link" rows={1} /> : null}
      {link.isError ? <Refused error={link.error} onRetry={() => void link.refetch()} /> : null}
      {link.isSuccess ? <FirstAccount token={token} /> : null}
    </EntrancePage>
  );
}

function FirstAccount({ token }: { readonly token: string }) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  return (
    <>
      <p>This makes the first account: an admin, who can invite everyone else.</p>
      <AccountForm
        action="Make the account and open the desk"
        onSend={async (fields) => {
          await setUp({ token, ...fields });
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
  const code = error instanceof ApiFailure ? error.refusal.code : null;
  if (code === 'invalid') {
    return (
      <Blank title="The link is not complete">
        Open the whole set-up link that the server printed when it started.
      </Blank>
    );
  }
  if (code !== 'forbidden') return <Failure error={error} onRetry={onRetry} />;
  return (
    <Blank title="This link no longer holds" actions={<Link to="/">To the desk</Link>}>
      It was used, or the server has been started again since. If nobody has an account yet, open
      the link that the server printed last.
    </Blank>
  );
}
