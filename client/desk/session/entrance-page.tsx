import type { ReactNode } from 'react';
import { useTitle } from '../ui/use-title.ts';
import './entrance-page.css';

/** The page that one stands before: sign-in, set-up, invitation. */
export function EntrancePage({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  useTitle(title);
  return (
    <main className="entrance">
      <p className="wordmark">Dateline</p>
      <div className="entrance-body">
        <h1>{title}</h1>
        {children}
      </div>
    </main>
  );
}
