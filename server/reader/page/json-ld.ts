import type { Html } from '../../../shared/document/html/template.ts';
import { html, trusted } from '../../../shared/document/html/template.ts';
import { isMediaUrl } from '../../../shared/document/schema/url.ts';
import type { ContentNode } from '../../../shared/domain/content.ts';
import { nodesOfType, textAttribute } from '../../../shared/domain/content.ts';
import type { Correction, WordChange } from '../../../shared/domain/correction.ts';
import type { PublicLiveBlog } from '../../../shared/domain/liveblog.ts';
import type { PublishedUpdate, PublicUpdate, Snapshot } from '../../../shared/domain/timeline.ts';
import { liveBlogPath, updatePath } from '../../../shared/page/context.ts';
import { updatedAt } from '../../../shared/page/head.ts';
import { bodyOf, titleOf, wordsOf } from '../../../shared/page/name.ts';

type JsonLd = Readonly<Record<string, unknown>>;

const PUBLISHER: JsonLd = { '@type': 'Organization', name: 'Dateline' };

function changeText({ before, after }: WordChange): string {
  if (before === '') return `added “${after}”`;
  return after === '' ? `removed “${before}”` : `“${before}” → “${after}”`;
}

function correctionOf({ at, note, changes }: Correction): JsonLd {
  const words = changes.map(changeText).join('; ');
  return {
    '@type': 'CorrectionComment',
    text: [note, words].filter((part) => part !== '').join(': '),
    datePublished: at,
  };
}

function picturesOf(content: ContentNode, origin: string): readonly string[] {
  return nodesOfType(content, 'image')
    .map((node) => textAttribute(node, 'src') ?? '')
    .filter(isMediaUrl)
    .map((path) => origin + path);
}

function postingOf(update: PublishedUpdate, slug: string, origin: string): JsonLd {
  const url = origin + updatePath(slug, update.id);
  const pictures = picturesOf(update.content, origin);
  return {
    '@type': 'BlogPosting',
    '@id': url,
    url,
    headline: titleOf(update),
    articleBody: wordsOf(bodyOf(update.content)),
    datePublished: update.firstPublishedAt,
    dateModified: update.publishedAt,
    author:
      update.bylines.length === 0
        ? PUBLISHER
        : update.bylines.map((name) => ({ '@type': 'Person', name })),
    ...(pictures.length === 0 ? {} : { image: pictures }),
    ...(update.labels.length === 0 ? {} : { keywords: update.labels }),
    ...(update.corrections.length === 0
      ? {}
      : { correction: update.corrections.map(correctionOf) }),
  };
}

function eventOf(liveBlog: PublicLiveBlog): JsonLd {
  const { place } = liveBlog;
  const geo = place?.coordinates ?? null;
  return {
    '@type': 'Event',
    name: liveBlog.headline,
    ...(liveBlog.coverageStartTime === null ? {} : { startDate: liveBlog.coverageStartTime }),
    ...(liveBlog.coverageEndTime === null ? {} : { endDate: liveBlog.coverageEndTime }),
    ...(place === null
      ? {}
      : {
          location: {
            '@type': 'Place',
            name: place.name,
            ...(geo === null ? {} : { geo: { '@type': 'GeoCoordinates', ...geo } }),
          },
        }),
  };
}

function coverageOf({ coverageStartTime, coverageEndTime }: PublicLiveBlog): JsonLd {
  return {
    ...(coverageStartTime === null ? {} : { coverageStartTime }),
    ...(coverageEndTime === null ? {} : { coverageEndTime }),
  };
}

/** schema.org's LiveBlogPosting with the updates that the page shows; `origin` such as `https://a.example`. */
export function liveBlogPosting(
  snapshot: Snapshot,
  shown: readonly PublicUpdate[],
  origin: string,
): JsonLd {
  const { liveBlog, updates } = snapshot;
  const url = origin + liveBlogPath(liveBlog.slug);
  const first = updates.at(-1)?.firstPublishedAt ?? liveBlog.coverageStartTime;
  const modified = updatedAt(updates);
  const published = shown.filter((update) => update.status === 'published');
  const pictures = published.flatMap(({ content }) => picturesOf(content, origin));
  return {
    '@context': 'https://schema.org',
    '@type': 'LiveBlogPosting',
    '@id': url,
    url,
    mainEntityOfPage: url,
    headline: liveBlog.headline,
    ...(liveBlog.standfirst === '' ? {} : { description: liveBlog.standfirst }),
    inLanguage: liveBlog.languages,
    ...coverageOf(liveBlog),
    ...(first === null ? {} : { datePublished: first }),
    ...(modified === null ? {} : { dateModified: modified }),
    author: PUBLISHER,
    publisher: PUBLISHER,
    about: eventOf(liveBlog),
    ...(pictures.length === 0 ? {} : { image: pictures }),
    liveBlogUpdate: published.map((update) => postingOf(update, liveBlog.slug, origin)),
  };
}

/** One update on a page of its own. */
export function updatePosting(snapshot: Snapshot, update: PublishedUpdate, origin: string): JsonLd {
  const { liveBlog } = snapshot;
  return {
    '@context': 'https://schema.org',
    ...postingOf(update, liveBlog.slug, origin),
    publisher: PUBLISHER,
    isPartOf: {
      '@type': 'LiveBlogPosting',
      '@id': origin + liveBlogPath(liveBlog.slug),
      headline: liveBlog.headline,
    },
  };
}

/** A data block: no text in it can end the element, as every `<` is written as an escape of JSON. */
export function jsonLdHtml(data: JsonLd): Html {
  const json = JSON.stringify(data).replaceAll('<', String.raw`\u003c`);
  return html`<script type="application/ld+json">
    ${trusted(json)}
  </script>`;
}
