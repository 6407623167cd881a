import type { ContentHash, Instant, LiveBlogId, Seq, UpdateId, UserId } from '../ids.ts';
import type { ContentNode } from './content.ts';

export type UpdateKind = 'update' | 'summary';

/** draft → submitted → published (again and again, each a new revision) → withdrawn. */
export type UpdateState =
  | { readonly status: 'draft' }
  | { readonly status: 'submitted'; readonly by: UserId; readonly at: Instant }
  | {
      readonly status: 'published';
      readonly revision: number;
      readonly seq: Seq;
      readonly at: Instant;
    }
  | {
      readonly status: 'withdrawn';
      readonly by: UserId;
      readonly reason: string;
      readonly at: Instant;
    };

export type UpdateStatus = UpdateState['status'];

/** One entry of a live blog, without its draft (which is a Yjs document) and its revisions. */
export interface Update {
  readonly id: UpdateId;
  readonly liveBlogId: LiveBlogId;
  readonly state: UpdateState;
  readonly key: boolean;
  readonly createdBy: UserId;
  readonly createdAt: Instant;
}

/** What a draft holds beside its body. `key` is not part of the content hash: it has its own command. */
export interface DraftMeta {
  readonly kind: UpdateKind;
  readonly occurredAt: Instant | null;
  readonly key: boolean;
  /** Names as readers see them; empty: those who wrote it. */
  readonly bylines: readonly string[];
  readonly labels: readonly string[];
}

export interface Draft {
  readonly content: ContentNode;
  readonly meta: DraftMeta;
  readonly hash: ContentHash;
}
