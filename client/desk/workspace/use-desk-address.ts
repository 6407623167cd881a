import { useCallback } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { LiveBlogId, UpdateId } from '../../../shared/ids.ts';

/** Which update is open stands in the address: it can be sent, reloaded, and left with "back". */
export function useDeskAddress(id: LiveBlogId, openId: UpdateId | null) {
  const navigate = useNavigate();
  const { search } = useLocation();
  const isOpen = openId !== null;
  const open = useCallback(
    (update: UpdateId) => {
      // From one open update to the next is one step of history, so that "back" closes.
      void navigate({ pathname: `/${id}/${update}`, search }, { replace: isOpen });
    },
    [navigate, id, search, isOpen],
  );
  const close = useCallback(
    () => void navigate({ pathname: `/${id}`, search }, { replace: true }),
    [navigate, id, search],
  );
  return { open, close };
}
