import { z } from 'zod';
import { seqField } from './fields.ts';
import { publicEventField } from './timeline.ts';

/** `GET /live/:slug/events.json?after=seq`: events after that one; 410 where they are no longer kept. */
export const eventsAnswer = z.object({
  seq: seqField,
  events: z.array(publicEventField).readonly(),
});
export type EventsAnswer = Readonly<z.output<typeof eventsAnswer>>;

/** socket.io namespace `/feed`, from the server. */
export const feedServerSchemas = {
  /** The last number given: after `follow`, and every 15 seconds ([P7]). */
  head: z.object({ seq: seqField }).readonly(),
  event: publicEventField,
} as const;

export type FeedServerEvents = {
  [Name in keyof typeof feedServerSchemas]: (
    message: z.output<(typeof feedServerSchemas)[Name]>,
  ) => void;
};

/** socket.io namespace `/feed`, from the client; each payload is checked with the schema of its name. */
export const feedClientSchemas = {
  follow: z.object({
    slug: z.string().min(1).max(80),
    /** The last event that the reader has applied. */
    after: z.number().int().nonnegative().default(0),
  }),
} as const;

export type FeedClientEvents = {
  [Name in keyof typeof feedClientSchemas]: (
    message: Readonly<z.output<(typeof feedClientSchemas)[Name]>>,
  ) => void;
};

/** Seconds between two `head` messages. */
export const HEAD_INTERVAL_SECONDS = 15;
