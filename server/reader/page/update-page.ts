import type { Html } from '../../../shared/document/html/template.ts';
import { html } from '../../../shared/document/html/template.ts';
import { beginningOf } from '../../../shared/domain/characters.ts';
import type { PublicUpdate, Snapshot } from '../../../shared/domain/timeline.ts';
import type { UpdateId } from '../../../shared/ids.ts';
import type { PageContext } from '../../../shared/page/context.ts';
import { liveBlogPath, pageContext, updatePath } from '../../../shared/page/context.ts';
import { STATUS_WORDS } from '../../../shared/page/head.ts';
import { railsHtml } from '../../../shared/page/rails.ts';
import { titleOf, wordsOf } from '../../../shared/page/name.ts';
import { updateHtml } from '../../../shared/page/update.ts';
import type { Site } from './document.ts';
import { documentHtml } from './document.ts';
import { jsonLdHtml, updatePosting } from './json-ld.ts';
import { mainHtml } from './main.ts';

const DESCRIPTION_LENGTH = 200;

function nameOf(update: PublicUpdate): string {
  return update.status === 'published' ? titleOf(update) : 'Withdrawn update';
}

function neighbourHtml(update: PublicUpdate | undefined, words: string, slug: string): Html {
  if (update === undefined) return html`<span></span>`;
  return html`<a href="${updatePath(slug, update.id)}"
    ><span>${words}</span> <strong dir="auto">${nameOf(update)}</strong></a
  >`;
}

function backHtml({ liveBlog }: Snapshot): Html {
  return html`<header class="head head-small" data-status="${liveBlog.status}">
    <p class="status"><strong class="badge">${STATUS_WORDS[liveBlog.status]}</strong></p>
    <p class="back" dir="auto">
      <a href="${liveBlogPath(liveBlog.slug)}">${liveBlog.headline}</a>
    </p>
  </header>`;
}

function oneHtml(snapshot: Snapshot, index: number, context: PageContext): Html {
  const update = snapshot.updates[index];
  // The list is newest first: the earlier one comes after.
  return html`<div class="stream">
    <h1 class="visually-hidden">${update === undefined ? '' : nameOf(update)}</h1>
    <div data-stream data-order="newest" data-only-key="no" data-open="no">
      ${update !== undefined && updateHtml(update, context)}
    </div>
    <nav class="neighbours" aria-label="Neighbouring updates">
      ${neighbourHtml(snapshot.updates[index + 1], 'Earlier', context.slug)}
      ${neighbourHtml(snapshot.updates[index - 1], 'Later', context.slug)}
    </nav>
    <p class="more"><a href="${liveBlogPath(context.slug)}">All coverage</a></p>
  </div>`;
}

/** One update on its own page with its neighbours, or null where readers know no such update. */
export function updatePage(snapshot: Snapshot, id: UpdateId, site: Site): string | null {
  const index = snapshot.updates.findIndex((candidate) => candidate.id === id);
  const update = snapshot.updates[index];
  if (update === undefined) return null;
  const { liveBlog } = snapshot;
  const context = pageContext(liveBlog);
  const published = update.status === 'published' ? update : null;
  const text = published === null ? '' : wordsOf(published.content).replaceAll(/\s+/g, ' ');
  return documentHtml(
    {
      title: `${nameOf(update)} · ${liveBlog.headline}`,
      description: text === '' ? liveBlog.headline : beginningOf(text, DESCRIPTION_LENGTH),
      language: context.locale,
      canonical: published === null ? null : site.origin + updatePath(liveBlog.slug, id),
      type: 'article',
      jsonLd: published && jsonLdHtml(updatePosting(snapshot, published, site.origin)),
    },
    mainHtml(snapshot, context, [
      backHtml(snapshot),
      oneHtml(snapshot, index, context),
      railsHtml(snapshot, context),
    ]),
    site,
  );
}
