import { Ellipsis, List, PlaneTakeoff, Plus, Quote } from 'lucide-react';
import type { ReactNode } from 'react';
import { usePermission } from '../session/session.tsx';
import { tellRefusal } from '../ui/toasts.tsx';
import { useDesk } from '../desk-context.ts';
import './phone-bar.css';

export type PhoneTab = 'timeline' | 'quotes' | 'departures' | 'more';

const TABS: readonly {
  readonly tab: PhoneTab;
  readonly label: string;
  readonly icon: ReactNode;
}[] = [
  { tab: 'timeline', label: 'Timeline', icon: <List aria-hidden /> },
  { tab: 'quotes', label: 'Quotes', icon: <Quote aria-hidden /> },
  { tab: 'departures', label: 'Departures', icon: <PlaneTakeoff aria-hidden /> },
  { tab: 'more', label: 'More', icon: <Ellipsis aria-hidden /> },
];

interface PhoneBarProps {
  readonly tab: PhoneTab;
  readonly onChoose: (tab: PhoneTab) => void;
}

/** The bar under the thumb. "New" is its second place, as the thing that one comes for. */
export function PhoneBar({ tab, onChoose }: PhoneBarProps) {
  const { liveBlog, create } = useDesk();
  const mayCreate = usePermission()({ type: 'update.create', liveBlog: liveBlog.status });
  const buttons = TABS.map((entry) => (
    <button
      key={entry.tab}
      type="button"
      aria-current={entry.tab === tab ? 'page' : undefined}
      onClick={() => onChoose(entry.tab)}
    >
      {entry.icon}
      {entry.label}
    </button>
  ));
  const add = (
    <button
      key="new"
      type="button"
      className="phone-bar-new"
      onClick={() => {
        if (!mayCreate.allowed) return tellRefusal(mayCreate.reason);
        onChoose('timeline');
        create();
      }}
    >
      <Plus aria-hidden />
      New
    </button>
  );
  return (
    <nav className="phone-bar" aria-label="Desk">
      {buttons.toSpliced(1, 0, add)}
    </nav>
  );
}
