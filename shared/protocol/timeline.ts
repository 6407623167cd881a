import { z } from 'zod';
import type { Correction } from '../domain/correction.ts';
import type { LiveBlog, PublicLiveBlog } from '../domain/liveblog.ts';
import type { Pin } from '../domain/pin.ts';
import type { PublicEvent, PublicUpdate, Snapshot, WithdrawnUpdate } from '../domain/timeline.ts';
import { exactly } from './exactly.ts';
import {
  contentField,
  instantField,
  liveBlogIdField,
  quoteIdField,
  seqField,
  updateIdField,
} from './fields.ts';
import { wordChangeField } from './refusal.ts';

const texts = z.array(z.string()).readonly();
const coordinates = z.object({ latitude: z.number(), longitude: z.number() }).nullable();

const publicLiveBlogFields = {
  id: liveBlogIdField,
  slug: z.string(),
  headline: z.string(),
  standfirst: z.string(),
  status: z.enum(['upcoming', 'live', 'closed']),
  timeZone: z.string(),
  place: z.object({ name: z.string(), coordinates }).nullable(),
  languages: texts,
  coverageStartTime: instantField.nullable(),
  coverageEndTime: instantField.nullable(),
};
const publicLiveBlogField = exactly<PublicLiveBlog>()(z.object(publicLiveBlogFields));

/** A live blog as the newsroom sees it. */
export const liveBlogField = exactly<LiveBlog>()(
  z.object({
    ...publicLiveBlogFields,
    publishing: z.enum(['editors', 'everyone']),
    createdAt: instantField,
    seq: seqField,
  }),
);

export const pinField = exactly<Pin>()(
  z.object({ quoteId: quoteIdField, updateId: updateIdField }),
);

const correctionField = exactly<Correction>()(
  z.object({
    at: instantField,
    note: z.string(),
    changes: z.array(wordChangeField).readonly(),
  }),
);

const publicUpdateFields = { id: updateIdField, seq: seqField, firstPublishedAt: instantField };

const withdrawnUpdate = z.object({
  ...publicUpdateFields,
  status: z.literal('withdrawn'),
  reason: z.string(),
  withdrawnAt: instantField,
});
const withdrawnUpdateField = exactly<WithdrawnUpdate>()(withdrawnUpdate);

const publicUpdateField = exactly<PublicUpdate>()(
  z.discriminatedUnion('status', [
    z.object({
      ...publicUpdateFields,
      status: z.literal('published'),
      kind: z.enum(['update', 'summary']),
      revision: z.int().positive(),
      key: z.boolean(),
      headline: z.string().nullable(),
      content: contentField,
      bylines: texts,
      labels: texts,
      occurredAt: instantField.nullable(),
      publishedAt: instantField,
      corrections: z.array(correctionField).readonly(),
    }),
    withdrawnUpdate,
  ]),
);

const numbered = { seq: seqField, at: instantField };

/** One event of a live blog's public sequence. */
export const publicEventField = exactly<PublicEvent>()(
  z.discriminatedUnion('type', [
    z.object({
      type: z.literal('published'),
      update: publicUpdateField,
      quiet: z.boolean(),
      ...numbered,
    }),
    z.object({ type: z.literal('corrected'), update: publicUpdateField, ...numbered }),
    z.object({ type: z.literal('withdrawn'), update: withdrawnUpdateField, ...numbered }),
    z.object({ type: z.literal('pinned'), pin: pinField, ...numbered }),
    z.object({ type: z.literal('unpinned'), quoteId: quoteIdField, ...numbered }),
    z.object({
      type: z.literal('pinsOrdered'),
      quoteIds: z.array(quoteIdField).readonly(),
      ...numbered,
    }),
    z.object({ type: z.literal('liveBlogChanged'), liveBlog: publicLiveBlogField, ...numbered }),
  ]),
);

/** `GET /live/:slug/snapshot.json`. */
export const snapshotAnswer = exactly<Snapshot>()(
  z.object({
    seq: seqField,
    liveBlog: publicLiveBlogField,
    updates: z.array(publicUpdateField).readonly(),
    pins: z.array(pinField).readonly(),
  }),
);
