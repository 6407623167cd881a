import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { OpenInvitation } from '../api/people.ts';
import { revokeInvitation } from '../api/people.ts';
import { keys } from '../api/query-client.ts';
import { fullDay } from '../time/format.ts';
import { Button } from '../ui/button.tsx';
import { tellRefusal } from '../ui/toasts.tsx';
import './people.css';

interface InvitationListProps {
  readonly invitations: readonly OpenInvitation[];
  readonly mayRevoke: boolean;
}

export function InvitationList({ invitations, mayRevoke }: InvitationListProps) {
  const queries = useQueryClient();
  const revoke = useMutation({
    mutationFn: revokeInvitation,
    onError: (error) => tellRefusal(error.message),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.newsroom }),
  });
  if (invitations.length === 0) return null;
  return (
    <section className="invitations">
      <h2>Invited</h2>
      <ul className="people">
        {invitations.map(({ tokenHash, email, role, expiresAt }) => (
          <li key={tokenHash} className="person">
            <p className="person-name">
              {email}
              <small>
                {role}, until {fullDay(new Date(expiresAt))}
              </small>
            </p>
            {mayRevoke ? (
              <Button
                look="quiet"
                aria-label={`Withdraw the invitation of ${email}`}
                busy={revoke.isPending && revoke.variables === tokenHash}
                onClick={() => revoke.mutate(tokenHash)}
              >
                Withdraw
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
