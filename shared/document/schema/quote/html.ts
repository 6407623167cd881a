import type { ContentNode } from '../../../domain/content.ts';
import type { Quote, Verification } from '../../../domain/quote.ts';
import { quoteOf } from '../../../domain/quote.ts';
import { inlineHtml } from '../../html/inline-html.ts';
import type { RenderBlock, RenderContext } from '../../html/render.ts';
import type { Html, Piece } from '../../html/template.ts';
import { attribute, html } from '../../html/template.ts';
import { timeHtml } from '../../html/time-html.ts';

/** The id of a quote's element, or null where the quote's own id could not stand in an address. */
export function quoteAnchor(id: string | null): string | null {
  return id !== null && /^[\w-]{1,64}$/.test(id) ? `quote-${id}` : null;
}

/** Several parts of one name are what a merge can leave: all are shown. */
function wordsHtml(node: ContentNode): readonly Piece[] {
  const parts = (node.content ?? []).filter((part) => part.type === 'quoteText');
  return parts.map((part, index) => [index > 0 && ' ', inlineHtml(part)]);
}

function verificationHtml(verification: Verification): Html {
  return verification.status === 'confirmed'
    ? html`<span class="quote-check" data-check="confirmed">Confirmed</span>`
    : html`<span class="quote-check" data-check="unconfirmed">Not yet confirmed</span>`;
}

function settingHtml(quote: Quote, context: RenderContext): Piece {
  const said = quote.saidAt === null ? null : timeHtml(quote.saidAt, 'clockAndZone', context);
  return [
    quote.source !== '' && html`<span class="quote-source">${quote.source}</span>`,
    said !== null && html`<span class="quote-said">${said}</span>`,
    quote.words !== '' && verificationHtml(quote.verification),
  ];
}

function shareHtml(anchor: string | null, context: RenderContext): Piece {
  if (anchor === null || context.permalink === null) return null;
  return html`<a class="share" data-share href="${context.permalink}#${anchor}"
    >Share<span class="visually-hidden"> this quote</span></a
  >`;
}

/** The verbatim words, who said them and where. */
export const quoteHtml: RenderBlock = (node, context) => {
  const quote = quoteOf(node);
  const anchor = quoteAnchor(quote.id);
  const language = attribute('lang', quote.language);
  return html`<figure class="quote" ${attribute('id', anchor)}${attribute('data-quote', quote.id)}>
    <blockquote class="quote-words" dir="auto" ${language}><p>${wordsHtml(node)}</p></blockquote>
    ${quote.translation !== '' && html`<p class="quote-translation" dir="auto">${quote.translation}</p>`}
    <figcaption>
      <span class="quote-by" dir="auto"
        ><span class="quote-speaker">${quote.speaker}</span
        >${quote.role !== '' && html`<span class="quote-role">${quote.role}</span>`}</span
      >
      <span class="quote-setting">${settingHtml(quote, context)}</span>
      ${shareHtml(anchor, context)}
    </figcaption>
  </figure>`;
};
