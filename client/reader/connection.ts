import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import type {
  EventsAnswer,
  FeedClientEvents,
  FeedServerEvents,
} from '../../shared/protocol/reader.ts';
import type { Delta, Follower } from './follower.ts';

/** Where sockets are blocked or refused, the delta is fetched this often, give or take a half. */
const POLL_MS = 10_000;
/** A shorter loss goes unmentioned. */
const QUIET_MS = 6_000;

export async function fetchDelta(slug: string, after: number): Promise<Delta> {
  try {
    const response = await fetch(`/live/${slug}/events.json?after=${after}`);
    if (response.status === 410) return { status: 'gone' };
    if (!response.ok) return { status: 'failed' };
    // The server's own answer, whose shape is the protocol's.
    return { status: 'events', answer: (await response.json()) as EventsAnswer };
  } catch {
    return { status: 'failed' };
  }
}

/** Polls while `isNeeded`, each time at a moment of its own. */
function poll(follower: Follower, isNeeded: () => boolean): void {
  const pause = POLL_MS * (0.5 + Math.random());
  setTimeout(() => {
    if (isNeeded() && !document.hidden) void follower.catchUp();
    poll(follower, isNeeded);
  }, pause);
}

/**
 * Follows a live blog: first the subscription, then the comparison of heads. `onLost` is told when the
 * connection has been away for some seconds, and when it is back.
 */
export function follow(slug: string, follower: Follower, onLost: (lost: boolean) => void): void {
  const socket: Socket<FeedServerEvents, FeedClientEvents> = io('/feed', {
    transports: ['websocket'],
    reconnectionDelayMax: 20_000,
  });
  let away: ReturnType<typeof setTimeout> | undefined;
  const noteAway = () => {
    away ??= setTimeout(() => onLost(true), QUIET_MS);
  };
  noteAway();
  socket.on('connect', () => {
    clearTimeout(away);
    away = undefined;
    onLost(false);
    socket.emit('follow', { slug, after: follower.last });
  });
  socket.on('disconnect', noteAway);
  socket.on('connect_error', () => {
    noteAway();
    // The server was full: the client does not come back by itself.
    if (!socket.active) setTimeout(() => socket.connect(), POLL_MS * (3 + Math.random()));
  });
  socket.on('head', ({ seq }) => follower.head(seq));
  socket.on('event', (event) => follower.event(event));
  poll(follower, () => !socket.connected);
}
