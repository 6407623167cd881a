import { useMemo, useSyncExternalStore } from 'react';

/** Whether a media query holds, kept true. */
export function useMedia(query: string): boolean {
  const list = useMemo(() => window.matchMedia(query), [query]);
  return useSyncExternalStore(
    (listener) => {
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    () => list.matches,
  );
}

/** One column with a bar at the foot. */
export const PHONE = '(max-width: 719px)';
