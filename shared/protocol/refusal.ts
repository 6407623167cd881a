import { z } from 'zod';
import type { WordChange } from '../domain/correction.ts';
import type { PublishProblem, Refusal } from '../domain/refusal.ts';
import { exactly } from './exactly.ts';
import { contentHashField } from './fields.ts';
import { REFUSAL_CODES } from './sync.ts';

/** Why the gate refused a frame. */
export const refusalCodeField = z.enum(REFUSAL_CODES);

const message = z.string();

export const wordChangeField = exactly<WordChange>()(
  z.object({ before: z.string(), after: z.string() }),
);

export const publishProblemField = exactly<PublishProblem>()(
  z.object({
    code: z.string(),
    message,
    block: z
      .int()
      .nullable()
      .meta({ description: 'Index of the block in the body, or null where the whole is meant' }),
  }),
);

/** `details` of a refusal that says `changed`. */
export const changedDetails = {
  contentHash: contentHashField,
  difference: z.array(wordChangeField).readonly().nullable(),
};

/** `details` of a refusal that says `not_publishable`. */
export const notPublishableDetails = { problems: z.array(publishProblemField).readonly() };

/** A refusal, with its details beside its code and message. */
export const refusalField = exactly<Refusal>()(
  z.discriminatedUnion('code', [
    z.object({ code: z.literal('invalid'), message }),
    z.object({ code: z.literal('unauthenticated'), message }),
    z.object({ code: z.literal('forbidden'), message }),
    z.object({ code: z.literal('not_found'), message }),
    z.object({ code: z.literal('conflict'), message }),
    z.object({ code: z.literal('changed'), message, ...changedDetails }),
    z.object({ code: z.literal('not_publishable'), message, ...notPublishableDetails }),
    z.object({ code: z.literal('too_old'), message }),
    z.object({ code: z.literal('too_large'), message }),
    z.object({ code: z.literal('key_reused'), message }),
  ]),
);

/** Body of every answer that refuses or fails; codes may come that a client does not know. */
export const errorBody = z.object({
  error: z.object({
    code: z.string(),
    message,
    details: z.record(z.string(), z.unknown()).optional(),
  }),
});
