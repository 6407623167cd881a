import { embedUrl } from '../../shared/document/schema/embed/html.ts';

/** Loads a frame at the reader's click and not before. Never one of this site's own pages. */
export function listenForConsent(): void {
  document.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const button = target?.closest<HTMLElement>('[data-consent]');
    const embed = button?.closest<HTMLElement>('[data-embed]');
    const url = embedUrl(embed?.dataset.embed ?? null);
    if (button === null || button === undefined || url === null) return;
    // Scripts of a frame from here could take its sandbox away.
    if (url.origin === location.origin) return location.assign(url.href);
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-popups allow-forms');
    frame.src = url.href;
    frame.title = embed?.querySelector('a')?.textContent ?? url.host;
    frame.allowFullscreen = true;
    button.closest('.embed-consent')?.replaceWith(frame);
    frame.focus();
  });
}
