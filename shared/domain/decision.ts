import type { ContentHash, Instant, QuoteId, Seq } from '../ids.ts';
import { seq } from '../ids.ts';
import type { Result } from '../result.ts';
import type { LiveBlog, LiveBlogPatch } from './liveblog.ts';
import type { Pin } from './pin.ts';
import type { PublishProblem, Refusal } from './refusal.ts';
import type { Revision } from './revision.ts';
import type { PublicEvent, PublicEventBody, PublishedUpdate } from './timeline.ts';
import type { Draft, Update, UpdateState } from './update.ts';

/** What the transaction read, under the live blog's row lock. */
export interface LiveBlogFacts {
  readonly liveBlog: LiveBlog;
  readonly pins: readonly Pin[];
}

export interface UpdateFacts extends LiveBlogFacts {
  readonly update: Update;
  /** What readers see of it now, or null where they see nothing. */
  readonly shown: PublishedUpdate | null;
}

export interface PublishCommand {
  readonly type: 'publish';
  readonly draft: Draft;
  /** The hash that the editor saw ([P2]). */
  readonly seenHash: ContentHash;
  /** What the editor saw, where it is known, so that a refusal can show the difference. */
  readonly seen: Draft['content'] | null;
  readonly change: 'update' | 'correction' | 'typo';
  readonly note: string;
  /** Bylines where the draft names none. */
  readonly writers: readonly string[];
  readonly problems: readonly PublishProblem[];
}

export type UpdateCommand =
  | { readonly type: 'submit' }
  | PublishCommand
  | { readonly type: 'withdraw'; readonly reason: string }
  | { readonly type: 'markKey'; readonly key: boolean }
  | { readonly type: 'pin'; readonly quoteId: QuoteId };

export type LiveBlogCommand =
  | { readonly type: 'unpin'; readonly quoteId: QuoteId }
  | { readonly type: 'orderPins'; readonly quoteIds: readonly QuoteId[] }
  | { readonly type: 'edit'; readonly patch: LiveBlogPatch };

/** What the store writes, in this order, in the transaction that read the facts. */
export type Effect =
  | { readonly type: 'updateStateSet'; readonly update: Update; readonly state: UpdateState }
  | { readonly type: 'revisionAdded'; readonly revision: Revision }
  /** `event` tells readers, as a quiet `published`; null where they are told by another effect, or see nothing of it. */
  | {
      readonly type: 'keyMarked';
      readonly update: Update;
      readonly key: boolean;
      readonly event: PublicEvent | null;
    }
  | { readonly type: 'pinsSet'; readonly pins: readonly Pin[] }
  | { readonly type: 'liveBlogSet'; readonly liveBlog: LiveBlog }
  /** Every earlier event of the update loses its content ([P6]). */
  | { readonly type: 'historyScrubbed'; readonly update: Update }
  | EventAppended;

interface EventAppended {
  readonly type: 'eventAppended';
  readonly event: PublicEvent;
}

export type Decision = Result<readonly Effect[], Refusal>;

/** What an effect appends to the outbox, or null. */
export function appendedEvent(effect: Effect): PublicEvent | null {
  return effect.type === 'eventAppended' || effect.type === 'keyMarked' ? effect.event : null;
}

/** Numbers events from the live blog's head on. */
export function eventAppender(head: Seq, now: Instant): (body: PublicEventBody) => EventAppended {
  let last: number = head;
  return (body) => ({ type: 'eventAppended', event: { ...body, seq: seq((last += 1)), at: now } });
}
