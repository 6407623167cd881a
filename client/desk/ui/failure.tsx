import type { ReactNode } from 'react';
import { ApiFailure } from '../api/refusal.ts';
import { Button } from './button.tsx';
import { Blank } from './notice.tsx';

const TITLES: Readonly<Record<string, string>> = {
  unreachable: 'No connection to the server',
  forbidden: 'Not for your role',
  not_found: 'Nothing here',
};

interface FailureProps {
  readonly error: Error;
  readonly onRetry?: () => void;
  /** A way elsewhere. */
  readonly elsewhere?: ReactNode;
}

/** What could not be loaded, why, and what to do. */
export function Failure({ error, onRetry, elsewhere }: FailureProps) {
  const refusal = error instanceof ApiFailure ? error.refusal : null;
  const final = refusal?.code === 'forbidden' || refusal?.code === 'not_found';
  return (
    <Blank
      title={TITLES[refusal?.code ?? ''] ?? 'This could not be loaded'}
      actions={
        <>
          {final || onRetry === undefined ? null : (
            <Button look="primary" onClick={onRetry}>
              Try again
            </Button>
          )}
          {elsewhere}
        </>
      }
    >
      {refusal?.message ?? 'Something in the desk itself failed. Reload the page.'}
    </Blank>
  );
}
