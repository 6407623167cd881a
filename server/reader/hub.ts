import type { Logger } from 'pino';
import type { LiveBlogId } from '../../shared/ids.ts';
import { HEAD_INTERVAL_SECONDS } from '../../shared/protocol/reader.ts';
import type { LiveBlogTable, OutboxTable } from '../store/store.ts';
import type { Channel } from './channel.ts';
import { createChannel, tellHead } from './channel.ts';
import { advance, noteCutOff } from './cursor.ts';

export interface HubDependencies {
  readonly store: {
    readonly liveBlogs: Pick<LiveBlogTable, 'getBySlug'>;
    readonly outbox: Pick<OutboxTable, 'snapshot' | 'eventsAfter'>;
  };
  readonly logger: Pick<Logger, 'error' | 'warn'>;
}

/** A lost wake, or an event of another process, waits at most this long ([P6]). */
const POLL_MILLISECONDS = 1_500;
/** Ten minutes without a reader. */
const TICKS_UNTIL_LET_GO = 400;

/** Counts the ticks for which nobody has asked; true when it is time to let the channel go. */
function isIdle(channel: Channel): boolean {
  const used = channel.asked || channel.followers.size > 0;
  channel.idleTicks = used ? 0 : channel.idleTicks + 1;
  channel.asked = false;
  return channel.idleTicks >= TICKS_UNTIL_LET_GO;
}

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
      setInterval(() => this.#poll(), POLL_MILLISECONDS).unref(),
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
    const channel = this.#byId.get(id);
    if (channel === undefined) return;
    const behind = this.#advance(channel).finally(() => {
      if (channel.behind === behind) channel.behind = null;
    });
    channel.behind = behind;
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
    const channel = createChannel(snapshot);
    this.#bySlug.set(slug, channel);
    this.#byId.set(channel.id, channel);
    // A wake between the read and this line found no channel to wake.
    void this.#advance(channel);
    return channel;
  }

  #advance(channel: Channel): Promise<void> {
    const { store, logger } = this.#dependencies;
    return advance(channel, { outbox: store.outbox, logger });
  }

  #poll(): void {
    for (const channel of this.#bySlug.values()) {
      if (!isIdle(channel)) void this.#advance(channel);
      else {
        this.#bySlug.delete(channel.slug);
        this.#byId.delete(channel.id);
      }
    }
  }

  #tellHeads(): void {
    for (const channel of this.#bySlug.values()) {
      noteCutOff(this.#dependencies.logger, channel, tellHead(channel));
    }
  }
}
