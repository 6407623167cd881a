import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { AccountMenu } from './account-menu.tsx';
import './page-header.css';

/** The head of the pages beside the desk itself: where one is, and one's account. */
export function PageHeader({ children }: { readonly children?: ReactNode }) {
  return (
    <header className="page-header">
      <Link to="/" className="wordmark">
        Dateline
      </Link>
      {children}
      <AccountMenu />
    </header>
  );
}
