import { z } from 'zod';
import { departureField, quoteField } from './blocks.ts';
import {
  contentField,
  contentHashField,
  instantField,
  liveBlogIdField,
  quoteIdField,
  updateIdField,
  userIdField,
} from './fields.ts';
import { publishProblemField } from './refusal.ts';
import { liveBlogField } from './timeline.ts';
import { draftMetaField, updateStateField, versionReasonField } from './update.ts';

const personFields = {
  userId: userIdField,
  name: z.string(),
  /** A CSS colour that the server gives by id. */
  color: z.string(),
};

/** A person as colleagues see them. */
export const personField = z.object(personFields).readonly();
export type Person = z.output<typeof personField>;

const draftFields = { content: contentField, contentHash: contentHashField };

const summaryFields = {
  id: updateIdField,
  liveBlogId: liveBlogIdField,
  state: updateStateField,
  key: z.boolean(),
  createdBy: personField,
  createdAt: instantField,
  /** Time of the last edit of the draft. */
  editedAt: instantField,
  /** The draft as last written. */
  ...draftFields,
  meta: draftMetaField,
  /** Those who wrote in it, in the order in which they came. */
  writers: z.array(personField).readonly(),
  /** True where readers see an older revision than this draft. */
  changedSincePublished: z.boolean(),
};

/** One card of the desk's timeline. */
const updateSummary = z.object(summaryFields).readonly();
export type UpdateSummary = z.output<typeof updateSummary>;

/** Answer of `GET /api/updates/:id`. */
export const updateDetail = z
  .object({
    ...summaryFields,
    problems: z.array(publishProblemField).readonly(),
    /** What readers see now, or null. */
    published: z.object(draftFields).readonly().nullable(),
  })
  .readonly();
export type UpdateDetail = z.output<typeof updateDetail>;

/** What came under a client id and is someone else's, as they wrote it before it was moved. */
const credit = z.object({ clock: z.int(), length: z.int(), person: personField }).readonly();

const draftClient = z
  .object({ clientId: z.int(), person: personField, credits: z.array(credit).readonly() })
  .readonly();
/** Who owns a Yjs client id of the draft. */
export type DraftClient = z.output<typeof draftClient>;

/** Answer of `GET /api/updates/:id/writers`. */
export const writersAnswer = z.array(draftClient).readonly();

const versionFields = {
  id: z.int(),
  at: instantField,
  reason: versionReasonField,
  /** Who wrote since the version before, or who did what `reason` says. */
  by: z.array(personField).readonly(),
  contentHash: contentHashField,
};

/** A version of a draft, as lists tell of it. */
const versionSummary = z.object(versionFields).readonly();
export type VersionSummary = z.output<typeof versionSummary>;

/** Answer of `GET /api/updates/:id/versions`, newest first. */
export const versionPage = z
  .object({ versions: z.array(versionSummary).readonly(), next: z.int().nullable() })
  .readonly();
export type VersionPage = z.output<typeof versionPage>;

/** Answer of `GET /api/updates/:id/versions/:versionId`. */
export const versionDetail = z
  .object({
    ...versionFields,
    /** Id of the newest version before it that says something else, or null. */
    previous: z.int().nullable(),
    content: contentField,
    meta: draftMetaField,
  })
  .readonly();
export type VersionDetail = z.output<typeof versionDetail>;

const updateCounts = z
  .object({
    all: z.int(),
    mine: z.int(),
    draft: z.int(),
    submitted: z.int(),
    published: z.int(),
    withdrawn: z.int(),
    key: z.int(),
  })
  .readonly();
export type UpdateCounts = z.output<typeof updateCounts>;

/** Answer of `GET /api/liveblogs/:id/updates`, newest first. */
export const updatePage = z
  .object({
    updates: z.array(updateSummary).readonly(),
    counts: updateCounts,
    next: z.string().nullable(),
  })
  .readonly();
export type UpdatePage = z.output<typeof updatePage>;

/** A quote that readers see, pinned or not. */
const publishedQuote = z
  .object({ quoteId: quoteIdField, updateId: updateIdField, quote: quoteField })
  .readonly();
export type PublishedQuote = z.output<typeof publishedQuote>;

const departureEntry = z.object({ updateId: updateIdField, departure: departureField }).readonly();
export type DepartureEntry = z.output<typeof departureEntry>;

/** Answer of `GET /api/liveblogs/:id/boards`: what readers see pinned and departing. */
export const boardsAnswer = z
  .object({
    pins: z.array(publishedQuote).readonly(),
    /** Quotes in published updates that are not pinned, newest first. */
    quotes: z.array(publishedQuote).readonly(),
    departures: z.array(departureEntry).readonly(),
  })
  .readonly();
export type Boards = z.output<typeof boardsAnswer>;

/** Where someone is: in an update, or on the timeline. */
const presenceEntry = z.object({ ...personFields, updateId: updateIdField.nullable() }).readonly();
export type PresenceEntry = z.output<typeof presenceEntry>;

/** socket.io namespace `/desk`, from the server; null: without a payload. */
export const deskServerSchemas = {
  presence: z.object({ liveBlogId: liveBlogIdField, people: z.array(presenceEntry).readonly() }),
  updateChanged: z.object({ update: updateSummary }),
  boardsChanged: z.object({ liveBlogId: liveBlogIdField }),
  liveBlogChanged: z.object({ liveBlog: liveBlogField }),
  /** Others' typing in a draft, at most four a second ([W11]). */
  preview: z.object({ updateId: updateIdField, ...draftFields }),
  /** Storage has failed or works again; while it has failed, nothing is acknowledged. */
  storage: z.object({ status: z.enum(['working', 'failing']) }),
  signedOut: null,
} as const;

export type DeskServerEvents = {
  [Name in keyof typeof deskServerSchemas]: (typeof deskServerSchemas)[Name] extends z.ZodType<
    infer Message
  >
    ? (message: Readonly<Message>) => void
    : () => void;
};

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
