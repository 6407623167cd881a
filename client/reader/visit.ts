import type { Page } from './page.ts';
import { findAll } from './page.ts';

interface Visit {
  /** The last event that was on the page. */
  readonly seq: number;
  /** ISO 8601 time of the last change that was on the page. */
  readonly updated: string;
}

function readVisit(name: string): Visit | null {
  try {
    const stored = JSON.parse(localStorage.getItem(name) ?? 'null') as Partial<Visit> | null;
    if (typeof stored?.seq !== 'number' || typeof stored.updated !== 'string') return null;
    return { seq: stored.seq, updated: stored.updated };
  } catch {
    return null;
  }
}

/** `Since you left: 4 new, 1 corrected`; empty where nothing has happened that this page shows. */
function words(since: Visit, main: HTMLElement): string {
  const fresh = findAll('[data-update]', main).filter(
    ({ dataset }) => dataset.kind !== 'withdrawn' && Number(dataset.seq) > since.seq,
  );
  for (const article of fresh) article.dataset.unread = '';
  const later = (at: string | undefined) => at !== undefined && at > since.updated;
  const corrected = findAll('[data-update]:not([data-unread]) [data-corrected]', main).filter(
    ({ dataset }) => later(dataset.corrected),
  );
  const withdrawn = findAll('[data-withdrawn]', main).filter(
    ({ dataset }) => later(dataset.withdrawn) && Number(dataset.seq) <= since.seq,
  );
  const parts = [
    [fresh.length, 'new'],
    [corrected.length, 'corrected'],
    [withdrawn.length, 'withdrawn'],
  ] as const;
  const told = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  return told.length === 0 ? '' : `Since you left: ${told.join(', ')}`;
}

/** What has happened since this reader's last visit; `remember` notes how far they are now. */
export function createVisit({ main, context, seq }: Page): {
  readonly since: string;
  readonly remember: (visit: Visit) => void;
} {
  const name = `dateline ${context.slug}`;
  const last = readVisit(name);
  const since = last === null ? '' : words(last, main);
  const remember = (visit: Visit) => {
    try {
      localStorage.setItem(name, JSON.stringify(visit));
    } catch {
      // Private windows keep nothing: such a reader is greeted as a new one.
    }
  };
  remember({ seq, updated: main.dataset.updated ?? '' });
  return { since, remember };
}
