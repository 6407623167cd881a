import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { LiveBlogId } from '../../../shared/ids.ts';
import { keys } from '../api/query-client.ts';
import { useObservable } from '../observable.ts';
import type { DeskLink } from '../presence/desk-link.ts';
import { openDeskLink } from '../presence/desk-link.ts';
import { sessionExpired } from '../session/expiry.ts';
import { useSession } from '../session/session.tsx';
import { applyPreview, applyUpdate } from '../cache/apply-update.ts';

/** Follows a live blog as long as its desk is on screen, and keeps what is held up to date. */
export function useDeskLink(id: LiveBlogId): DeskLink | null {
  const queries = useQueryClient();
  const { userId } = useSession();
  const [link, setLink] = useState<DeskLink | null>(null);

  useEffect(() => {
    const opened = openDeskLink(id, {
      updateChanged: ({ update }) => applyUpdate(queries, update, userId),
      boardsChanged: () => void queries.invalidateQueries({ queryKey: keys.boards(id) }),
      liveBlogChanged: ({ liveBlog }) => {
        queries.setQueryData(keys.liveBlog(liveBlog.id), liveBlog);
        void queries.invalidateQueries({ queryKey: keys.liveBlogs });
      },
      preview: (preview) => applyPreview(queries, id, preview),
      reconnected: () => void queries.invalidateQueries(),
      signedOut: () => sessionExpired.set(true),
    });
    // A link is opened and closed, which only an effect may do.
    // oxlint-disable-next-line react/set-state-in-effect
    setLink(opened);
    return () => opened.close();
  }, [id, queries, userId]);

  const expired = useObservable(sessionExpired);
  useEffect(() => {
    if (!expired) link?.resume();
  }, [expired, link]);
  return link;
}
