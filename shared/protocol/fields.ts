import { z } from 'zod';
import type { ContentNode } from '../domain/content.ts';
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

export const liveBlogIdField = branded<LiveBlogId>(z.uuid());
export const updateIdField = branded<UpdateId>(z.uuid());
export const mediaIdField = branded<MediaId>(z.uuid());
export const quoteIdField = branded<QuoteId>(z.string().min(1).max(64));
export const userIdField = branded<UserId>(z.string().min(1).max(64));
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

/** One line that must say something. */
export const lineField = (maximum: number) => z.string().trim().min(1).max(maximum);

export const emailField = z.email().max(320);
export const personNameField = lineField(120);
export const PASSWORD_LENGTH = { minimum: 12, maximum: 200 } as const;
export const passwordField = z.string().min(PASSWORD_LENGTH.minimum).max(PASSWORD_LENGTH.maximum);

/** ProseMirror JSON; whether it fits the schema is decided by `parseContent`. */
export const contentField: z.ZodType<ContentNode> = z
  .looseObject({ type: z.string() })
  .meta({ description: 'ProseMirror JSON' });
