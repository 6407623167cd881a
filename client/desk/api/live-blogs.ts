import type { ContentNode } from '../../../shared/domain/content.ts';
import type { LiveBlog, LiveBlogPatch } from '../../../shared/domain/liveblog.ts';
import type { LiveBlogId, QuoteId, UpdateId } from '../../../shared/ids.ts';
import type { UpdateFilter } from '../../../shared/protocol/api.ts';
import type { Boards, UpdatePage } from '../../../shared/protocol/desk.ts';
import { byStatus } from './by-status.ts';
import { request } from './request.ts';

const at = (id: LiveBlogId): string => `/api/liveblogs/${id}`;

/** What a live blog is made of. */
export interface NewLiveBlog {
  readonly headline: string;
  readonly standfirst: string;
  readonly timeZone: string;
  readonly place: LiveBlog['place'];
  readonly publishing: LiveBlog['publishing'];
}

/** All live blogs: what runs first, then what comes, then what is over. */
export async function listLiveBlogs(): Promise<readonly LiveBlog[]> {
  const answer = await request<{ readonly liveBlogs: readonly LiveBlog[] }>(
    'GET',
    '/api/liveblogs',
  );
  return byStatus(answer.liveBlogs);
}

/** One live blog as it is now. */
export const readLiveBlog = (id: LiveBlogId): Promise<LiveBlog> => request('GET', at(id));

/** Makes a live blog. `key`: the Idempotency-Key of all attempts. */
export const createLiveBlog = (
  body: NewLiveBlog,
  key: string,
): Promise<{ readonly id: LiveBlogId; readonly slug: string }> =>
  request('POST', '/api/liveblogs', { body, key });

/** Changes what `patch` names, and gives the live blog as it is then. */
export const patchLiveBlog = (id: LiveBlogId, patch: LiveBlogPatch): Promise<LiveBlog> =>
  request('PATCH', at(id), { body: patch });

/** A page of updates, newest first; `before` is the `next` of the page before, null for the first. */
export function readUpdatePage(
  id: LiveBlogId,
  query: { readonly filter: UpdateFilter; readonly before: string | null; readonly limit: number },
): Promise<UpdatePage> {
  const parameters = new URLSearchParams({ filter: query.filter, limit: String(query.limit) });
  if (query.before !== null) parameters.set('before', query.before);
  return request('GET', `${at(id)}/updates?${parameters}`);
}

/** Makes an update under an id of the desk's choice. `key`: the Idempotency-Key of all attempts. */
export const createUpdate = (
  liveBlogId: LiveBlogId,
  body: { readonly id: UpdateId; readonly content?: ContentNode },
  key: string,
): Promise<{ readonly id: UpdateId }> =>
  request('POST', `${at(liveBlogId)}/updates`, { body, key });

/** Quotes and departures that readers see. */
export const readBoards = (id: LiveBlogId): Promise<Boards> => request('GET', `${at(id)}/boards`);

/** Pins a published quote. `key`: the Idempotency-Key of all attempts. */
export const pinQuote = (id: LiveBlogId, quoteId: QuoteId, key: string): Promise<Boards> =>
  request('POST', `${at(id)}/pins`, { body: { quoteId }, key });

/** Puts the pinned quotes in this order. */
export const orderPins = (id: LiveBlogId, quoteIds: readonly QuoteId[]): Promise<Boards> =>
  request('PUT', `${at(id)}/pins`, { body: { quoteIds } });

/** Unpins a quote; one that is not pinned stays so. */
export const unpinQuote = (id: LiveBlogId, quoteId: QuoteId): Promise<Boards> =>
  request('DELETE', `${at(id)}/pins/${encodeURIComponent(quoteId)}`);
