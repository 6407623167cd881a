import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Outlet } from 'react-router';
import { keys } from '../api/query-client.ts';
import { readSession } from '../api/session.ts';
import { keepsNothing } from '../connection/device.ts';
import { useObservable } from '../observable.ts';
import { Button } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';
import { Modal } from '../ui/modal.tsx';
import { Banner } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { sessionExpired } from './expiry.ts';
import { EntrancePage } from './entrance-page.tsx';
import { SessionContext } from './session.tsx';
import { SignInForm } from './sign-in-form.tsx';
import './session-gate.css';

/** Shows what is behind it to signed-in people, and the sign-in form to others, at the same address. */
export function SessionGate() {
  const session = useQuery({ queryKey: keys.session, queryFn: readSession, staleTime: Infinity });
  if (session.data === undefined) {
    return session.isError ? (
      <EntrancePage title="Dateline">
        <Failure error={session.error} onRetry={() => void session.refetch()} />
      </EntrancePage>
    ) : (
      <EntrancePage title="Dateline">
        <Skeleton label="Opening the desk" rows={1} />
      </EntrancePage>
    );
  }
  if (session.data === null) {
    return (
      <EntrancePage title="Sign in to the desk">
        <SignInForm
          onSignedIn={() => {
            sessionExpired.set(false);
            void session.refetch();
          }}
        />
        <p className="entrance-note">
          No account yet? Ask an editor for an invitation. On a new installation, open the set-up
          link that the server printed when it started.
        </p>
      </EntrancePage>
    );
  }
  return (
    <SessionContext value={session.data}>
      <Outlet />
      <SignInAgain email={session.data.email} />
    </SessionContext>
  );
}

/**
 * Over the desk as it stands: nothing behind it is unmounted, so nothing typed is lost. Whoever is in the
 * middle of a word goes on; the form comes when asked for.
 */
function SignInAgain({ email }: { readonly email: string }) {
  const expired = useObservable(sessionExpired);
  const nothingKept = useObservable(keepsNothing);
  const [asked, setAsked] = useState(false);
  const queries = useQueryClient();
  if (!expired) return null;
  return (
    <>
      <div className="session-banner">
        <Banner
          tone="warning"
          title="Your session has ended."
          actions={<Button onClick={() => setAsked(true)}>Sign in again</Button>}
        >
          {nothingKept ? 'Leave this window open' : 'Keep writing: it is kept on this device'}.
        </Banner>
      </div>
      <Modal
        open={asked}
        title="Sign in again"
        description={`What you have typed ${nothingKept ? 'is in this window alone' : 'is kept on this device'}, and is sent once you have signed in.`}
        onClose={() => setAsked(false)}
      >
        <SignInForm
          email={email}
          onSignedIn={() => {
            setAsked(false);
            sessionExpired.set(false);
            void queries.invalidateQueries();
          }}
        />
      </Modal>
    </>
  );
}
