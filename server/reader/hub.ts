import type { Logger } from 'pino';
import type { LiveBlogId } from '../../shared/ids.ts';
import { HEAD_INTERVAL_SECONDS } from '../../shared/protocol/reader.ts';
import type { LiveBlogTable, OutboxTable } from '../store/store.ts';
import { Channel } from './channel.ts';

export interface HubDependencies {
  readonly store: {
    readonly liveBlogs: Pick<LiveBlogTable, 'getBySlug'>;
    readonly outbox: Pick<OutboxTable, 'snapshot' | 'eventsAfter'>;
  };
  readonly logger: Pick<Logger, 'error' | 'warn'>;
}

/** A lost wake, or an event of another process, waits at most this long ([P6]). */
const POLL_MS = 1_500;

/** The live blogs that someone reads, each kept up with the outbox by its cursor ([P3]). */
export class Hub {
  readonly #dependencies: HubDependencies;
  readonly #bySlug = new Map<string, Channel>();
  readonly #byId = new Map<LiveBlogId, Channel>();
  readonly #opening = new Map<string, Promise<Channel | null>>();
  readonly #timers: readonly NodeJS.Timeout[];

  constructor(dependencies: HubDependencies) {
    this.#dependencies = dependencies;
    this.#timers = [
      setInterval(() => this.#poll(), POLL_MS).unref(),
      setInterval(() => this.#tellHeads(), HEAD_INTERVAL_SECONDS * 1_000).unref(),
    ];
  }

  peek(slug: string): Channel | undefined {
    return this.#bySlug.get(slug);
  }

  /** Null where there is no such live blog; those who ask at once share one reading. */
  async open(slug: string): Promise<Channel | null> {
    const known = this.#bySlug.get(slug);
    if (known !== undefined) return known;
    const loading =
      this.#opening.get(slug) ?? this.#load(slug).finally(() => this.#opening.delete(slug));
    this.#opening.set(slug, loading);
    return loading;
  }

  /** The outbox of this live blog has moved. */
  wake(id: LiveBlogId): void {
    this.#byId.get(id)?.wake();
  }

  close(): void {
    for (const timer of this.#timers) clearInterval(timer);
    this.#bySlug.clear();
    this.#byId.clear();
  }

  async #load(slug: string): Promise<Channel | null> {
    const { liveBlogs, outbox } = this.#dependencies.store;
    const liveBlog = await liveBlogs.getBySlug(slug);
    const snapshot = liveBlog === null ? null : await outbox.snapshot(liveBlog.id);
    if (snapshot === null) return null;
    const { store, logger } = this.#dependencies;
    const channel = new Channel(snapshot, { outbox: store.outbox, logger });
    this.#bySlug.set(slug, channel);
    this.#byId.set(channel.id, channel);
    // A wake between the read and this line found no channel to wake.
    channel.poll();
    return channel;
  }

  #poll(): void {
    for (const channel of this.#bySlug.values()) {
      if (!channel.isIdle()) channel.poll();
      else {
        this.#bySlug.delete(channel.slug);
        this.#byId.delete(channel.id);
      }
    }
  }

  #tellHeads(): void {
    for (const channel of this.#bySlug.values()) channel.tellHead();
  }
}
