import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearchParams } from 'react-router';
import { keys } from '../api/query-client.ts';
import { setUp, signIn } from '../api/session.ts';
import { Blank } from '../ui/notice.tsx';
import type { AccountFields } from './account-form.tsx';
import { AccountForm } from './account-form.tsx';
import { EntrancePage } from './entrance-page.tsx';

/** First run: makes the first admin with the one-time link that the server printed. */
export function SetUpPage() {
  const [parameters] = useSearchParams();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const token = parameters.get('token') ?? '';
  const send = async (fields: AccountFields): Promise<void> => {
    await setUp({ token, ...fields });
    await signIn(fields);
  };
  if (token === '') {
    return (
      <EntrancePage title="Set up Dateline">
        <Blank title="The link is not complete">
          Open the whole set-up link that the server printed when it started.
        </Blank>
      </EntrancePage>
    );
  }
  return (
    <EntrancePage title="Set up Dateline">
      <p>This makes the first account: an admin, who can invite everyone else.</p>
      <AccountForm
        action="Make the account and open the desk"
        onSend={send}
        onDone={() => {
          void queries.resetQueries({ queryKey: keys.session });
          void navigate('/', { replace: true });
        }}
      />
    </EntrancePage>
  );
}
