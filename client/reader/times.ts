import { timeText } from '../../shared/document/html/time-html.ts';
import type { PageContext } from '../../shared/page/context.ts';
import { findAll } from './page.ts';

/** Writes the reader's own time beside the event's, where the two differ. */
export function showOwnTimes(root: ParentNode, context: PageContext): void {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const own = { locale: context.locale, timeZone };
  for (const element of findAll('[data-own-time]', root)) {
    const at = element.dataset.ownTime ?? '';
    const clock = timeText(at, 'clock', own);
    const sameTime = clock === timeText(at, 'clock', context);
    element.textContent = sameTime || clock === '' ? '' : `${clock} your time`;
  }
}
