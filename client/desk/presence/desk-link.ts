import type { Socket } from 'socket.io-client';
import { io } from 'socket.io-client';
import type { LiveBlogId, UpdateId } from '../../../shared/ids.ts';
import type {
  DeskClientEvents,
  DeskServerEvents,
  PresenceEntry,
} from '../../../shared/protocol/desk.ts';
import type { Observable } from '../observable.ts';
import { observable } from '../observable.ts';

export interface DeskLinkState {
  /** `reconnecting` once it has been up; `signedOut` and it stays down until `resume`. */
  readonly connection: 'connecting' | 'online' | 'reconnecting' | 'signedOut';
  readonly people: readonly PresenceEntry[];
  readonly storage: 'working' | 'failing';
}

/** What the desk does with news; the link itself holds none. */
export type DeskNews = Pick<
  DeskServerEvents,
  'updateChanged' | 'boardsChanged' | 'liveBlogChanged' | 'preview'
> & {
  /** The link is up again: what happened meanwhile was not told. */
  readonly reconnected: () => void;
  readonly signedOut: () => void;
};

export interface DeskLink {
  readonly state: Observable<DeskLinkState>;
  /** Which cards are in view: others' typing comes for these. */
  look(ids: readonly UpdateId[]): void;
  enter(id: UpdateId | null): void;
  /** Connects anew after one has signed in again. */
  resume(): void;
  close(): void;
}

const RETRY_AFTER = 3_000;

type DeskSocket = Socket<DeskServerEvents, DeskClientEvents>;

/** Follows one live blog over /desk. It carries hints only: the API has the truth. */
export function openDeskLink(liveBlogId: LiveBlogId, news: DeskNews): DeskLink {
  const socket: DeskSocket = io('/desk', { transports: ['websocket'], forceNew: true });
  const state = observable<DeskLinkState>({
    connection: 'connecting',
    people: [],
    storage: 'working',
  });
  const change = (part: Partial<DeskLinkState>): void => state.set({ ...state.get(), ...part });
  let looking: readonly UpdateId[] = [];
  let inside: UpdateId | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;

  socket.on('connect', () => {
    const again = state.get().connection !== 'connecting';
    change({ connection: 'online', storage: 'working' });
    socket.emit('watch', { liveBlogId });
    socket.emit('enter', { updateId: inside });
    socket.emit('look', { updateIds: [...looking] });
    if (again) news.reconnected();
  });
  const signedOut = (): void => {
    change({ connection: 'signedOut', people: [] });
    news.signedOut();
  };
  socket.on('disconnect', (reason) => {
    if (state.get().connection === 'signedOut') return;
    change({ connection: 'reconnecting', people: [] });
    // socket.io does not come back by itself when it was the server that closed.
    if (reason === 'io server disconnect') socket.connect();
  });
  socket.on('connect_error', (error) => {
    if (error.message === 'unauthenticated') return signedOut();
    if (state.get().connection === 'online') change({ connection: 'reconnecting' });
    // A refused handshake ends socket.io's own attempts.
    if (!socket.active) retry = setTimeout(() => socket.connect(), RETRY_AFTER);
  });
  socket.on('signedOut', signedOut);
  socket.on('presence', (message) => {
    if (message.liveBlogId === liveBlogId) change({ people: message.people });
  });
  socket.on('storage', ({ status }) => change({ storage: status }));
  socket.on('updateChanged', news.updateChanged);
  socket.on('boardsChanged', news.boardsChanged);
  socket.on('liveBlogChanged', news.liveBlogChanged);
  socket.on('preview', news.preview);

  return {
    state,
    look(ids) {
      looking = ids.slice(0, 100);
      if (socket.connected) socket.emit('look', { updateIds: [...looking] });
    },
    enter(id) {
      inside = id;
      if (socket.connected) socket.emit('enter', { updateId: id });
    },
    resume() {
      if (!socket.connected) socket.connect();
    },
    close() {
      clearTimeout(retry);
      socket.close();
    },
  };
}
