import { ago } from './format.ts';
import { useNow } from './use-now.ts';

/** How long ago, kept true by itself. `at` is an ISO 8601 time. */
export function Ago({ at, before }: { readonly at: string; readonly before: string }) {
  const now = useNow();
  return (
    <time className="ago" dateTime={at}>
      {before} {ago(new Date(at), now)}
    </time>
  );
}
