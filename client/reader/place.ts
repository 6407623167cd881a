import { find, findAll } from './page.ts';
import { slideAfter } from './slide.ts';

const FOCUSABLE = 'a[href], button, [tabindex]';

function firstInView(): HTMLElement | undefined {
  return findAll('[data-update]').find((article) => article.getBoundingClientRect().bottom > 0);
}

/**
 * Changes the page while what is being read stays where it is on the screen. At the very top that is the head
 * of the page, which needs no help.
 */
export function keepPlace(change: () => void): void {
  slideAfter(() => keepFirst(change));
}

function keepFirst(change: () => void): void {
  const id = scrollY === 0 ? undefined : firstInView()?.id;
  const before = id === undefined ? 0 : (find(`#${id}`)?.getBoundingClientRect().top ?? 0);
  const { style } = document.documentElement;
  // The browser's own anchoring would move the page a second time.
  style.overflowAnchor = 'none';
  change();
  const after = id === undefined ? undefined : find(`#${id}`)?.getBoundingClientRect().top;
  if (after !== undefined && after !== before) {
    window.scrollBy({ top: after - before, behavior: 'instant' });
  }
  requestAnimationFrame(() => style.removeProperty('overflow-anchor'));
}

/** Puts `next` in the place of `old`; focus that was inside stays on the same control. */
export function replaceKeepingFocus(old: HTMLElement, next: HTMLElement): void {
  const focused = document.activeElement;
  const inside = focused !== null && old.contains(focused);
  const index = inside ? findAll(FOCUSABLE, old).findIndex((element) => element === focused) : -1;
  old.replaceWith(next);
  if (!inside) return;
  (findAll(FOCUSABLE, next)[index] ?? next).focus({ preventScroll: true });
}
