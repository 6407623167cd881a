import type { LiveBlog, LiveBlogStatus } from '../../../shared/domain/liveblog.ts';

const ORDER: Readonly<Record<LiveBlogStatus, number>> = { live: 0, upcoming: 1, closed: 2 };

/** What runs first, then what comes, then what is over; among equals the order stays. */
export function byStatus<Listed extends Pick<LiveBlog, 'status'>>(
  list: readonly Listed[],
): readonly Listed[] {
  return list.toSorted((a, b) => ORDER[a.status] - ORDER[b.status]);
}
