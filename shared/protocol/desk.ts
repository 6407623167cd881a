import { z } from 'zod';
import type { ContentNode } from '../domain/content.ts';
import type { LiveBlog } from '../domain/liveblog.ts';
import type { Pin } from '../domain/pin.ts';
import type { Quote } from '../domain/quote.ts';
import type { Departure } from '../domain/location.ts';
import type { PublishProblem } from '../domain/refusal.ts';
import type { DraftMeta, UpdateState } from '../domain/update.ts';
import type { VersionReason } from '../domain/version.ts';
import type { ContentHash, Instant, LiveBlogId, UpdateId, UserId } from '../ids.ts';
import { liveBlogIdField, updateIdField } from './fields.ts';

/** A person as colleagues see them; `color` is a CSS colour that the server gives by id. */
export interface Person {
  readonly userId: UserId;
  readonly name: string;
  readonly color: string;
}

/** One card of the desk's timeline. */
export interface UpdateSummary {
  readonly id: UpdateId;
  readonly liveBlogId: LiveBlogId;
  readonly state: UpdateState;
  readonly key: boolean;
  readonly createdBy: Person;
  readonly createdAt: Instant;
  /** Time of the last edit of the draft. */
  readonly editedAt: Instant;
  /** The draft as last written. */
  readonly content: ContentNode;
  readonly contentHash: ContentHash;
  readonly meta: DraftMeta;
  /** Those who wrote in it, in the order in which they came. */
  readonly writers: readonly Person[];
  /** True where readers see an older revision than this draft. */
  readonly changedSincePublished: boolean;
}

/** Answer of `GET /api/updates/:id`. */
export interface UpdateDetail extends UpdateSummary {
  readonly problems: readonly PublishProblem[];
  /** What readers see now, or null. */
  readonly published: { readonly content: ContentNode; readonly contentHash: ContentHash } | null;
}

/** One of the answers of `GET /api/updates/:id/writers`: who owns a Yjs client id of the draft. */
export interface DraftClient {
  readonly clientId: number;
  readonly person: Person;
  /** What came under this id and is someone else's, as they wrote it before it was moved. */
  readonly credits: readonly {
    readonly clock: number;
    readonly length: number;
    readonly person: Person;
  }[];
}

/** A version of a draft, as lists tell of it. */
export interface VersionSummary {
  readonly id: number;
  readonly at: Instant;
  readonly reason: VersionReason;
  /** Who wrote since the version before, or who did what `reason` says. */
  readonly by: readonly Person[];
  readonly contentHash: ContentHash;
}

/** Answer of `GET /api/updates/:id/versions`, newest first. */
export interface VersionPage {
  readonly versions: readonly VersionSummary[];
  readonly next: number | null;
}

/** Answer of `GET /api/updates/:id/versions/:versionId`. */
export interface VersionDetail extends VersionSummary {
  /** Id of the newest version before it that says something else, or null. */
  readonly previous: number | null;
  readonly content: ContentNode;
  readonly meta: DraftMeta;
}

export interface UpdateCounts {
  readonly all: number;
  readonly mine: number;
  readonly draft: number;
  readonly submitted: number;
  readonly published: number;
  readonly withdrawn: number;
  readonly key: number;
}

/** Answer of `GET /api/liveblogs/:id/updates`, newest first. */
export interface UpdatePage {
  readonly updates: readonly UpdateSummary[];
  readonly counts: UpdateCounts;
  readonly next: string | null;
}

export interface PinnedQuote extends Pin {
  readonly quote: Quote;
}

export interface DepartureEntry {
  readonly updateId: UpdateId;
  readonly departure: Departure;
}

/** Answer of `GET /api/liveblogs/:id/boards`: what readers see pinned and departing. */
export interface Boards {
  readonly pins: readonly PinnedQuote[];
  /** Quotes in published updates that are not pinned, newest first. */
  readonly quotes: readonly PinnedQuote[];
  readonly departures: readonly DepartureEntry[];
}

/** Where someone is: in an update, or on the timeline. */
export interface PresenceEntry extends Person {
  readonly updateId: UpdateId | null;
}

/** socket.io namespace `/desk`, from the server. */
export interface DeskServerEvents {
  presence: (message: {
    readonly liveBlogId: LiveBlogId;
    readonly people: readonly PresenceEntry[];
  }) => void;
  updateChanged: (message: { readonly update: UpdateSummary }) => void;
  boardsChanged: (message: { readonly liveBlogId: LiveBlogId }) => void;
  liveBlogChanged: (message: { readonly liveBlog: LiveBlog }) => void;
  /** Others' typing in a draft, at most four a second ([W11]). */
  preview: (message: {
    readonly updateId: UpdateId;
    readonly content: ContentNode;
    readonly contentHash: ContentHash;
  }) => void;
  /** Storage has failed or works again; while it has failed, nothing is acknowledged. */
  storage: (message: { readonly status: 'working' | 'failing' }) => void;
  signedOut: () => void;
}

/** socket.io namespace `/desk`, from the client; each payload is checked with the schema of its name. */
export const deskClientSchemas = {
  /** Follow one live blog: state changes, presence. Replaces the one followed before. */
  watch: z.object({ liveBlogId: liveBlogIdField }),
  /** Which cards are in view: previews come for these. Replaces the list before. */
  look: z.object({ updateIds: z.array(updateIdField).max(100) }),
  /** Which update is open, or null. */
  enter: z.object({ updateId: updateIdField.nullable() }),
} as const;

export type DeskClientEvents = {
  [Name in keyof typeof deskClientSchemas]: (
    message: z.infer<(typeof deskClientSchemas)[Name]>,
  ) => void;
};
