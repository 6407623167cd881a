import type { IncomingMessage } from 'node:http';
import type { Authored, Credit } from '../../shared/document/attribution/ownership.ts';
import type { Staff } from '../../shared/domain/policy.ts';
import type { Draft } from '../../shared/domain/update.ts';
import type { UpdateId, UserId } from '../../shared/ids.ts';
import type { RefusalCode } from '../../shared/protocol/sync.ts';
import type { DraftLog } from '../store/store.ts';

export type Access =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'forbidden'; readonly reason: string }
  | { readonly kind: 'read'; readonly reason: string }
  | { readonly kind: 'write' };

/** A frame that the gate refused, as it came. */
export interface Quarantined {
  readonly updateId: UpdateId;
  readonly userId: UserId;
  readonly reason: RefusalCode;
  readonly bytes: Uint8Array;
  readonly at: Date;
}

/** A draft to be kept as it stands. */
export interface Checkpoint {
  readonly draft: Draft;
  readonly authored: Authored<UserId>;
  readonly by: readonly UserId[];
}

/** What this room counts. */
export interface SyncMetrics {
  frameReceived(kind: 'sync' | 'awareness'): void;
  frameRefused(code: RefusalCode): void;
  /** One durable commit of one room. */
  committed(seconds: number, frames: number): void;
  roomsOpen(count: number): void;
  connectionsOpen(count: number): void;
}

/** What of pino this room uses. */
export interface SyncLogger {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Milliseconds, and entries for `compactAfter`. */
export interface Timing {
  /** How long a room without people stays in memory. */
  readonly grace: number;
  /** A peer that is silent for two of these is dropped; less than half of the 30 s that y-websocket waits. */
  readonly heartbeat: number;
  /** How often open connections are asked again who they are, for sessions that end by themselves. */
  readonly recheck: number;
  readonly summariseEvery: number;
  readonly previewEvery: number;
  readonly awarenessEvery: number;
  readonly probeEvery: number;
  /** While people write in a draft, how often a version of it is kept; one more when the last has left. */
  readonly checkpointEvery: number;
  /** A log longer than this is compacted once nobody has written for `compactQuiet`, or by `compactLatest`. */
  readonly compactAfter: number;
  readonly compactQuiet: number;
  readonly compactLatest: number;
}

export const TIMING: Timing = {
  grace: 30_000,
  heartbeat: 14_000,
  recheck: 60_000,
  summariseEvery: 1000,
  previewEvery: 250,
  awarenessEvery: 30,
  probeEvery: 2000,
  checkpointEvery: 180_000,
  compactAfter: 200,
  compactQuiet: 2000,
  compactLatest: 30_000,
};

/** What app.ts wires into the sync room. */
export interface SyncDependencies {
  readonly draftLog: DraftLog;
  /** Rejects while the database cannot be written. */
  readonly probe: () => Promise<void>;
  readonly summariseDraft: (id: UpdateId, draft: Draft, draftSeq: number) => Promise<void>;
  /** Keeps the draft as one of its versions; `by` are those who wrote since the one before. */
  readonly keepVersion: (id: UpdateId, version: Checkpoint) => Promise<void>;
  /** Whose text is, where its Yjs client is somebody else's. */
  readonly credits: {
    readonly load: (id: UpdateId) => Promise<readonly Credit<UserId>[]>;
    readonly keep: (id: UpdateId, credits: readonly Credit<UserId>[]) => Promise<void>;
  };
  /** Who the session cookie says it is; rejects where that cannot be found out now. */
  readonly identify: (request: IncomingMessage) => Promise<Staff | null>;
  readonly access: (staff: Staff, id: UpdateId) => Promise<Access>;
  readonly originAllowed: (request: IncomingMessage) => boolean;
  readonly personColor: (userId: UserId) => string;
  /** After commits, at most four times a second for each draft ([W11]). */
  readonly onDraft: (id: UpdateId, draft: Draft) => void;
  readonly onStorage: (status: 'working' | 'failing') => void;
  readonly quarantine: (refused: Quarantined) => void;
  readonly clock: () => Date;
  readonly logger: SyncLogger;
  readonly metrics: SyncMetrics;
  readonly timing?: Partial<Timing>;
}
