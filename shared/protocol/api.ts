import { z } from 'zod';
import {
  contentField,
  contentHashField,
  emailField,
  instantField,
  languageField,
  lineField,
  passwordField,
  personNameField,
  quoteIdField,
  roleField,
  slugField,
  textField,
  timeZoneField,
  updateIdField,
  versionIdField,
} from './fields.ts';

const degrees = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
});

const place = z.object({ name: lineField(200), coordinates: degrees.nullable().default(null) });

/** A place as it is kept, with its degrees beside the name as in a location stamp, or only its name. */
const placeField = z.union([
  z
    .object({ name: lineField(200), ...degrees.shape })
    .transform(({ name, ...coordinates }) => ({ name, coordinates })),
  place,
  lineField(200).transform((name) => ({ name, coordinates: null })),
]);

const languages = z.array(languageField).min(1).max(10);
const publishing = z.enum(['editors', 'everyone']);

/** Bodies of the staff API; the routes are in server/http. */
export const createLiveBlogBody = z.object({
  headline: lineField(300),
  standfirst: textField(2000).default(''),
  slug: slugField.optional(),
  timeZone: timeZoneField,
  place: placeField.nullable().default(null),
  languages: languages.default(['en']),
  publishing: publishing.default('editors'),
  coverageStartTime: instantField.nullable().default(null),
});

export const patchLiveBlogBody = z.strictObject({
  headline: lineField(300).optional(),
  standfirst: textField(2000).optional(),
  status: z.enum(['upcoming', 'live', 'closed']).optional(),
  publishing: publishing.optional(),
  timeZone: timeZoneField.optional(),
  place: placeField.nullable().optional(),
  languages: languages.optional(),
  coverageStartTime: instantField.nullable().optional(),
  coverageEndTime: instantField.nullable().optional(),
});

const kind = z.enum(['update', 'summary']);

export const createUpdateBody = z.object({
  id: updateIdField.optional(),
  kind: kind.default('update'),
  content: contentField.optional(),
});

export const publishBody = z.object({
  contentHash: contentHashField,
  change: z.enum(['update', 'correction', 'typo']).default('update'),
  note: textField(1000).default(''),
});

export const withdrawBody = z.object({ reason: lineField(1000) });
export const keyBody = z.object({ key: z.boolean().default(true) });
export const pinBody = z.object({ quoteId: quoteIdField });
export const pinOrderBody = z.object({ quoteIds: z.array(quoteIdField).max(200) });

const UPDATE_FILTERS = [
  'all',
  'mine',
  'draft',
  'submitted',
  'published',
  /** Published, and edited since. */
  'changed',
  'withdrawn',
  'key',
] as const;
export type UpdateFilter = (typeof UPDATE_FILTERS)[number];

export const listUpdatesQuery = z.object({
  filter: z.enum(UPDATE_FILTERS).default('all'),
  /** Opaque cursor that the last answer gave as `next`. */
  before: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const listVersionsQuery = z.object({
  /** The `next` of the last answer. */
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const restoreBody = z.object({ versionId: versionIdField });

export const createInvitationBody = z.object({ email: emailField, role: roleField });
export const acceptInvitationBody = z.object({
  token: z.string().min(20).max(200),
  name: personNameField,
  password: passwordField,
});
export const setUpBody = acceptInvitationBody.extend({ email: emailField });
export const changeRoleBody = z.object({ role: roleField });
