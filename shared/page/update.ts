import { renderContent } from '../document/html/html.ts';
import type { Html, Piece } from '../document/html/template.ts';
import { html } from '../document/html/template.ts';
import { timeHtml, timeText } from '../document/html/time-html.ts';
import type { PublicUpdate, PublishedUpdate, WithdrawnUpdate } from '../domain/timeline.ts';
import { assertNever } from '../result.ts';
import type { PageContext } from './context.ts';
import { contentContext, updatePath } from './context.ts';
import { correctionsHtml } from './corrections.ts';
import { bodyOf, titleOf } from './name.ts';

/** `A`, `A and B`, `A, B and C`. */
function namesText(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

function gutterHtml(at: string, path: string, context: PageContext): Html {
  return html`<a class="when" href="${path}">
    <span class="clock">${timeHtml(at, 'clock', context)}</span>
    <span class="zone">${timeText(at, 'zone', context)}</span>
    <span class="day">${timeText(at, 'day', context)}</span>
    <span class="own" data-own-time="${at}"></span>
  </a>`;
}

function creditsHtml(update: PublishedUpdate, context: PageContext): Piece {
  return [
    update.bylines.length > 0 &&
      html`<span class="byline" dir="auto">${namesText(update.bylines)}</span>`,
    update.occurredAt !== null &&
      html`<span>happened ${timeHtml(update.occurredAt, 'clockAndZone', context)}</span>`,
    update.labels.map((label) => html`<span class="label" dir="auto">${label}</span>`),
  ];
}

function publishedHtml(update: PublishedUpdate, context: PageContext): Html {
  const path = updatePath(context.slug, update.id);
  const kind = update.key ? 'key' : update.kind;
  return html`<article
    class="update"
    id="update-${update.id}"
    data-update="${update.id}"
    data-seq="${update.seq}"
    data-kind="${kind}"
    data-title="${titleOf(update)}"
    tabindex="-1"
  >
    ${gutterHtml(update.firstPublishedAt, path, context)}
    <div class="story">
      ${update.key && html`<p class="mark">Key event</p>`}
      ${!update.key && update.kind === 'summary' && html`<p class="mark">Summary</p>`}
      ${
        update.headline !== null &&
        html`<h2 class="headline" dir="auto"><a href="${path}">${update.headline}</a></h2>`
      }
      <div class="content">
        ${renderContent(bodyOf(update.content), contentContext(context, update.id))}
      </div>
      ${correctionsHtml(update.corrections, context)}
      <footer class="credits">
        <p class="facts">${creditsHtml(update, context)}</p>
        <a class="share" data-share href="${path}"
          >Share<span class="visually-hidden"> this update</span></a
        >
      </footer>
    </div>
  </article>`;
}

function withdrawnHtml(update: WithdrawnUpdate, context: PageContext): Html {
  const path = updatePath(context.slug, update.id);
  return html`<article
    class="update"
    id="update-${update.id}"
    data-update="${update.id}"
    data-seq="${update.seq}"
    data-kind="withdrawn"
    data-withdrawn="${update.withdrawnAt}"
    tabindex="-1"
  >
    ${gutterHtml(update.firstPublishedAt, path, context)}
    <p class="withdrawal">
      Withdrawn
      ${timeHtml(update.withdrawnAt, 'clockAndZone', context)}${
        update.reason !== '' && html`: <span dir="auto">${update.reason}</span>`
      }
    </p>
  </article>`;
}

/** One entry of the stream, on the page and when it comes over the socket alike. */
export function updateHtml(update: PublicUpdate, context: PageContext): Html {
  switch (update.status) {
    case 'published':
      return publishedHtml(update, context);
    case 'withdrawn':
      return withdrawnHtml(update, context);
    default:
      return assertNever(update);
  }
}
