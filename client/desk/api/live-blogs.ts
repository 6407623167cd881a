import type { ContentNode } from '../../../shared/domain/content.ts';
import type { LiveBlog, LiveBlogPatch } from '../../../shared/domain/liveblog.ts';
import type { LiveBlogId, QuoteId, UpdateId } from '../../../shared/ids.ts';
import type { UpdateFilter } from '../../../shared/protocol/api.ts';
import type { Boards, UpdatePage } from '../../../shared/protocol/desk.ts';
import { byStatus } from './by-status.ts';
import { request } from './request.ts';

const at = (id: LiveBlogId): string => `/api/liveblogs/${id}`;

export interface NewLiveBlog {
  readonly headline: string;
  readonly standfirst: string;
  readonly timeZone: string;
  readonly place: LiveBlog['place'];
  readonly publishing: LiveBlog['publishing'];
}

export async function listLiveBlogs(): Promise<readonly LiveBlog[]> {
  const answer = await request<{ readonly liveBlogs: readonly LiveBlog[] }>(
    'GET',
    '/api/liveblogs',
  );
  return byStatus(answer.liveBlogs);
}

export const readLiveBlog = (id: LiveBlogId): Promise<LiveBlog> => request('GET', at(id));

export const createLiveBlog = (
  body: NewLiveBlog,
  key: string,
): Promise<{ readonly id: LiveBlogId; readonly slug: string }> =>
  request('POST', '/api/liveblogs', { body, key });

export const patchLiveBlog = (id: LiveBlogId, patch: LiveBlogPatch): Promise<LiveBlog> =>
  request('PATCH', at(id), { body: patch });

export function readUpdatePage(
  id: LiveBlogId,
  query: { readonly filter: UpdateFilter; readonly before: string | null; readonly limit: number },
): Promise<UpdatePage> {
  const parameters = new URLSearchParams({ filter: query.filter, limit: String(query.limit) });
  if (query.before !== null) parameters.set('before', query.before);
  return request('GET', `${at(id)}/updates?${parameters}`);
}

export const createUpdate = (
  liveBlogId: LiveBlogId,
  body: { readonly id: UpdateId; readonly content?: ContentNode },
  key: string,
): Promise<{ readonly id: UpdateId }> =>
  request('POST', `${at(liveBlogId)}/updates`, { body, key });

export const readBoards = (id: LiveBlogId): Promise<Boards> => request('GET', `${at(id)}/boards`);

export const pinQuote = (id: LiveBlogId, quoteId: QuoteId, key: string): Promise<Boards> =>
  request('POST', `${at(id)}/pins`, { body: { quoteId }, key });

export const orderPins = (id: LiveBlogId, quoteIds: readonly QuoteId[]): Promise<Boards> =>
  request('PUT', `${at(id)}/pins`, { body: { quoteIds } });

export const unpinQuote = (id: LiveBlogId, quoteId: QuoteId): Promise<Boards> =>
  request('DELETE', `${at(id)}/pins/${encodeURIComponent(quoteId)}`);
