import type { PublicEvent } from '../../shared/domain/timeline.ts';
import { liveBlogHeadHtml, STATUS_WORDS, updatedWords } from '../../shared/page/head.ts';
import type { Page } from './page.ts';
import { elementOf, find } from './page.ts';

/** Keeps status, headline and time of the last update at the top of the page. */
export function createHead({ main, context }: Page): (event: PublicEvent) => void {
  let updated = main.dataset.updated || null;

  return (event) => {
    const head = find('.head', main);
    if (head === null) return;
    if (event.type === 'liveBlogChanged') {
      const { liveBlog } = event;
      const badge = find('.badge', head);
      head.dataset.status = liveBlog.status;
      if (badge !== null) badge.textContent = STATUS_WORDS[liveBlog.status];
      const isWhole = find('h1', head) !== null;
      if (isWhole) head.replaceWith(elementOf(liveBlogHeadHtml(liveBlog, updated, context)));
      return;
    }
    if (!('update' in event) || (event.type === 'published' && event.quiet)) return;
    updated = event.at;
    const line = find('[data-updated-at]', head);
    if (line !== null) line.innerHTML = String(updatedWords(updated, context));
  };
}
