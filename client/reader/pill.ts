import type { PublicUpdate } from '../../shared/domain/timeline.ts';
import { liveBlogPath } from '../../shared/page/context.ts';
import { announce, find } from './page.ts';

/** New updates that wait until the reader wants them. */
export interface Pill {
  readonly has: (id: string) => boolean;
  readonly hold: (update: PublicUpdate) => void;
}

/**
 * `insert` is called with the waiting updates, oldest first, at the reader's click; null where this page
 * shows another part of the stream, and the click leads to the newest part.
 */
export function createPill(
  slug: string,
  insert: ((updates: readonly PublicUpdate[]) => void) | null,
): Pill {
  const button = find('[data-pill]');
  const waiting = new Map<string, PublicUpdate>();
  const title = document.title;

  function show(): void {
    const count = [...waiting.values()].filter(({ status }) => status === 'published').length;
    const words = `${count} new ${count === 1 ? 'update' : 'updates'}`;
    document.title = count === 0 ? title : `(${count}) ${title}`;
    if (button === null) return;
    if (count > 0 && button.textContent !== words) announce(words);
    button.textContent = words;
    button.hidden = count === 0;
  }

  button?.addEventListener('click', () => {
    if (insert === null) return location.assign(liveBlogPath(slug));
    const updates = [...waiting.values()].toSorted((a, b) => a.seq - b.seq);
    waiting.clear();
    show();
    insert(updates);
  });
  return {
    has: (id) => waiting.has(id),
    hold(update) {
      waiting.set(update.id, update);
      show();
    },
  };
}
