import { z } from 'zod';
import {
  liveBlogAnswer,
  liveBlogListAnswer,
  updateMadeAnswer,
} from '../../shared/protocol/answers.ts';
import {
  createLiveBlogBody,
  createUpdateBody,
  listUpdatesQuery,
  patchLiveBlogBody,
  pinBody,
  pinOrderBody,
} from '../../shared/protocol/api.ts';
import { boardsAnswer, updatePage } from '../../shared/protocol/desk.ts';
import { liveBlogIdField, quoteIdField } from '../../shared/protocol/fields.ts';
import { createLiveBlog } from '../desk/commands/create-live-blog.ts';
import { createUpdate } from '../desk/commands/create-update.ts';
import type { Desk } from '../desk/desk.ts';
import { editLiveBlog } from '../desk/commands/edit-live-blog.ts';
import { orderPins } from '../desk/commands/order-pins.ts';
import { pinQuote } from '../desk/commands/pin-quote.ts';
import { unpinQuote } from '../desk/commands/unpin-quote.ts';
import { listLiveBlogs } from '../desk/queries/list-live-blogs.ts';
import { listUpdates } from '../desk/queries/list-updates.ts';
import { readBoards } from '../desk/queries/read-boards.ts';
import { readLiveBlog } from '../desk/queries/read-live-blog.ts';
import type { Route } from './route.ts';
import { staffRoute } from './route.ts';

const params = z.object({ id: liveBlogIdField });

export function liveBlogRoutes(desk: Desk): readonly Route[] {
  return [
    staffRoute({
      method: 'get',
      path: '/api/liveblogs',
      summary: 'List live blogs, newest first',
      answer: liveBlogListAnswer,
      handle: () => listLiveBlogs(desk),
    }),
    staffRoute({
      method: 'post',
      path: '/api/liveblogs',
      summary: 'Make a live blog',
      answer: liveBlogAnswer,
      success: 201,
      body: createLiveBlogBody,
      handle: ({ body }, request) => createLiveBlog(desk, body, request),
    }),
    ...detailRoutes(desk),
    ...updateListRoutes(desk),
    ...pinRoutes(desk),
  ];
}

function detailRoutes(desk: Desk): readonly Route[] {
  return [
    staffRoute({
      method: 'get',
      path: '/api/liveblogs/:id',
      summary: 'Read a live blog',
      answer: liveBlogAnswer,
      params,
      handle: ({ params: { id } }) => readLiveBlog(desk, id),
    }),
    staffRoute({
      method: 'patch',
      path: '/api/liveblogs/:id',
      summary: 'Change headline, standfirst, time zone, place; open and close',
      answer: liveBlogAnswer,
      params,
      body: patchLiveBlogBody,
      handle: ({ params: { id }, body }, request) => editLiveBlog(desk, id, defined(body), request),
    }),
  ];
}

/** Without the keys whose value is undefined: an absent field stays as it is. */
function defined<Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]: NonNullable<Fields[Name]> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Name in keyof Fields]: NonNullable<Fields[Name]> };
}

function updateListRoutes(desk: Desk): readonly Route[] {
  return [
    staffRoute({
      method: 'get',
      path: '/api/liveblogs/:id/updates',
      summary: 'List updates of all states, newest first, a page at a time',
      answer: updatePage,
      params,
      query: listUpdatesQuery,
      handle: ({ params: { id }, query }, { staff }) => listUpdates(desk, id, query, staff),
    }),
    staffRoute({
      method: 'post',
      path: '/api/liveblogs/:id/updates',
      summary: 'Make a draft update',
      answer: updateMadeAnswer,
      success: 201,
      params,
      body: createUpdateBody,
      handle: ({ params: { id }, body }, request) => createUpdate(desk, id, body, request),
    }),
    staffRoute({
      method: 'get',
      path: '/api/liveblogs/:id/boards',
      summary: 'Read pinned quotes, quotes that could be pinned, and departures',
      answer: boardsAnswer,
      params,
      handle: ({ params: { id } }) => readBoards(desk, id),
    }),
  ];
}

function pinRoutes(desk: Desk): readonly Route[] {
  return [
    staffRoute({
      method: 'post',
      path: '/api/liveblogs/:id/pins',
      summary: 'Pin a published quote',
      answer: boardsAnswer,
      params,
      body: pinBody,
      handle: ({ params: { id }, body }, request) => pinQuote(desk, id, body.quoteId, request),
    }),
    staffRoute({
      method: 'put',
      path: '/api/liveblogs/:id/pins',
      summary: 'Order the pinned quotes',
      answer: boardsAnswer,
      params,
      body: pinOrderBody,
      handle: ({ params: { id }, body }, request) => orderPins(desk, id, body.quoteIds, request),
    }),
    staffRoute({
      method: 'delete',
      path: '/api/liveblogs/:id/pins/:quoteId',
      summary: 'Unpin a quote',
      answer: boardsAnswer,
      params: params.extend({ quoteId: quoteIdField }),
      handle: ({ params: { id, quoteId } }, request) => unpinQuote(desk, id, quoteId, request),
    }),
  ];
}
