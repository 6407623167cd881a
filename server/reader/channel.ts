import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Socket } from 'socket.io';
import type { PublicEvent, Snapshot } from '../../shared/domain/timeline.ts';
import { apply } from '../../shared/domain/timeline.ts';
import type { LiveBlogId } from '../../shared/ids.ts';
import type { OutboxTable } from '../store/store.ts';
import type { FeedPacket } from './packet.ts';
import { encodePacket, writePacket } from './packet.ts';
import { ResponseCache } from './response-cache.ts';

/**
 * A channel is at rest, or reads the outbox by its cursor. A call while it reads asks for one round more. `isAwaited`
 * after a hint that something is committed: requests wait then, so that whoever was told of a publication finds it.
 */
type Phase =
  | { readonly kind: 'atRest' }
  | {
      readonly kind: 'reading';
      readonly done: Promise<void>;
      readonly isAwaited: boolean;
    };

export interface ChannelDependencies {
  readonly outbox: Pick<OutboxTable, 'eventsAfter'>;
  readonly logger: Pick<Logger, 'error' | 'warn'>;
}

const EVENTS_A_READ = 500;
const RESPONSE_LIMITS = { items: 200, bytes: 32 * 1024 * 1024 };
/** Polls for which nobody has asked: ten minutes at one in 1.5 s. */
const IDLE_POLLS = 400;

/** One live blog in memory: what readers see of it, who follows it, the responses made of it. */
export class Channel {
  readonly id: LiveBlogId;
  readonly slug: string;
  readonly responses = new ResponseCache(RESPONSE_LIMITS);
  readonly #dependencies: ChannelDependencies;
  readonly #followers = new Set<Socket>();
  #snapshot: Snapshot;
  #phase: Phase = { kind: 'atRest' };
  #isOneMoreRoundDue = false;
  #isAskedFor = true;
  #idlePolls = 0;

  constructor(snapshot: Snapshot, dependencies: ChannelDependencies) {
    this.id = snapshot.liveBlog.id;
    this.slug = snapshot.liveBlog.slug;
    this.#snapshot = snapshot;
    this.#dependencies = dependencies;
  }

  get snapshot(): Snapshot {
    return this.#snapshot;
  }

  /** Resolves when what is known to be committed is applied; null where nothing is. */
  get awaited(): Promise<void> | null {
    return this.#phase.kind === 'reading' && this.#phase.isAwaited ? this.#phase.done : null;
  }

  /** The outbox has moved ([P3]): reads it, and requests wait for that. */
  wake(): void {
    this.#read(true);
  }

  /** The outbox may have moved. */
  poll(): void {
    this.#read(false);
  }

  /** A request has come. */
  noteRequest(): void {
    this.#isAskedFor = true;
  }

  /** Once for each poll: true when nobody has asked or followed for so long that the channel may go. */
  isIdle(): boolean {
    const isUsed = this.#isAskedFor || this.#followers.size > 0;
    this.#idlePolls = isUsed ? 0 : this.#idlePolls + 1;
    this.#isAskedFor = false;
    return this.#idlePolls >= IDLE_POLLS;
  }

  /** From now on the socket is told of every event, after the last number ([P7]). */
  follow(socket: Socket): void {
    this.#followers.add(socket);
    writePacket(socket, this.#headPacket());
  }

  unfollow(socket: Socket): void {
    this.#followers.delete(socket);
  }

  /** Tells all followers the last number, so that a lost last event is noticed ([P7]). */
  tellHead(): void {
    if (this.#followers.size > 0) this.#broadcast(this.#headPacket());
  }

  #headPacket(): FeedPacket {
    return encodePacket('head', { seq: this.#snapshot.seq });
  }

  /** Those who are too slow are cut off: they come back by the delta ([P5]). */
  #broadcast(packet: FeedPacket): void {
    let readers = 0;
    for (const socket of this.#followers) {
      if (writePacket(socket, packet)) continue;
      this.#followers.delete(socket);
      readers += 1;
    }
    const { logger } = this.#dependencies;
    if (readers > 0) logger.warn({ slug: this.slug, readers }, 'slow readers cut off');
  }

  #read(isAwaited: boolean): void {
    this.#isOneMoreRoundDue = true;
    const phase = this.#phase;
    if (phase.kind === 'atRest') {
      this.#phase = { kind: 'reading', done: this.#readToEnd(), isAwaited };
    } else if (isAwaited) this.#phase = { ...phase, isAwaited };
  }

  async #readToEnd(): Promise<void> {
    const { outbox, logger } = this.#dependencies;
    try {
      while (this.#isOneMoreRoundDue) {
        this.#isOneMoreRoundDue = false;
        // oxlint-disable eslint/no-await-in-loop -- each read starts where the one before ended
        const events = await outbox.eventsAfter(this.id, this.#snapshot.seq, EVENTS_A_READ);
        await this.#takeAll(events);
        // oxlint-enable eslint/no-await-in-loop
        if (events.length === EVENTS_A_READ) this.#isOneMoreRoundDue = true;
      }
    } catch (error) {
      // The next poll tries again.
      logger.error({ err: error, slug: this.slug }, 'reading the outbox failed');
    } finally {
      this.#phase = { kind: 'atRest' };
    }
  }

  /**
   * A burst goes out a turn of the event loop at a time: in one go, every reader's queue would look like a slow one's.
   */
  async #takeAll(events: readonly PublicEvent[]): Promise<void> {
    for (const [index, event] of events.entries()) {
      this.#take(event);
      // oxlint-disable-next-line eslint/no-await-in-loop
      if (index < events.length - 1) await nextTurn();
    }
  }

  /** Applies the next event, drops every response made before it, and tells all followers. */
  #take(event: PublicEvent): void {
    this.#snapshot = apply(this.#snapshot, event);
    this.responses.clear();
    if (this.#followers.size > 0) this.#broadcast(encodePacket('event', event));
  }
}
