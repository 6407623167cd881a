import { z } from 'zod';
import { soundText } from '../domain/characters.ts';
import type { ContentNode } from '../domain/content.ts';
import { isLanguage } from '../domain/language.ts';
import { isTimeZone } from '../domain/time-zone.ts';
import type {
  ContentHash,
  Instant,
  LiveBlogId,
  MediaId,
  QuoteId,
  Seq,
  UpdateId,
  UserId,
} from '../ids.ts';
import { instant } from '../ids.ts';

/** A schema whose parsed text carries a brand; what it accepts stays as written. */
function branded<Brand>(schema: z.ZodType<string>): z.ZodType<Brand, string> {
  return schema as unknown as z.ZodType<Brand, string>;
}

/** Kept in lower case: databases compare the text, and RFC 9562 lets programs send either. */
const uuid = z.uuid().toLowerCase();

/** PostgreSQL cannot store U+0000. */
const storable = z.string().refine((value) => !value.includes('\0'), 'Text cannot hold U+0000.');

export const liveBlogIdField = branded<LiveBlogId>(uuid);
export const updateIdField = branded<UpdateId>(uuid);
export const mediaIdField = branded<MediaId>(uuid);
export const quoteIdField = branded<QuoteId>(storable.min(1).max(64));
export const userIdField = branded<UserId>(storable.min(1).max(64));
export const contentHashField = branded<ContentHash>(z.string().regex(/^[0-9a-f]{64}$/));
/** Number of a version of a draft. */
export const versionIdField = z.int().positive();
export const seqField = z.number().int().nonnegative() as unknown as z.ZodType<Seq, number>;

/** ISO 8601 with an offset; kept as UTC. */
export const instantField = z.iso
  .datetime({ offset: true })
  .overwrite((text) => instant(new Date(text))) as unknown as z.ZodType<Instant, string>;

export const timeZoneField = z
  .string()
  .max(64)
  .refine(isTimeZone, 'This is not an IANA time zone, such as America/Anchorage.');

export const slugField = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Lower-case letters, digits and single hyphens only.');

/** What people write about an update: it stands in pages and feeds. */
const written = storable.overwrite(soundText).trim();

/** One line that must say something. */
export const lineField = (maximum: number) => written.min(1).max(maximum);

/** Text that may also be empty, or have several lines. */
export const textField = (maximum: number) => written.max(maximum);

/** BCP 47, as the `lang` of a page takes it. */
export const languageField = lineField(35).refine(
  isLanguage,
  'This is not a language tag, such as en or pt-BR.',
);

export const roleField = z.enum(['reporter', 'editor', 'admin']);
export const emailField = z.email().max(320);
export const personNameField = lineField(120);
export const PASSWORD_LENGTH = { minimum: 12, maximum: 200 } as const;
export const passwordField = z.string().min(PASSWORD_LENGTH.minimum).max(PASSWORD_LENGTH.maximum);

/** ProseMirror JSON; whether it fits the schema is decided by `parseContent`. */
export const contentField: z.ZodType<ContentNode> = z
  .looseObject({ type: z.string() })
  .meta({ description: 'ProseMirror JSON' });
