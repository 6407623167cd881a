import { z } from 'zod';
import { contentField } from '../../shared/protocol/fields.ts';

// What programs may rely on in the answers of the staff API, for its OpenAPI document. Answers hold more.

const state = z.discriminatedUnion('status', [
  z.looseObject({ status: z.literal('draft') }),
  z.looseObject({ status: z.literal('submitted'), by: z.string(), at: z.iso.datetime() }),
  z.looseObject({
    status: z.literal('published'),
    revision: z.int(),
    seq: z.int(),
    at: z.iso.datetime(),
  }),
  z.looseObject({
    status: z.literal('withdrawn'),
    by: z.string(),
    reason: z.string(),
    at: z.iso.datetime(),
  }),
]);

const publishProblem = z.object({
  code: z.string(),
  message: z.string(),
  block: z
    .int()
    .nullable()
    .meta({ description: 'Index of the block in the body, or null where the whole is meant' }),
});

export const updateAnswer = z
  .looseObject({
    id: z.uuid(),
    liveBlogId: z.uuid(),
    state,
    key: z.boolean(),
    content: contentField,
    contentHash: z.string(),
    problems: z.array(publishProblem),
  })
  .meta({ id: 'Update' });

export const liveBlogAnswer = z
  .looseObject({
    id: z.uuid(),
    slug: z.string(),
    headline: z.string(),
    standfirst: z.string(),
    status: z.enum(['upcoming', 'live', 'closed']),
    timeZone: z.string(),
  })
  .meta({ id: 'LiveBlog' });

export const liveBlogListAnswer = z.object({ liveBlogs: z.array(liveBlogAnswer) });
export const madeAnswer = z.looseObject({ id: z.uuid() });

const pinnedQuote = z.looseObject({ quoteId: z.string(), updateId: z.uuid() });
export const boardsAnswer = z
  .looseObject({ pins: z.array(pinnedQuote), quotes: z.array(pinnedQuote) })
  .meta({ id: 'Boards' });

const errorWith = (details: z.ZodType) =>
  z.object({ error: z.object({ code: z.string(), message: z.string(), details }) });

export const errorAnswer = errorWith(z.unknown().optional()).meta({ id: 'Error' });

/** Of status 409: `changed` where it is about a draft's content. */
export const changedAnswer = errorWith(
  z
    .object({
      contentHash: z.string(),
      difference: z.array(z.object({ before: z.string(), after: z.string() })).nullable(),
    })
    .optional(),
).meta({ id: 'ChangedError' });

/** Of status 422: `not_publishable` with the list of what is missing, or `key_reused`. */
export const notPublishableAnswer = errorWith(
  z.object({ problems: z.array(publishProblem) }).optional(),
).meta({ id: 'NotPublishableError' });
