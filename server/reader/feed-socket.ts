import type { DefaultEventsMap, Namespace, Server, Socket } from 'socket.io';
import type { FeedClientEvents, FeedServerEvents } from '../../shared/protocol/reader.ts';
import { feedClientSchemas } from '../../shared/protocol/reader.ts';
import type { Channel } from './channel.ts';
import type { Hub } from './hub.ts';

interface FeedData {
  channel: Channel | null;
  slug: string;
}
type FeedNamespace = Namespace<FeedClientEvents, FeedServerEvents, DefaultEventsMap, FeedData>;
type FeedSocket = Socket<FeedClientEvents, FeedServerEvents, DefaultEventsMap, FeedData>;

function leave(socket: FeedSocket): void {
  socket.data.channel?.unfollow(socket);
  socket.data.channel = null;
}

// Shared by all sockets: a closure for each would be memory for each idle reader.
function onDisconnect(this: FeedSocket): void {
  leave(this);
}

async function follow(socket: FeedSocket, slug: string, hub: Hub): Promise<void> {
  leave(socket);
  socket.data.slug = slug;
  const channel = await hub.open(slug);
  // The reader may have left, or gone on to another live blog, while this one loaded.
  if (channel === null || !socket.connected || socket.data.slug !== slug) return;
  socket.data.channel = channel;
  channel.follow(socket);
}

/** Serves the namespace /feed: readers follow a live blog and are told of every event, in order. */
export function serveFeed(
  io: Server,
  {
    hub,
    capacity,
    onError,
  }: {
    readonly hub: Hub;
    /** Readers beyond this number are refused, and come by the delta. */
    readonly capacity: number;
    readonly onError: (error: unknown) => void;
  },
): void {
  const feed: FeedNamespace = io.of('/feed');
  feed.use((_socket, next) => {
    next(feed.sockets.size < capacity ? undefined : new Error('full'));
  });
  function onFollow(this: FeedSocket, message: unknown): void {
    const parsed = feedClientSchemas.follow.safeParse(message);
    if (parsed.success) follow(this, parsed.data.slug, hub).catch(onError);
  }
  feed.on('connection', (socket) => {
    socket.data = { channel: null, slug: '' };
    socket.on('follow', onFollow);
    socket.on('disconnect', onDisconnect);
  });
}
