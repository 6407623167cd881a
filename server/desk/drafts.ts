import type { Authorship } from '../../shared/document/attribution/authorship.ts';
import type { Authored } from '../../shared/document/attribution/ownership.ts';
import type { Limit } from '../../shared/document/sequence/size.ts';
import type { ContentNode } from '../../shared/domain/content.ts';
import type { Staff } from '../../shared/domain/policy.ts';
import type { Draft, DraftMeta } from '../../shared/domain/update.ts';
import type { UpdateId, UserId } from '../../shared/ids.ts';
import type { RefusalCode } from '../../shared/protocol/sync.ts';
import type { Result } from '../../shared/result.ts';

/** What the desk's commands need of the sync room; null where there is no such update. */
export interface Drafts {
  /** What is durable now. */
  readDraft(id: UpdateId): Promise<Draft | null>;
  /** The same, with who wrote what of it. */
  readAuthorship(id: UpdateId): Promise<(Authorship & { readonly draft: Draft }) | null>;
  setMeta(id: UpdateId, staff: Staff, patch: Partial<DraftMeta>): Promise<void>;
  /** Keeps a version now where people have written since the last one. */
  keepVersion(id: UpdateId): Promise<void>;
  /** An ordinary edit after which the body says `content`, written by `authored`; answers what it is then, or which limit it would exceed. */
  restoreBody(
    id: UpdateId,
    staff: Staff,
    content: ContentNode,
    authored: Authored<UserId>,
  ): Promise<Result<Authorship & { readonly draft: Draft }, Limit> | null>;
}

/** What the command for older copies needs of the sync room. */
export interface OlderCopies {
  take(
    id: UpdateId,
    userId: UserId,
    copy: Uint8Array,
  ): Promise<
    | { readonly kind: 'taken' | 'nothing' | 'swept' }
    | { readonly kind: 'refused'; readonly code: RefusalCode }
  >;
}
