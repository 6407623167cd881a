import { announce } from './page.ts';

const COPIED_MS = 2_500;

async function shareLink(link: HTMLAnchorElement): Promise<void> {
  const title = link.closest<HTMLElement>('[data-title]')?.dataset.title ?? document.title;
  // Only where the address is a safe one do browsers have a sharing sheet or a clipboard.
  if (!isSecureContext) return location.assign(link.href);
  if (typeof navigator.share === 'function') return navigator.share({ title, url: link.href });
  await navigator.clipboard.writeText(link.href);
  announce('Link copied');
  link.dataset.copied = '';
  setTimeout(() => delete link.dataset.copied, COPIED_MS);
}

/** Links marked for sharing open the device's sharing sheet, or are copied. */
export function listenForSharing(): void {
  document.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const link = target?.closest<HTMLAnchorElement>('a[data-share]');
    const plainClick = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
    if (link === null || link === undefined || !plainClick) return;
    event.preventDefault();
    // A reader who closes the sharing sheet has not failed at anything.
    shareLink(link).catch(() => undefined);
  });
}
