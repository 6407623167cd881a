import type { Html, Piece } from '../../../shared/document/html/template.ts';
import { html } from '../../../shared/document/html/template.ts';
import { timeHtml } from '../../../shared/document/html/time-html.ts';
import type { LiveBlogStatus, PublicLiveBlog } from '../../../shared/domain/liveblog.ts';
import { liveBlogPath, pageContext } from '../../../shared/page/context.ts';
import { STATUS_WORDS } from '../../../shared/page/head.ts';
import type { Site } from './document.ts';
import { directionOf, documentHtml } from './document.ts';

const SECTIONS: readonly { readonly status: LiveBlogStatus; readonly title: string }[] = [
  { status: 'live', title: 'Live now' },
  { status: 'upcoming', title: 'Coming up' },
  { status: 'closed', title: 'Earlier' },
];

function entryHtml(liveBlog: PublicLiveBlog): Html {
  const context = pageContext(liveBlog);
  const at = liveBlog.coverageStartTime;
  return html`<li
    class="entry"
    data-status="${liveBlog.status}"
    lang="${context.locale}"
    dir="${directionOf(context.locale)}"
  >
    ${
      liveBlog.status === 'live' &&
      html`<p class="status"><strong class="badge">${STATUS_WORDS.live}</strong></p>`
    }
    <h3><a href="${liveBlogPath(liveBlog.slug)}">${liveBlog.headline}</a></h3>
    ${liveBlog.standfirst !== '' && html`<p class="standfirst">${liveBlog.standfirst}</p>`}
    <p class="facts where">
      ${liveBlog.place !== null && html`<span class="place">${liveBlog.place.name}</span>`}
      ${at !== null && html`<span>${timeHtml(at, 'date', context)}</span>`}
      ${
        liveBlog.status === 'upcoming' &&
        at !== null &&
        html`<span>from ${timeHtml(at, 'clockAndZone', context)}</span>`
      }
    </p>
  </li>`;
}

function sectionsHtml(liveBlogs: readonly PublicLiveBlog[]): Piece {
  return SECTIONS.map(({ status, title }) => {
    const entries = liveBlogs.filter((liveBlog) => liveBlog.status === status);
    if (entries.length === 0) return null;
    return html`<section>
      <h2>${title}</h2>
      <ul>
        ${entries.map(entryHtml)}
      </ul>
    </section>`;
  });
}

/** The front page: every live blog, those that are live first. */
export function listPage(liveBlogs: readonly PublicLiveBlog[], site: Site): string {
  return documentHtml(
    {
      title: 'Dateline',
      description: 'Live coverage, as it happens.',
      language: 'en',
      canonical: `${site.origin}/`,
      type: 'website',
      jsonLd: null,
    },
    html`<main id="main" class="list">
      <h1>Live coverage</h1>
      ${
        liveBlogs.length === 0 &&
        html`<p class="empty">
          There is no coverage yet. It appears here as soon as the desk opens a live blog.
        </p>`
      }
      ${sectionsHtml(liveBlogs)}
    </main>`,
    site,
  );
}
