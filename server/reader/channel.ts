import type { Socket } from 'socket.io';
import type { PublicEvent, Snapshot } from '../../shared/domain/timeline.ts';
import { apply } from '../../shared/domain/timeline.ts';
import type { LiveBlogId } from '../../shared/ids.ts';
import type { Answer } from './cached-response.ts';
import { sizeOf } from './cached-response.ts';
import type { FeedPacket } from './packet.ts';
import { encodePacket, writePacket } from './packet.ts';
import { Shelf } from './response-cache.ts';

/** One live blog in memory: what readers see of it, who follows it, the answers made of it. */
export interface Channel {
  readonly id: LiveBlogId;
  readonly slug: string;
  snapshot: Snapshot;
  readonly followers: Set<Socket>;
  readonly answers: Shelf<Answer>;
  /** Set by every request; the hub's tick clears it and lets go of what nobody asks for. */
  asked: boolean;
  idleTicks: number;
  /** Resolves when the events that are being read are applied; `again` asks for one more round. */
  reading: Promise<void> | null;
  again: boolean;
  /**
   * Set while something is known to be committed and not yet applied: requests wait for it, so that whoever
   * was told of a publication finds it.
   */
  behind: Promise<void> | null;
}

const ANSWER_LIMITS = { items: 200, bytes: 32 * 1024 * 1024, sizeOf };

export function createChannel(snapshot: Snapshot): Channel {
  return {
    id: snapshot.liveBlog.id,
    slug: snapshot.liveBlog.slug,
    snapshot,
    followers: new Set(),
    answers: new Shelf(ANSWER_LIMITS),
    asked: true,
    idleTicks: 0,
    reading: null,
    again: false,
    behind: null,
  };
}

/** Counts those who were too slow and were cut off. */
function broadcast(channel: Channel, packet: FeedPacket): number {
  let cutOff = 0;
  for (const socket of channel.followers) {
    if (!writePacket(socket, packet)) {
      channel.followers.delete(socket);
      cutOff += 1;
    }
  }
  return cutOff;
}

/** Applies the next event, drops every answer made before it, and tells all followers. */
export function take(channel: Channel, event: PublicEvent): number {
  channel.snapshot = apply(channel.snapshot, event);
  channel.answers.clear();
  if (channel.followers.size === 0) return 0;
  return broadcast(channel, encodePacket('event', event));
}

export function headPacket(channel: Channel): FeedPacket {
  return encodePacket('head', { seq: channel.snapshot.seq });
}

/** Tells all followers the last number, so that a lost last event is noticed ([P7]). */
export function tellHead(channel: Channel): number {
  return channel.followers.size === 0 ? 0 : broadcast(channel, headPacket(channel));
}
