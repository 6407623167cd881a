import type { Html } from '../document/html/template.ts';
import { html } from '../document/html/template.ts';
import { timeHtml } from '../document/html/time-html.ts';
import type { LiveBlogStatus, PublicLiveBlog } from '../domain/liveblog.ts';
import type { PublicUpdate } from '../domain/timeline.ts';
import type { PageContext } from './context.ts';
import { liveBlogPath } from './context.ts';

export const STATUS_WORDS: Readonly<Record<LiveBlogStatus, string>> = {
  upcoming: 'Coming up',
  live: 'Live',
  closed: 'Coverage ended',
};

/** Time of the last thing that an update shows: its newest revision, or its withdrawal. */
function changedAt(update: PublicUpdate): string {
  return update.status === 'published' ? update.publishedAt : update.withdrawnAt;
}

/** ISO 8601 time at which readers last saw something new, or null where nothing was published. */
export function updatedAt(updates: readonly PublicUpdate[]): string | null {
  return updates
    .map(changedAt)
    .reduce<string | null>((last, at) => (last === null || at > last ? at : last), null);
}

function statusTimeHtml(
  liveBlog: PublicLiveBlog,
  updated: string | null,
  context: PageContext,
): Html | null {
  if (liveBlog.status === 'upcoming') {
    const start = liveBlog.coverageStartTime;
    return start === null
      ? null
      : html`<span>from ${timeHtml(start, 'clockAndZone', context)}</span>`;
  }
  if (liveBlog.status === 'live') {
    return html`<span data-updated-at>${updated !== null && updatedWords(updated, context)}</span>`;
  }
  const at = liveBlog.coverageEndTime ?? updated;
  return at === null ? null : html`<span>${timeHtml(at, 'clockAndZone', context)}</span>`;
}

/** What stands beside the live badge; the page's script writes it anew with each update. */
export function updatedWords(updated: string, context: PageContext): Html {
  return html`updated ${timeHtml(updated, 'clockAndZone', context)}`;
}

/** Status, headline, standfirst, where and when; `updated` as `updatedAt` gives it. */
export function liveBlogHeadHtml(
  liveBlog: PublicLiveBlog,
  updated: string | null,
  context: PageContext,
): Html {
  const day = liveBlog.coverageStartTime ?? updated;
  return html`<header class="head" data-status="${liveBlog.status}">
    <p class="status">
      <strong class="badge">${STATUS_WORDS[liveBlog.status]}</strong>
      ${statusTimeHtml(liveBlog, updated, context)}
    </p>
    <h1 dir="auto"><a href="${liveBlogPath(liveBlog.slug)}">${liveBlog.headline}</a></h1>
    ${liveBlog.standfirst !== '' && html`<p class="standfirst" dir="auto">${liveBlog.standfirst}</p>`}
    <p class="facts where">
      ${liveBlog.place !== null && html`<span class="place">${liveBlog.place.name}</span>`}
      ${day !== null && html`<span>${timeHtml(day, 'date', context)}</span>`}
    </p>
  </header>`;
}
