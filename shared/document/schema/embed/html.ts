import { textAttribute } from '../../../domain/content.ts';
import type { RenderBlock } from '../../html/render.ts';
import { html } from '../../html/template.ts';

/** The address of an embed where a frame may load it, or null. */
export function embedUrl(text: string | null): URL | null {
  const url = text !== null && URL.canParse(text) ? new URL(text) : null;
  return url?.protocol === 'https:' ? url : null;
}

/** A link, and a button with which a reader loads the frame: nothing is fetched before their click. */
export const embedHtml: RenderBlock = (node) => {
  const url = embedUrl(textAttribute(node, 'url'));
  const title = textAttribute(node, 'title') ?? '';
  if (url === null) return html`<p class="embed" dir="auto">${title}</p>`;
  return html`<div class="embed" data-embed="${url.href}">
    <p dir="auto">
      <a href="${url.href}" rel="noopener nofollow">${title === '' ? url.host : title}</a>
    </p>
    <p class="embed-consent">
      <button type="button" class="needs-script" data-consent>Show it here</button>
      <span>From ${url.host}, which will learn that you looked.</span>
    </p>
  </div>`;
};
