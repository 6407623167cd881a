/* oxlint-disable max-lines -- whoever asks what is stored, and with which promises, reads this page alone */
import type { Authored, Credit } from '../../shared/document/attribution/ownership.ts';
import type { ConvertedDraft, StoredTree } from '../../shared/document/tree/convert.ts';
import type { Effect, LiveBlogFacts, UpdateFacts } from '../../shared/domain/decision.ts';
import type { LiveBlog } from '../../shared/domain/liveblog.ts';
import type { Departure } from '../../shared/domain/location.ts';
import type { Pin } from '../../shared/domain/pin.ts';
import type { Role } from '../../shared/domain/policy.ts';
import type { Quote } from '../../shared/domain/quote.ts';
import type { PublicEvent, PublicUpdate, Snapshot } from '../../shared/domain/timeline.ts';
import type { Draft, Update } from '../../shared/domain/update.ts';
import type { DraftVersion } from '../../shared/domain/version.ts';
import type {
  Instant,
  LiveBlogId,
  MediaId,
  QuoteId,
  Seq,
  UpdateId,
  UserId,
} from '../../shared/ids.ts';
import type { UpdateFilter } from '../../shared/protocol/api.ts';
import type { UpdateCounts } from '../../shared/protocol/desk.ts';

/**
 * What the rooms know of storage. One implementation per database, one contract suite for all
 * (test/contract/store-contract.ts). Every promise that a write returns resolves after the commit is on disk.
 */
export interface Store extends Tables {
  /**
   * Runs `work` in one transaction that no other writer interleaves with on the rows it locks.
   * A throw rolls back and passes on. `work` writes through its own `tables` alone: a write through the
   * store itself waits for the transaction to end, and so for ever where the transaction awaits it.
   */
  transaction<Value>(work: (tables: Tables) => Promise<Value>): Promise<Value>;
  readonly draftLog: DraftLog;
  /** Rejects when the database cannot be written. */
  probe(): Promise<void>;
  close(): Promise<void>;
}

/** Every table family, on the whole database or in one transaction. */
export interface Tables {
  readonly liveBlogs: LiveBlogTable;
  readonly updates: UpdateTable;
  readonly outbox: OutboxTable;
  readonly idempotencyRecords: IdempotencyTable;
  readonly people: PeopleTable;
  readonly invitations: InvitationTable;
  readonly media: MediaTable;
  readonly settings: SettingTable;
  readonly audit: AuditTable;
  readonly quarantine: QuarantineTable;
  readonly versions: VersionTable;
  readonly credits: CreditTable;
  readonly olderDrafts: OlderDraftTable;
}

/** Live blogs, their pins, and the effects of decisions on them. */
export interface LiveBlogTable {
  /** `taken` where another live blog has the slug. */
  insert(liveBlog: LiveBlog): Promise<'inserted' | 'taken'>;
  /** Newest first. */
  list(): Promise<readonly LiveBlog[]>;
  get(id: LiveBlogId): Promise<LiveBlog | null>;
  getBySlug(slug: string): Promise<LiveBlog | null>;
  /** The facts for a decision, as they are now. */
  readFacts(id: LiveBlogId): Promise<LiveBlogFacts | null>;
  /** The same, and the live blog's row is locked until the transaction ends ([P1]). */
  readForUpdate(id: LiveBlogId): Promise<LiveBlogFacts | null>;
  /** Carries out a decision; the live blog must be locked by this transaction. */
  apply(id: LiveBlogId, effects: readonly Effect[]): Promise<void>;
}

/** A row of the desk's timeline. */
export interface UpdateRow extends Update {
  readonly editedAt: Instant;
  /** The draft as last kept by `summariseDraft`. */
  readonly draft: Draft;
  /** Hash of the newest revision, or null where there is none. */
  readonly publishedHash: string | null;
  readonly writers: readonly UserId[];
}

/** The first entry of a new draft's log: what `bytes` says, and the Yjs client id that wrote it. */
export interface DraftSeed {
  readonly bytes: Uint8Array;
  readonly draft: Draft;
  readonly clientId: number;
}

/** Updates: their state, and what the timeline shows of their drafts. */
export interface UpdateTable {
  /** Also writes the first entry of its draft log, as one transaction ([W9]); `exists` where the id is taken. */
  insert(update: Update, seed: DraftSeed): Promise<'inserted' | 'exists'>;
  get(id: UpdateId): Promise<Update | null>;
  getRow(id: UpdateId): Promise<UpdateRow | null>;
  /** The facts for a decision, as they are now. */
  readFacts(id: UpdateId): Promise<UpdateFacts | null>;
  /** The same, and the row of the update's live blog is locked until the transaction ends ([P1]). */
  readForUpdate(id: UpdateId): Promise<UpdateFacts | null>;
  /** The published update in which the quote stands, or null. */
  findByQuote(liveBlogId: LiveBlogId, quoteId: QuoteId): Promise<UpdateId | null>;
  /** Newest first by creation, `limit` rows after the cursor; `next` null at the end. */
  page(
    liveBlogId: LiveBlogId,
    query: {
      readonly filter: UpdateFilter;
      readonly userId: UserId;
      readonly before: string | null;
      readonly limit: number;
    },
  ): Promise<{ readonly rows: readonly UpdateRow[]; readonly next: string | null }>;
  counts(liveBlogId: LiveBlogId, userId: UserId): Promise<UpdateCounts>;
  /** Keeps what the timeline shows of a draft: derived from the draft log as far as entry `draftSeq`. */
  summariseDraft(id: UpdateId, draft: Draft, draftSeq: number): Promise<void>;
  /** Updates whose summary is older than their log, as after a crash. */
  staleDrafts(): Promise<readonly UpdateId[]>;
}

/** What readers see, and the events that told them. */
export interface OutboxTable {
  /** One consistent read of everything that readers see, or null where there is no such live blog. */
  snapshot(id: LiveBlogId): Promise<Snapshot | null>;
  /** Events after `after` in order, at most `limit`. */
  eventsAfter(id: LiveBlogId, after: Seq, limit: number): Promise<readonly PublicEvent[]>;
  /** What readers see of one update, or null. */
  publicUpdate(id: UpdateId): Promise<PublicUpdate | null>;
  quotes(id: LiveBlogId): Promise<readonly (Pin & { readonly quote: Quote })[]>;
  departures(
    id: LiveBlogId,
  ): Promise<readonly { readonly updateId: UpdateId; readonly departure: Departure }[]>;
}

/** Bytes of one accepted sync frame. */
export interface DraftEntry {
  readonly updateId: UpdateId;
  readonly bytes: Uint8Array;
  readonly userId: UserId;
  /** Yjs client ids whose structs the bytes bring. */
  readonly clientIds: readonly number[];
  readonly at: Instant;
}

/** A draft as it is stored. */
export interface LoadedDraft {
  /** The last entry's number; entries count from 1 within an update. */
  readonly seq: number;
  /** When the last entry was written. */
  readonly editedAt: Instant;
  /** Snapshot first, then log entries: apply all, in this order. */
  readonly parts: readonly Uint8Array[];
  /** Log entries beyond the snapshot. */
  readonly uncompacted: number;
  /** Who owns each Yjs client id that ever wrote here ([W7]). */
  readonly owners: ReadonlyMap<number, UserId>;
}

/** The bytes of drafts, in the order in which they were accepted. */
export interface DraftLog {
  /**
   * Appends one entry; resolves with its number once it is durable. Entries that arrive while a commit
   * runs share the next one (group commit, [W1]). A rejected entry was not written.
   */
  append(entry: DraftEntry): Promise<number>;
  /** Null where there is no such update. Rejects when reading fails: an empty answer is never a failure ([W8]). */
  load(id: UpdateId): Promise<LoadedDraft | null>;
  /**
   * Merges the snapshot and the log as stored, with `merge`, in one transaction ([W10]); entries that
   * came meanwhile stay.
   */
  compact(id: UpdateId, merge: (parts: readonly Uint8Array[]) => Uint8Array): Promise<void>;
}

/** What a retry of the same request gets again. */
interface IdempotencyRecord {
  readonly userId: UserId;
  readonly key: string;
  /** SHA-256 of method, path and body, hexadecimal. */
  readonly requestHash: string;
  /** What the command gave: JSON. */
  readonly result: unknown;
  readonly at: Instant;
}

/** Results of commands by person and Idempotency-Key. */
export interface IdempotencyTable {
  find(userId: UserId, key: string): Promise<IdempotencyRecord | null>;
  /** Throws on a second record for the key: the transaction around it then leaves no effect. */
  insert(record: IdempotencyRecord): Promise<void>;
  deleteBefore(at: Instant): Promise<void>;
}

/** An account, as colleagues see it. */
export interface PersonRow {
  readonly userId: UserId;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** A person who has left: cannot sign in, and stays named beside what they wrote. */
  readonly deactivated: boolean;
  readonly createdAt: Instant;
  /** How many came before: 0 for the first account. */
  readonly place: number;
}

/** Accounts; better-auth makes them. */
export interface PeopleTable {
  list(): Promise<readonly PersonRow[]>;
  get(id: UserId): Promise<PersonRow | null>;
  setRole(id: UserId, role: Role): Promise<void>;
  /** Removes the account's sign-in and its sessions; the name stays beside what the person wrote. */
  deactivate(id: UserId): Promise<void>;
  countActive(): Promise<number>;
}

/** An offer of an account. */
export interface Invitation {
  /** SHA-256 of the token in the link, hexadecimal: the token itself is not kept. */
  readonly tokenHash: string;
  readonly email: string;
  readonly role: Role;
  readonly invitedBy: UserId;
  readonly expiresAt: Instant;
}

/** Invitations that are neither used nor taken back; some may have expired. */
export interface InvitationTable {
  insert(invitation: Invitation): Promise<void>;
  list(): Promise<readonly Invitation[]>;
  find(tokenHash: string): Promise<Invitation | null>;
  delete(tokenHash: string): Promise<void>;
}

/** A picture, whose file lies beside the database. */
export interface Media {
  readonly id: MediaId;
  readonly contentType: string;
  readonly width: number;
  readonly height: number;
  readonly byteLength: number;
  readonly uploadedBy: UserId;
  readonly at: Instant;
}

/** Pictures, without their files. */
export interface MediaTable {
  insert(media: Media): Promise<void>;
  get(id: MediaId): Promise<Media | null>;
  /** True where a revision that readers see now shows the picture. */
  isPublic(id: MediaId): Promise<boolean>;
}

/** Single values of the installation, such as the hash of the set-up token. */
export interface SettingTable {
  get(name: string): Promise<string | null>;
  set(name: string, value: string): Promise<void>;
  delete(name: string): Promise<void>;
}

interface AuditEntry {
  readonly at: Instant;
  readonly userId: UserId | null;
  /** Such as `update.publish`. */
  readonly action: string;
  /** Id of what it was done to. */
  readonly subject: string;
  readonly details: { readonly [name: string]: string | number | boolean | null };
}

/** Who did what, and when. */
export interface AuditTable {
  insert(entry: AuditEntry): Promise<void>;
  /** Newest first. */
  list(limit: number): Promise<readonly AuditEntry[]>;
}

/** Bytes that the gate refused ([W4]), kept so that nothing that someone wrote is thrown away. */
export interface QuarantineEntry {
  readonly id: number;
  readonly updateId: UpdateId;
  readonly userId: UserId;
  /** RefusalCode of shared/protocol/sync.ts. */
  readonly reason: string;
  readonly byteLength: number;
  readonly at: Instant;
}

/** Edits that were refused. */
export interface QuarantineTable {
  insert(
    entry: Omit<QuarantineEntry, 'id' | 'byteLength'> & { readonly bytes: Uint8Array },
  ): Promise<void>;
  /** Newest first, without the bytes. */
  list(limit: number): Promise<readonly QuarantineEntry[]>;
  bytes(id: number): Promise<Uint8Array | null>;
}

/** What a draft said, and who had written it. */
export interface Said {
  readonly draft: Draft;
  readonly authored: Authored<UserId>;
}

/** A draft to be kept as it stands, and why. */
export type NewVersion = Omit<DraftVersion, 'id' | 'hash'> & Said;

/** A version with what it says. */
export interface KeptVersion extends DraftVersion, Said {
  /** The newest version before it that says something else, or null. */
  readonly previous: number | null;
}

/** Versions of drafts; none is ever changed. */
export interface VersionTable {
  /** `unchanged`, with nothing written, for an activity that would repeat the newest version. */
  insert(version: NewVersion): Promise<'inserted' | 'unchanged'>;
  /** Newest first, at most `limit`; after the version `before`, or from the newest on where it is null. */
  list(
    id: UpdateId,
    query: { readonly before: number | null; readonly limit: number },
  ): Promise<readonly DraftVersion[]>;
  /** Null where the update has no such version. */
  get(id: UpdateId, versionId: number): Promise<KeptVersion | null>;
}

/** Whose text is, where its Yjs client is somebody else’s. */
export interface CreditTable {
  /** One that is known stays as it is. */
  insert(id: UpdateId, credits: readonly Credit<UserId>[]): Promise<void>;
  list(id: UpdateId): Promise<readonly Credit<UserId>[]>;
}

/** What a draft was in its older form, with all that copies have brought of it since. */
export interface OlderState {
  readonly state: Uint8Array;
  /** The same in the present form: what the next copy's difference is made on. */
  readonly base: Uint8Array;
}

/** `never`: the draft has only ever had the present form. `swept`: too old to be known. */
export type KnownOlder =
  | { readonly kind: 'never' }
  | { readonly kind: 'swept' }
  | ({ readonly kind: 'kept' } & OlderState);

/** A copy that is being taken in, and the edit that it has become. */
export interface OlderCopy {
  readonly updateId: UpdateId;
  readonly userId: UserId;
  readonly copy: Uint8Array;
  readonly edit: Uint8Array;
}

/**
 * A copy is taken in with its edit in three steps, so that an end in between neither doubles nor drops words:
 * `begin`, then the edit is written into the draft, in pieces where it is large, then `finish`. What is written
 * again brings nothing new, as it is the same bytes.
 */
export interface OlderCopyTable {
  findOlder(id: UpdateId): Promise<KnownOlder>;
  /** The copy that has begun and not ended, or null. */
  pending(id: UpdateId): Promise<OlderCopy | null>;
  /** False where another has begun, or the state is no longer `on`: look again. */
  begin(copy: OlderCopy, on: KnownOlder): Promise<boolean>;
  /**
   * The edit is in the draft: from now on `after` is what the draft was, and the client ids that the copy brought
   * belong to its writer. Nothing where it was finished already.
   */
  finish(
    copy: OlderCopy,
    after: OlderState & { readonly clientIds: readonly number[]; readonly at: Instant },
  ): Promise<void>;
  /** The edit cannot be written: as if the copy had not come. */
  drop(copy: OlderCopy): Promise<void>;
}

/** Drafts that an older version of the program has left. */
export interface OlderDraftTable extends OlderCopyTable {
  /** Drafts that have the older form still. */
  unconverted(): Promise<readonly UpdateId[]>;
  /**
   * Converts one draft in one transaction; false where somebody else has done so. Rejects with `damaged`
   * where it cannot be read, and passes on what `convert` throws; the draft then stays as it is.
   */
  convert(
    id: UpdateId,
    at: Instant,
    convert: (stored: StoredTree) => ConvertedDraft,
  ): Promise<boolean>;
  /**
   * Forgets what drafts were that were converted before `at`, but for those into which a copy is being taken in;
   * answers how many.
   */
  sweep(at: Instant): Promise<number>;
}
