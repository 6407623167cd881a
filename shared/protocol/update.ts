import { z } from 'zod';
import type { DraftMeta, UpdateState } from '../domain/update.ts';
import type { VersionReason } from '../domain/version.ts';
import { exactly } from './exactly.ts';
import { instantField, seqField, userIdField } from './fields.ts';

export const updateStateField = exactly<UpdateState>()(
  z.discriminatedUnion('status', [
    z.object({ status: z.literal('draft') }),
    z.object({ status: z.literal('submitted'), by: userIdField, at: instantField }),
    z.object({
      status: z.literal('published'),
      revision: z.int().positive(),
      seq: seqField,
      at: instantField,
    }),
    z.object({
      status: z.literal('withdrawn'),
      by: userIdField,
      reason: z.string(),
      at: instantField,
    }),
  ]),
);

export const draftMetaField = exactly<DraftMeta>()(
  z.object({
    kind: z.enum(['update', 'summary']),
    occurredAt: instantField.nullable(),
    key: z.boolean(),
    bylines: z.array(z.string()).readonly(),
    labels: z.array(z.string()).readonly(),
  }),
);

export const versionReasonField = exactly<VersionReason>()(
  z.enum(['activity', 'submitted', 'published', 'withdrawn', 'restored']),
);
