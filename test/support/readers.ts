import type { Socket } from 'socket.io-client';
import { io } from 'socket.io-client';
import { vi } from 'vitest';
import type { PublicEvent } from '../../shared/domain/timeline.ts';
import type { FeedClientEvents, FeedServerEvents } from '../../shared/protocol/reader.ts';
import { body, paragraph } from './facts.ts';
import { idOf } from './memory-newsroom.ts';
import type { MemoryNewsroom } from './memory-newsroom.ts';
import { startReaderServer } from './reader-server.ts';

type Feed = Socket<FeedServerEvents, FeedClientEvents>;

/** Asks again until `check` no longer throws. */
export const soon = (check: () => unknown) => vi.waitFor(check, { timeout: 10_000, interval: 5 });

/** What a test opens, closed in reverse order after it. */
const closing: (() => unknown)[] = [];
export async function closeAll(): Promise<void> {
  for (const close of closing.splice(0).toReversed()) {
    // Sockets before their server.
    // oxlint-disable-next-line eslint/no-await-in-loop
    await close();
  }
}

export async function start(newsroom: MemoryNewsroom, options = {}) {
  const server = await startReaderServer(newsroom, options);
  closing.push(() => server.close());
  return server;
}

/** A reader with the stock client, and all that it was told. */
export function connect(origin: string) {
  const socket: Feed = io(`${origin}/feed`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
  });
  const heads: number[] = [];
  const events: PublicEvent[] = [];
  const refusals: string[] = [];
  socket.on('head', ({ seq }) => heads.push(seq));
  socket.on('event', (event) => events.push(event));
  socket.on('connect_error', (error) => refusals.push(error.message));
  closing.push(() => socket.disconnect());
  return { socket, heads, events, refusals };
}

/** A reader who has been told the head. */
export async function follow(origin: string, slug: string) {
  const reader = connect(origin);
  reader.socket.emit('follow', { slug, after: 0 });
  await soon(() => {
    if (reader.heads.length === 0) throw new Error('no head yet');
  });
  return reader;
}

export const get = (origin: string, path: string, headers = {}) =>
  fetch(origin + path, { headers });

export function publishSome(newsroom: MemoryNewsroom, first: number, last: number): void {
  for (let number = first; number <= last; number += 1) {
    newsroom.publish(idOf(number), body(paragraph(`Update ${number}`)));
  }
}
