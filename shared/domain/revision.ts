import type { ContentHash, Instant, Seq, UpdateId, UserId } from '../ids.ts';
import type { ContentNode } from './content.ts';
import type { UpdateKind } from './update.ts';

/** How a further revision differs: readers are told of an update or a correction, typos stay quiet. */
export type RevisionChange = 'first' | 'update' | 'correction' | 'typo';

/** Immutable published content. Numbers count from 1 within an update. */
export interface Revision {
  readonly updateId: UpdateId;
  readonly number: number;
  readonly seq: Seq;
  readonly change: RevisionChange;
  readonly note: string;
  readonly content: ContentNode;
  readonly kind: UpdateKind;
  readonly occurredAt: Instant | null;
  readonly bylines: readonly string[];
  readonly labels: readonly string[];
  readonly hash: ContentHash;
  readonly by: UserId;
  readonly at: Instant;
}
