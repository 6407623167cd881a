import { seq } from '../../shared/ids.ts';
import type { EventsAnswer } from '../../shared/protocol/reader.ts';
import type { LiveBlogTable, OutboxTable } from '../store/store.ts';
import type { CachedResponse } from './cached-response.ts';
import { buildResponse } from './cached-response.ts';
import type { Channel } from './channel.ts';
import type { Site } from './page/document.ts';
import { messagePage } from './page/message-page.ts';
import { streamPage } from './page/stream-page.ts';
import { updatePage } from './page/update-page.ts';
import type { View } from './target.ts';
import { viewKey } from './target.ts';

/** A delta carries at most these; who is further behind asks again from where it ended. */
const EVENTS_A_RESPONSE = 2_000;

function errorResponse(status: number, code: string, message: string): Promise<CachedResponse> {
  return buildResponse(status, 'application/json', JSON.stringify({ error: { code, message } }));
}

export function unknownPage(site: Site): Promise<CachedResponse> {
  const page = messagePage(
    {
      title: 'There is no such page',
      words: 'The address may be mistyped, or what stood here was never published.',
      way: { path: '/', words: 'See all live coverage' },
    },
    site,
  );
  return buildResponse(404, 'text/html', page);
}

export function unknownData(): Promise<CachedResponse> {
  return errorResponse(404, 'not_found', 'There is no such live blog.');
}

export function failedPage(site: Site, path: string): Promise<CachedResponse> {
  const page = messagePage(
    {
      title: 'This page cannot be shown just now',
      words: 'Something failed on our side. It has been noted; please try again in a moment.',
      way: { path, words: 'Try again' },
    },
    site,
  );
  return buildResponse(503, 'text/html', page);
}

/** The live blog's own number: another process may have given some that this one has yet to read. */
async function headOf(channel: Channel, liveBlogs: Pick<LiveBlogTable, 'get'>): Promise<number> {
  return (await liveBlogs.get(channel.id))?.seq ?? 0;
}

/** The delta after an event ([P4]); 410 tells a reader of another history to take the snapshot. */
async function eventsResponse(
  channel: Channel,
  after: number | null,
  { outbox, liveBlogs }: ResponseDependencies,
): Promise<CachedResponse> {
  if (after === null) {
    return errorResponse(400, 'invalid', 'Give "after" as a whole number, 0 or more.');
  }
  if (after > channel.snapshot.seq && after > (await headOf(channel, liveBlogs))) {
    return errorResponse(410, 'gone', 'These events are not known here: take the snapshot.');
  }
  const events = await outbox.eventsAfter(channel.id, seq(after), EVENTS_A_RESPONSE);
  const head = seq(Math.max(channel.snapshot.seq, events.at(-1)?.seq ?? 0));
  const answer: EventsAnswer = { seq: head, events };
  return buildResponse(200, 'application/json', JSON.stringify(answer));
}

async function build(
  channel: Channel,
  view: View,
  dependencies: ResponseDependencies,
): Promise<CachedResponse> {
  const { site } = dependencies;
  switch (view.type) {
    case 'stream':
      return buildResponse(200, 'text/html', streamPage(channel.snapshot, view, site));
    case 'update': {
      const page = updatePage(channel.snapshot, view.id, site);
      return page === null ? unknownPage(site) : buildResponse(200, 'text/html', page);
    }
    case 'snapshot':
      return buildResponse(200, 'application/json', JSON.stringify(channel.snapshot));
    case 'events':
      return eventsResponse(channel, view.after, dependencies);
    case 'unknown':
      return unknownPage(site);
  }
}

export interface ResponseDependencies {
  readonly site: Site;
  readonly liveBlogs: Pick<LiveBlogTable, 'get'>;
  readonly outbox: Pick<OutboxTable, 'eventsAfter'>;
}

/** The response to a view of a live blog: made once for each change, from the channel's memory. */
export function respondTo(
  channel: Channel,
  view: View,
  dependencies: ResponseDependencies,
): Promise<CachedResponse> {
  return channel.responses.get(viewKey(view), () => build(channel, view, dependencies));
}
