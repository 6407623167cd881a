import type { RenderContext } from '../document/html/render.ts';
import type { PublicLiveBlog } from '../domain/liveblog.ts';
import type { UpdateId } from '../ids.ts';

/** What every piece of a live blog's page is written with. */
export interface PageContext {
  readonly slug: string;
  /** IANA zone of the event. */
  readonly timeZone: string;
  /** BCP 47 tag of the page's language. */
  readonly locale: string;
}

export function pageContext(
  liveBlog: Pick<PublicLiveBlog, 'slug' | 'timeZone' | 'languages'>,
): PageContext {
  return {
    slug: liveBlog.slug,
    timeZone: liveBlog.timeZone,
    locale: liveBlog.languages[0] ?? 'en',
  };
}

export function liveBlogPath(slug: string): string {
  return `/live/${slug}`;
}

export function updatePath(slug: string, id: UpdateId): string {
  return `/live/${slug}/${id}`;
}

export function contentContext(context: PageContext, id: UpdateId): RenderContext {
  return {
    timeZone: context.timeZone,
    locale: context.locale,
    permalink: updatePath(context.slug, id),
  };
}
