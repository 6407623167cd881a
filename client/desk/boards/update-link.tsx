import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import type { UpdateId } from '../../../shared/ids.ts';
import { useDesk } from '../desk-context.ts';

/** Opens an update in the timeline, with the filter that is chosen. */
export function UpdateLink({
  id,
  children,
}: {
  readonly id: UpdateId;
  readonly children: ReactNode;
}) {
  const { liveBlog } = useDesk();
  const { search } = useLocation();
  return (
    <Link to={{ pathname: `/${liveBlog.id}/${id}`, search }} className="board-link">
      {children}
    </Link>
  );
}
