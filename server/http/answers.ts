import { z } from 'zod';
import { changedDetails, notPublishableDetails } from '../../shared/protocol/refusal.ts';

// How the API's document shows refusals; what else it answers is in shared/protocol.

const errorWith = (details: z.ZodType) =>
  z.object({ error: z.object({ code: z.string(), message: z.string(), details }) });

export const errorAnswer = errorWith(z.unknown().optional()).meta({ id: 'Error' });

/** Of status 409: `changed` where it is about a draft's content. */
export const changedAnswer = errorWith(z.object(changedDetails).optional()).meta({
  id: 'ChangedError',
});

/** Of status 422: `not_publishable` with the list of what is missing, or `key_reused`. */
export const notPublishableAnswer = errorWith(z.object(notPublishableDetails).optional()).meta({
  id: 'NotPublishableError',
});
