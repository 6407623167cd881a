import type { ReactNode } from 'react';
import './notice.css';

interface NoticeProps {
  readonly title: string;
  readonly children?: ReactNode;
  /** What one can do about it. */
  readonly actions?: ReactNode;
  readonly tone?: 'calm' | 'warning' | 'danger';
}

/** A full-width line that stays as long as what it says holds. */
export function Banner({ title, children, actions, tone = 'calm' }: NoticeProps) {
  return (
    <output className="banner" data-tone={tone}>
      <p>
        <strong>{title}</strong> {children}
      </p>
      {actions}
    </output>
  );
}

/** Stands where content would: an empty state or an error, with the way out. */
export function Blank({ title, children, actions }: NoticeProps) {
  return (
    <section className="blank">
      <h2>{title}</h2>
      {children === undefined ? null : <p>{children}</p>}
      {actions === undefined ? null : <div className="blank-actions">{actions}</div>}
    </section>
  );
}
