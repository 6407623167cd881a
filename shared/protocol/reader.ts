import { z } from 'zod';
import type { PublicEvent } from '../domain/timeline.ts';
import type { Seq } from '../ids.ts';

/** `GET /live/:slug/events.json?after=seq`: events after that one; 410 where they are no longer kept. */
export interface EventsAnswer {
  readonly seq: Seq;
  readonly events: readonly PublicEvent[];
}

/** socket.io namespace `/feed`, from the server. */
export interface FeedServerEvents {
  /** The last number given: after `follow`, and every 15 seconds ([P7]). */
  head: (message: { readonly seq: Seq }) => void;
  event: (event: PublicEvent) => void;
}

export const followSchema = z.object({
  slug: z.string().min(1).max(80),
  /** The last event that the reader has applied. */
  after: z.number().int().nonnegative().default(0),
});

export interface FeedClientEvents {
  follow: (message: { readonly slug: string; readonly after: number }) => void;
}

/** Seconds between two `head` messages. */
export const HEAD_INTERVAL_SECONDS = 15;
