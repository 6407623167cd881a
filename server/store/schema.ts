import type { Generated } from 'kysely';
import type { Role } from '../../shared/domain/policy.ts';
import type { UpdateStatus } from '../../shared/domain/update.ts';
import type { VersionReason } from '../../shared/domain/version.ts';
import type {
  ContentHash,
  Instant,
  LiveBlogId,
  MediaId,
  QuoteId,
  Seq,
  UpdateId,
  UserId,
} from '../../shared/ids.ts';
import type { CheckedText } from './checked-text.ts';

/**
 * The tables as kysely sees them. JSON is kept as text on both databases: the same bytes come back, their
 * checksum beside them, and NUL characters, which PostgreSQL's own JSON refuses, are only escapes in it.
 */
export interface Database {
  live_blog: LiveBlogRecord;
  updates: UpdateRecord;
  revision: RevisionRecord;
  public_update: PublicUpdateRecord;
  public_block: PublicBlockRecord;
  outbox: OutboxRecord;
  draft_head: DraftHeadRecord;
  draft_entry: DraftEntryRecord;
  draft_snapshot: DraftSnapshotRecord;
  draft_client: DraftClientRecord;
  draft_content: DraftContentRecord;
  draft_credit: DraftCreditRecord;
  draft_older: DraftOlderRecord;
  older_copy: OlderCopyRecord;
  draft_version: DraftVersionRecord;
  idempotency_record: IdempotencyRow;
  invitation: InvitationRecord;
  media: MediaRecord;
  setting: SettingRecord;
  audit: AuditRecord;
  quarantine: QuarantineRecord;
  user: UserRecord;
  session: { id: string; userId: UserId };
  account: { id: string; userId: UserId };
}

interface LiveBlogRecord {
  id: LiveBlogId;
  slug: string;
  created_at: Instant;
  seq: Seq;
  /** JSON: the other fields of a LiveBlog. */
  fields: CheckedText;
  /** JSON: the pins in their order. */
  pins: CheckedText;
}

interface UpdateRecord {
  id: UpdateId;
  live_blog_id: LiveBlogId;
  created_by: UserId;
  created_at: Instant;
  status: UpdateStatus;
  /** 0 or 1. */
  key: number;
  published_hash: ContentHash | null;
  /** The draft log's entry as far as which `draft` is derived. */
  summarised_seq: number;
  draft_hash: ContentHash;
  /** JSON: UpdateState. */
  state: CheckedText;
  /** JSON: Draft. */
  draft: CheckedText;
}

interface RevisionRecord {
  update_id: UpdateId;
  number: number;
  /** JSON: Revision. */
  document: CheckedText;
}

/** What readers see now, apart from all that they must not. */
interface PublicUpdateRecord {
  update_id: UpdateId;
  live_blog_id: LiveBlogId;
  seq: Seq;
  /** JSON: PublicUpdate. */
  document: CheckedText;
}

/** Quotes, departures and pictures in what readers see now, taken out so that boards need no body. */
interface PublicBlockRecord {
  update_id: UpdateId;
  kind: 'quote' | 'departure' | 'media';
  position: number;
  live_blog_id: LiveBlogId;
  /** Place of the update in the timeline. */
  seq: Seq;
  block_id: QuoteId | MediaId | null;
  /** JSON: Quote or Departure; null for pictures. */
  document: CheckedText | null;
}

interface OutboxRecord {
  live_blog_id: LiveBlogId;
  seq: Seq;
  update_id: UpdateId | null;
  /** JSON: PublicEvent. */
  document: CheckedText;
}

/** Apart from `updates`, so that a keystroke rewrites a short row and no body. */
interface DraftHeadRecord {
  update_id: UpdateId;
  seq: number;
  edited_at: Instant;
  /** See draft-format.ts. */
  format: number;
}

interface DraftEntryRecord {
  update_id: UpdateId;
  seq: number;
  user_id: UserId;
  at: Instant;
  /** CRC-32 of the bytes. */
  checksum: number;
  bytes: Uint8Array;
}

interface DraftSnapshotRecord {
  update_id: UpdateId;
  /** The last entry that it holds. */
  seq: number;
  checksum: number;
  bytes: Uint8Array;
}

interface DraftClientRecord {
  update_id: UpdateId;
  client_id: number;
  user_id: UserId;
  /** The entry that first brought it. */
  since_seq: number;
}

interface DraftCreditRecord {
  update_id: UpdateId;
  client_id: number;
  clock: number;
  length: number;
  user_id: UserId;
}

/** A draft as it was in the old form, with all that devices have brought of it since. */
interface DraftOlderRecord {
  update_id: UpdateId;
  at: Instant;
  /** CRC-32 of the state. */
  checksum: number;
  /** Null once it is too old. */
  state: Uint8Array | null;
  /** The state as it was converted, with the edits that devices' copies have become since. */
  base: Uint8Array | null;
}

interface OlderCopyRecord {
  update_id: UpdateId;
  user_id: UserId;
  /** CRC-32 of the edit. */
  checksum: number;
  copy: Uint8Array;
  /** What the copy brings, for the draft as it is now. */
  edit: Uint8Array;
}

interface DraftContentRecord {
  update_id: UpdateId;
  hash: ContentHash;
  /** Hash of the content that is the dictionary for `bytes`, or null. */
  base: ContentHash | null;
  /** JSON of what a version says, deflated. */
  bytes: Uint8Array;
}

interface DraftVersionRecord {
  id: Generated<number>;
  update_id: UpdateId;
  at: Instant;
  reason: VersionReason;
  /** JSON: user ids. */
  written_by: CheckedText;
  hash: ContentHash;
}

interface IdempotencyRow {
  user_id: UserId;
  key: string;
  request_hash: string;
  /** JSON: what the command gave. */
  result: CheckedText;
  at: Instant;
}

interface InvitationRecord {
  token_hash: string;
  email: string;
  role: Role;
  invited_by: UserId;
  expires_at: Instant;
}

interface MediaRecord {
  id: MediaId;
  content_type: string;
  width: number;
  height: number;
  byte_length: number;
  uploaded_by: UserId;
  at: Instant;
}

interface SettingRecord {
  name: string;
  value: string;
}

interface AuditRecord {
  id: Generated<number>;
  at: Instant;
  user_id: UserId | null;
  action: string;
  subject: string;
  /** JSON. */
  details: CheckedText;
}

interface QuarantineRecord {
  id: Generated<number>;
  update_id: UpdateId;
  user_id: UserId;
  reason: string;
  byte_length: number;
  at: Instant;
  bytes: Uint8Array;
}

/** better-auth's table and column names; times are text on SQLite and dates on PostgreSQL. */
interface UserRecord {
  id: UserId;
  name: string;
  email: string;
  emailVerified: boolean | number;
  createdAt: string | Date;
  updatedAt: string | Date;
  role: Role;
  deactivated: boolean | number;
}
