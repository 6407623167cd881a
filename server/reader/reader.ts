import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Server } from 'socket.io';
import { publicLiveBlog } from '../../shared/domain/liveblog.ts';
import type { LiveBlogId } from '../../shared/ids.ts';
import type { LiveBlogTable, OutboxTable } from '../store/store.ts';
import type { CachedResponse } from './cached-response.ts';
import { buildResponse, send } from './cached-response.ts';
import type { ReaderAssets } from './assets.ts';
import { respondTo, failedPage, unknownData, unknownPage } from './responses.ts';
import { serveFeed } from './feed-socket.ts';
import { Hub } from './hub.ts';
import type { Site } from './page/document.ts';
import { listPage } from './page/list-page.ts';
import { ResponseCache } from './response-cache.ts';
import type { View } from './target.ts';
import { isListPath, isSlug, parseView, splitPath } from './target.ts';

// Enters: requests and sockets of anonymous readers, and hints that an outbox has moved.
// Leaves: pages, snapshots, deltas and events, made once for each change out of published revisions.
// Never reads a draft, and never writes to the store.

export interface ReaderDependencies {
  readonly store: {
    readonly liveBlogs: Pick<LiveBlogTable, 'list' | 'get' | 'getBySlug'>;
    readonly outbox: Pick<OutboxTable, 'snapshot' | 'eventsAfter'>;
  };
  readonly assets: ReaderAssets;
  /** The origin that people use, such as `https://news.example`; asked when a page is made. */
  readonly baseUrl: () => string;
  readonly logger: Pick<Logger, 'error' | 'warn'>;
  /** Most readers on sockets at once; further ones are refused and come by the delta. */
  readonly capacity?: number;
}

export interface Reader {
  /** True where the request is for a public page or its data, and is or will be answered. */
  tryAnswer(request: IncomingMessage, response: ServerResponse): boolean;
  attach(io: Server): void;
  /** A hint that this live blog's outbox has moved ([P3]). */
  wake(id: LiveBlogId): void;
  /** A live blog was made, or its status or words have changed. */
  liveBlogsChanged(): void;
  close(): void;
}

const DEFAULT_CAPACITY = 20_000;
const COMMON_LIMITS = { items: 10, bytes: 64 * 1024 * 1024 };

/** Sends what `make` gives, or says that it failed; nothing that fails goes unanswered. */
async function answerWith(
  request: IncomingMessage,
  response: ServerResponse,
  {
    make,
    fail,
  }: { make: () => Promise<CachedResponse>; fail: (error: unknown) => Promise<CachedResponse> },
): Promise<void> {
  try {
    send(request, response, await make().catch(fail));
  } catch {
    response.destroy();
  }
}

class LiveReader implements Reader {
  readonly #dependencies: ReaderDependencies;
  readonly #hub: Hub;
  /** The front page and the responses to addresses that nobody knows. */
  readonly #common = new ResponseCache(COMMON_LIMITS);

  constructor(dependencies: ReaderDependencies) {
    this.#dependencies = dependencies;
    this.#hub = new Hub(dependencies);
  }

  tryAnswer(request: IncomingMessage, response: ServerResponse): boolean {
    const { method, url = '/' } = request;
    if (method !== 'GET' && method !== 'HEAD') return false;
    if (isListPath(url)) {
      this.#answer(request, response, () => this.#listAnswer());
      return true;
    }
    const path = splitPath(url);
    if (path === null) return false;
    const channel = this.#hub.peek(path.slug);
    const ready = channel?.responses.find(path.rest);
    if (channel !== undefined && ready !== undefined && channel.awaited === null) {
      channel.noteRequest();
      send(request, response, ready);
      return true;
    }
    const view = parseView(path.rest);
    if (view === null) return false;
    this.#answer(request, response, () => this.#viewAnswer(path.slug, view));
    return true;
  }

  attach(io: Server): void {
    serveFeed(io, {
      hub: this.#hub,
      capacity: this.#dependencies.capacity ?? DEFAULT_CAPACITY,
      onError: (error) => this.#dependencies.logger.error({ err: error }, 'following failed'),
    });
  }

  wake(id: LiveBlogId): void {
    this.#hub.wake(id);
  }

  liveBlogsChanged(): void {
    this.#common.clear();
  }

  close(): void {
    this.#hub.close();
  }

  #site(): Site {
    return { assets: this.#dependencies.assets, origin: this.#dependencies.baseUrl() };
  }

  #answer(
    request: IncomingMessage,
    response: ServerResponse,
    make: () => Promise<CachedResponse>,
  ): void {
    const fail = (error: unknown) => {
      this.#dependencies.logger.error({ err: error, url: request.url }, 'answering failed');
      return failedPage(this.#site(), request.url ?? '/');
    };
    void answerWith(request, response, { make, fail });
  }

  #listAnswer(): Promise<CachedResponse> {
    return this.#common.get('list', async () => {
      const liveBlogs = await this.#dependencies.store.liveBlogs.list();
      return buildResponse(200, 'text/html', listPage(liveBlogs.map(publicLiveBlog), this.#site()));
    });
  }

  async #viewAnswer(slug: string, view: View): Promise<CachedResponse> {
    const channel = isSlug(slug) ? await this.#hub.open(slug) : null;
    if (channel === null) {
      const isData = view.type === 'snapshot' || view.type === 'events';
      return isData
        ? this.#common.get('unknown data', unknownData)
        : this.#common.get('unknown page', () => unknownPage(this.#site()));
    }
    channel.noteRequest();
    await channel.awaited;
    return respondTo(channel, view, { site: this.#site(), ...this.#dependencies.store });
  }
}

/** The readers’ side of the server; nothing is read before somebody asks. */
export function createReader(dependencies: ReaderDependencies): Reader {
  return new LiveReader(dependencies);
}
