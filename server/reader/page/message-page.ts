import { html } from '../../../shared/document/html/template.ts';
import type { Site } from './document.ts';
import { documentHtml } from './document.ts';

/** A page that says what is the matter and where to go on. */
export function messagePage(
  message: {
    readonly title: string;
    readonly words: string;
    readonly way: { readonly path: string; readonly words: string };
  },
  site: Site,
): string {
  return documentHtml(
    {
      title: `${message.title} · Dateline`,
      description: message.words,
      language: 'en',
      canonical: null,
      type: 'website',
      jsonLd: null,
    },
    html`<main id="main" class="message">
      <h1>${message.title}</h1>
      <p>${message.words}</p>
      <p><a href="${message.way.path}">${message.way.words}</a></p>
    </main>`,
    site,
  );
}
