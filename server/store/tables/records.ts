import { z } from 'zod';
import type { LiveBlog } from '../../../shared/domain/liveblog.ts';
import type { Draft } from '../../../shared/domain/update.ts';
import { draftMetaSchema } from '../../../shared/document/sequence/meta.ts';
import {
  contentField,
  contentHashField,
  instantField,
  quoteIdField,
  updateIdField,
} from '../../../shared/protocol/fields.ts';
import { damaged } from '../errors.ts';
import type { CheckedText } from '../checked-text.ts';
import { decodeChecked } from '../checked-text.ts';

// Stored JSON that decides something is checked when it comes back. Events, revisions and what readers
// see are held to their checksum alone: they are the bulk of all reading, are written by effects.ts alone
// from typed values, and only ever shown.

export type LiveBlogFields = Omit<LiveBlog, 'id' | 'slug' | 'createdAt' | 'seq'>;

export const liveBlogRecord: z.ZodType<LiveBlogFields> = z.object({
  headline: z.string(),
  standfirst: z.string(),
  status: z.enum(['upcoming', 'live', 'closed']),
  publishing: z.enum(['editors', 'everyone']),
  timeZone: z.string(),
  place: z
    .object({
      name: z.string(),
      coordinates: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
    })
    .nullable(),
  languages: z.array(z.string()),
  coverageStartTime: instantField.nullable(),
  coverageEndTime: instantField.nullable(),
});

export const pinsRecord = z.array(z.object({ quoteId: quoteIdField, updateId: updateIdField }));

export const draftRecord: z.ZodType<Draft> = z.object({
  content: contentField,
  meta: draftMetaSchema,
  hash: contentHashField,
});

export const auditDetailsRecord = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null()]),
);

/** Reads stored JSON; `what` names the row in the error for one that does not read as it was written. */
export function readRecord<Value>(
  schema: z.ZodType<Value>,
  sealed: CheckedText,
  what: string,
): Value {
  return checked(schema, decodeChecked(sealed, what), what);
}

/** A stored value that has come back, as the schema has it. */
export function checked<Value>(schema: z.ZodType<Value>, value: unknown, what: string): Value {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw damaged(`row "${what}"`, read.error.message);
}
