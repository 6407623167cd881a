import type { Instant, QuoteId, Seq, UpdateId } from '../ids.ts';
import { assertNever } from '../result.ts';
import type { ContentNode } from './content.ts';
import type { Correction } from './correction.ts';
import type { PublicLiveBlog } from './liveblog.ts';
import type { Pin } from './pin.ts';
import { orderPins } from './pin.ts';
import type { UpdateKind } from './update.ts';

interface PublicUpdateBase {
  readonly id: UpdateId;
  /** The number of its first publication: its place in the timeline. */
  readonly seq: Seq;
  readonly firstPublishedAt: Instant;
}

export interface PublishedUpdate extends PublicUpdateBase {
  readonly status: 'published';
  readonly kind: UpdateKind;
  readonly revision: number;
  readonly key: boolean;
  readonly headline: string | null;
  readonly content: ContentNode;
  readonly bylines: readonly string[];
  readonly labels: readonly string[];
  readonly occurredAt: Instant | null;
  /** Time of the revision that readers see. */
  readonly publishedAt: Instant;
  /** Newest last. */
  readonly corrections: readonly Correction[];
}

export interface WithdrawnUpdate extends PublicUpdateBase {
  readonly status: 'withdrawn';
  readonly reason: string;
  readonly withdrawnAt: Instant;
}

export type PublicUpdate = PublishedUpdate | WithdrawnUpdate;

/** All that a reader may see of a live blog after event `seq`. Updates are newest first. */
export interface Snapshot {
  readonly seq: Seq;
  readonly liveBlog: PublicLiveBlog;
  readonly updates: readonly PublicUpdate[];
  readonly pins: readonly Pin[];
}

/** What happened, without its number. `published` also carries quiet changes of a published update. */
export type PublicEventBody =
  | { readonly type: 'published'; readonly update: PublicUpdate; readonly quiet: boolean }
  | { readonly type: 'corrected'; readonly update: PublicUpdate }
  | { readonly type: 'withdrawn'; readonly update: WithdrawnUpdate }
  | { readonly type: 'pinned'; readonly pin: Pin }
  | { readonly type: 'unpinned'; readonly quoteId: QuoteId }
  | { readonly type: 'pinsOrdered'; readonly quoteIds: readonly QuoteId[] }
  | { readonly type: 'liveBlogChanged'; readonly liveBlog: PublicLiveBlog };

export type PublicEvent = PublicEventBody & { readonly seq: Seq; readonly at: Instant };

function withUpdate(
  updates: readonly PublicUpdate[],
  update: PublicUpdate,
): readonly PublicUpdate[] {
  const index = updates.findIndex((candidate) => candidate.id === update.id);
  if (index >= 0) return updates.with(index, update);
  const place = updates.findIndex((candidate) => candidate.seq < update.seq);
  return place < 0 ? [...updates, update] : updates.toSpliced(place, 0, update);
}

/**
 * What a reader sees after `event`, which must be the next one ([P4]): a pure fold, so that
 * snapshot + events always equals a fresh snapshot. The same object comes back for an old event.
 */
export function apply(snapshot: Snapshot, event: PublicEvent): Snapshot {
  if (event.seq <= snapshot.seq) return snapshot;
  const next = { ...snapshot, seq: event.seq };
  switch (event.type) {
    case 'published':
    case 'corrected':
    case 'withdrawn':
      return { ...next, updates: withUpdate(snapshot.updates, event.update) };
    case 'pinned':
      return { ...next, pins: [...snapshot.pins, event.pin] };
    case 'unpinned':
      return { ...next, pins: snapshot.pins.filter((pin) => pin.quoteId !== event.quoteId) };
    case 'pinsOrdered':
      return { ...next, pins: orderPins(snapshot.pins, event.quoteIds) };
    case 'liveBlogChanged':
      return { ...next, liveBlog: event.liveBlog };
    default:
      return assertNever(event);
  }
}
