import { z } from 'zod';
import type { Departure } from '../domain/location.ts';
import type { Quote } from '../domain/quote.ts';
import { exactly } from './exactly.ts';
import { quoteIdField } from './fields.ts';

export const quoteField = exactly<Quote>()(
  z.object({
    id: quoteIdField.nullable(),
    words: z.string(),
    speaker: z.string(),
    role: z.string(),
    source: z.string(),
    translation: z.string(),
    language: z.string().nullable(),
    saidAt: z.string().nullable(),
    verification: z.discriminatedUnion('status', [
      z.object({ status: z.literal('unconfirmed') }),
      z.object({
        status: z.literal('confirmed'),
        by: z.string().nullable(),
        at: z.string().nullable(),
      }),
    ]),
  }),
);

export const departureField = exactly<Departure>()(
  z.object({
    id: z.string().nullable(),
    placeName: z.string(),
    coordinates: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
    timeZone: z.string().nullable(),
    at: z.string().nullable(),
    phase: z.literal('departing'),
    traveller: z.string(),
    destination: z.string(),
    carrier: z.string(),
    durationMinutes: z.number().nullable(),
  }),
);
