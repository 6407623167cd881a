import type { Html } from '../../../shared/document/html/template.ts';
import { attribute, html } from '../../../shared/document/html/template.ts';
import type { PublicUpdate, Snapshot } from '../../../shared/domain/timeline.ts';
import type { PageContext } from '../../../shared/page/context.ts';
import { liveBlogPath, pageContext } from '../../../shared/page/context.ts';
import { liveBlogHeadHtml, updatedAt } from '../../../shared/page/head.ts';
import { railsHtml } from '../../../shared/page/rails.ts';
import { updateHtml } from '../../../shared/page/update.ts';
import type { StreamView } from '../target.ts';
import { streamQuery } from '../target.ts';
import type { Site } from './document.ts';
import { documentHtml } from './document.ts';
import { jsonLdHtml, liveBlogPosting } from './json-ld.ts';
import { mainHtml } from './main.ts';

const UPDATES_A_PAGE = 30;

export interface StreamPart {
  readonly updates: readonly PublicUpdate[];
  /** Where the next page goes on; null at the end. */
  readonly next: number | null;
}

/** The updates of one page, in the order of the view. */
export function streamPart(updates: readonly PublicUpdate[], view: StreamView): StreamPart {
  const newest = view.order === 'newest';
  const inView = (newest ? updates : updates.toReversed()).filter((update) => {
    if (view.onlyKey && !(update.status === 'published' && update.key)) return false;
    if (view.from === null) return true;
    return newest ? update.seq < view.from : update.seq > view.from;
  });
  const shown = inView.slice(0, UPDATES_A_PAGE);
  return {
    updates: shown,
    next: inView.length > shown.length ? (shown.at(-1)?.seq ?? null) : null,
  };
}

function choiceHtml(path: string, view: StreamView, current: StreamView, words: string): Html {
  const chosen = view.order === current.order && view.onlyKey === current.onlyKey;
  return html`<a
    href="${path}${streamQuery(view)}"
    ${attribute('aria-current', chosen ? 'true' : null)}
    >${words}</a
  >`;
}

function toolbarHtml(path: string, view: StreamView): Html {
  const start = { ...view, from: null };
  return html`<nav class="toolbar" aria-label="Order and filter">
    <span class="choices">
      ${choiceHtml(path, { ...start, order: 'newest' }, view, 'Newest first')}
      ${choiceHtml(path, { ...start, order: 'oldest' }, view, 'Oldest first')}
    </span>
    <span class="choices">
      ${choiceHtml(path, { ...start, onlyKey: false }, view, 'All')}
      ${choiceHtml(path, { ...start, onlyKey: true }, view, 'Key events only')}
    </span>
    <span class="notice" data-notice></span>
  </nav>`;
}

function emptyHtml(snapshot: Snapshot, view: StreamView): Html {
  const words = view.onlyKey
    ? 'No key events yet.'
    : snapshot.liveBlog.status === 'closed'
      ? 'Nothing was published here.'
      : 'Nothing published yet. Updates appear here as they come.';
  return html`<p class="empty" data-empty-words>${words}</p>`;
}

function streamHtml(snapshot: Snapshot, view: StreamView, context: PageContext): Html {
  const path = liveBlogPath(context.slug);
  const { updates, next } = streamPart(snapshot.updates, view);
  const words = view.order === 'newest' ? 'Older updates' : 'Later updates';
  // New updates belong on this page where it shows the newest end of the stream.
  const open = view.order === 'newest' ? view.from === null : next === null;
  return html`<div class="stream">
    ${toolbarHtml(path, view)}
    <div class="pill-place"><button type="button" class="pill" data-pill hidden></button></div>
    <div
      data-stream
      data-order="${view.order}"
      data-only-key="${view.onlyKey ? 'yes' : 'no'}"
      data-open="${open ? 'yes' : 'no'}"
    >
      ${updates.map((update) => updateHtml(update, context))}
      ${updates.length === 0 && emptyHtml(snapshot, view)}
    </div>
    ${
      next !== null &&
      html`<p class="more">
        <a href="${path}${streamQuery({ ...view, from: next })}">${words}</a>
      </p>`
    }
  </div>`;
}

/** A page of a live blog's stream, complete without any script. */
export function streamPage(snapshot: Snapshot, view: StreamView, site: Site): string {
  const { liveBlog } = snapshot;
  const context = pageContext(liveBlog);
  const { updates } = streamPart(snapshot.updates, view);
  const firstPage = { ...view, onlyKey: false };
  const query = streamQuery(view.from === null ? { ...firstPage, order: 'newest' } : firstPage);
  return documentHtml(
    {
      title: `${liveBlog.headline} · Dateline`,
      description: liveBlog.standfirst === '' ? liveBlog.headline : liveBlog.standfirst,
      language: context.locale,
      canonical: site.origin + liveBlogPath(liveBlog.slug) + query,
      type: 'article',
      jsonLd: jsonLdHtml(liveBlogPosting(snapshot, updates, site.origin)),
    },
    mainHtml(snapshot, context, [
      liveBlogHeadHtml(liveBlog, updatedAt(snapshot.updates), context),
      railsHtml(snapshot, context),
      streamHtml(snapshot, view, context),
    ]),
    site,
  );
}
