import { appendedEvent } from '../../shared/domain/decision.ts';
import type { ContentNode } from '../../shared/domain/content.ts';
import { decideLiveBlog, decideUpdate } from '../../shared/domain/decide.ts';
import type { Decision, LiveBlogCommand, UpdateCommand } from '../../shared/domain/decision.ts';
import type { LiveBlog, LiveBlogPatch } from '../../shared/domain/liveblog.ts';
import { publicLiveBlog } from '../../shared/domain/liveblog.ts';
import type { Pin } from '../../shared/domain/pin.ts';
import type { PublicEvent, Snapshot } from '../../shared/domain/timeline.ts';
import { apply } from '../../shared/domain/timeline.ts';
import type { DraftMeta, Update, UpdateState } from '../../shared/domain/update.ts';
import type { Instant, LiveBlogId, Seq, UpdateId } from '../../shared/ids.ts';
import { quoteId, updateId } from '../../shared/ids.ts';
import { draft, emptySnapshot, minute, staff, update } from './facts.ts';

export type Change = 'update' | 'correction' | 'typo';

/** The id of the nth update that a test makes. */
export const idOf = (number: number): UpdateId =>
  updateId(`00000000-0000-7000-8000-${String(number).padStart(12, '0')}`);

/** A live blog and its outbox in memory, decided by the real rules; what the reader's room needs of a store. */
export class MemoryNewsroom {
  liveBlog: LiveBlog;
  now: Instant = minute(0);
  /** How often each reading was asked for. */
  readonly reads = { snapshot: 0, eventsAfter: 0 };
  readonly #start: Snapshot;
  #events: PublicEvent[] = [];
  #pins: readonly Pin[] = [];
  readonly #updates = new Map<UpdateId, { state: UpdateState; key: boolean }>();

  constructor(liveBlog: LiveBlog) {
    this.liveBlog = liveBlog;
    this.#start = { ...emptySnapshot(), liveBlog: publicLiveBlog(liveBlog), seq: liveBlog.seq };
  }

  get store() {
    const own = <Value>(id: LiveBlogId, value: Value) => (id === this.liveBlog.id ? value : null);
    return {
      liveBlogs: {
        list: async () => [this.liveBlog],
        get: async (id: LiveBlogId) => own(id, this.liveBlog),
        getBySlug: async (slug: string) => (slug === this.liveBlog.slug ? this.liveBlog : null),
      },
      outbox: {
        snapshot: async (id: LiveBlogId) => {
          this.reads.snapshot += 1;
          return own(id, this.snapshot());
        },
        eventsAfter: async (_id: LiveBlogId, after: Seq, limit: number) => {
          this.reads.eventsAfter += 1;
          return this.#events.filter((event) => event.seq > after).slice(0, limit);
        },
      },
    };
  }

  get events(): readonly PublicEvent[] {
    return this.#events;
  }

  snapshot(): Snapshot {
    return this.#events.reduce(apply, this.#start);
  }

  publish(
    id: UpdateId,
    content: ContentNode,
    options: {
      readonly change?: Change;
      readonly note?: string;
      readonly meta?: Partial<DraftMeta>;
    } = {},
  ): void {
    const made = draft(content, 'h1', options.meta);
    this.commandUpdate(id, {
      type: 'publish',
      draft: made,
      seenHash: made.hash,
      seen: null,
      change: options.change ?? 'update',
      note: options.note ?? '',
      writers: [],
      problems: [],
    });
  }

  withdraw(id: UpdateId, reason: string): void {
    this.commandUpdate(id, { type: 'withdraw', reason });
  }

  markKey(id: UpdateId, key: boolean): void {
    this.commandUpdate(id, { type: 'markKey', key });
  }

  pin(id: UpdateId, quote: string): void {
    this.commandUpdate(id, { type: 'pin', quoteId: quoteId(quote) });
  }

  edit(patch: LiveBlogPatch): void {
    this.commandLiveBlog({ type: 'edit', patch });
  }

  unpin(quote: string): void {
    this.commandLiveBlog({ type: 'unpin', quoteId: quoteId(quote) });
  }

  orderPins(quotes: readonly string[]): void {
    this.commandLiveBlog({ type: 'orderPins', quoteIds: quotes.map(quoteId) });
  }

  commandLiveBlog(command: LiveBlogCommand): void {
    const facts = { liveBlog: this.liveBlog, pins: this.#pins };
    this.#carryOut(decideLiveBlog(facts, command, staff('editor'), this.now));
  }

  commandUpdate(id: UpdateId, command: UpdateCommand): void {
    const row: Update = update({ id, liveBlogId: this.liveBlog.id, ...this.#updates.get(id) });
    const shown = this.snapshot().updates.find((candidate) => candidate.id === id);
    const facts = {
      liveBlog: this.liveBlog,
      pins: this.#pins,
      update: row,
      shown: shown?.status === 'published' ? shown : null,
    };
    this.#carryOut(decideUpdate(facts, command, staff('editor'), this.now));
  }

  #carryOut(decision: Decision): void {
    if (!decision.ok) throw new Error(decision.refusal.message);
    for (const effect of decision.value) {
      const event = appendedEvent(effect);
      if (event !== null) {
        this.#events.push(event);
        this.liveBlog = { ...this.liveBlog, seq: event.seq };
      }
      if (effect.type === 'pinsSet') this.#pins = effect.pins;
      else if (effect.type === 'liveBlogSet') this.liveBlog = effect.liveBlog;
      else if (effect.type === 'historyScrubbed') this.#scrub(effect.update.id);
      else if (effect.type === 'updateStateSet') this.#note(effect.update, { state: effect.state });
      else if (effect.type === 'keyMarked') this.#note(effect.update, { key: effect.key });
    }
  }

  #note({ id, state, key }: Update, change: Partial<Pick<Update, 'state' | 'key'>>): void {
    this.#updates.set(id, { state, key, ...this.#updates.get(id), ...change });
  }

  #scrub(id: UpdateId): void {
    this.#events = this.#events.map((event) => {
      if (!('update' in event) || event.update.id !== id || event.update.status !== 'published') {
        return event;
      }
      if (event.type === 'withdrawn') return event;
      const content = { type: 'doc', content: [] };
      const nothing = { headline: null, content, corrections: [], bylines: [], labels: [] };
      return { ...event, update: { ...event.update, ...nothing } };
    });
  }
}
