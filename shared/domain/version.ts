import type { ContentHash, Instant, UpdateId, UserId } from '../ids.ts';

/** Why a version was kept: people wrote for some minutes, or something happened to the update. */
export type VersionReason = 'activity' | 'submitted' | 'published' | 'withdrawn' | 'restored';

/** A draft as it stood at one moment. */
export interface DraftVersion {
  /** Counts up within the newsroom: later versions have higher numbers. */
  readonly id: number;
  readonly updateId: UpdateId;
  readonly at: Instant;
  readonly reason: VersionReason;
  /** Who wrote since the version before, or who did what `reason` says. */
  readonly by: readonly UserId[];
  readonly hash: ContentHash;
}
