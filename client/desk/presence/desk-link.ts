import type { Socket } from 'socket.io-client';
import { io } from 'socket.io-client';
import type { LiveBlogId, UpdateId } from '../../../shared/ids.ts';
import type {
  DeskClientEvents,
  DeskServerEvents,
  PresenceEntry,
} from '../../../shared/protocol/desk.ts';
import type { Observable, Settable } from '../observable.ts';
import { observable } from '../observable.ts';

/** What the link knows of the server and of who is here. */
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

/** The desk's socket for one live blog. */
export interface DeskLink {
  readonly state: Observable<DeskLinkState>;
  /** Which cards are in view: others' typing comes for these. */
  readonly setVisible: (ids: readonly UpdateId[]) => void;
  /** Which update is open here, for colleagues to see; null for none. */
  readonly setOpen: (id: UpdateId | null) => void;
  /** Connects anew after one has signed in again. */
  readonly resume: () => void;
  readonly close: () => void;
}

const RETRY_AFTER_MS = 3_000;

type DeskSocket = Socket<DeskServerEvents, DeskClientEvents>;

/** Follows one live blog over /desk. It carries hints only: the API has the truth. */
export function openDeskLink(liveBlogId: LiveBlogId, news: DeskNews): DeskLink {
  const socket: DeskSocket = io('/desk', { transports: ['websocket'], forceNew: true });
  const state = observable<DeskLinkState>({
    connection: 'connecting',
    people: [],
    storage: 'working',
  });
  let visible: readonly UpdateId[] = [];
  let open: UpdateId | null = null;

  socket.on('connect', () => {
    const again = state.get().connection !== 'connecting';
    state.set({ ...state.get(), connection: 'online', storage: 'working' });
    socket.emit('watch', { liveBlogId });
    socket.emit('enter', { updateId: open });
    socket.emit('look', { updateIds: [...visible] });
    if (again) news.reconnected();
  });
  const stop = keepConnected(socket, state, news);
  passOn(socket, news);
  socket.on('presence', ({ liveBlogId: where, people }) => {
    if (where === liveBlogId) state.set({ ...state.get(), people });
  });
  socket.on('storage', ({ status }) => state.set({ ...state.get(), storage: status }));

  return {
    state,
    setVisible(ids) {
      visible = ids.slice(0, 100);
      if (socket.connected) socket.emit('look', { updateIds: [...visible] });
    },
    setOpen(id) {
      open = id;
      if (socket.connected) socket.emit('enter', { updateId: id });
    },
    resume: () => void socket.connect(),
    close() {
      stop();
      socket.close();
    },
  };
}

function passOn(socket: DeskSocket, news: DeskNews): void {
  socket.on('updateChanged', news.updateChanged);
  socket.on('boardsChanged', news.boardsChanged);
  socket.on('liveBlogChanged', news.liveBlogChanged);
  socket.on('preview', news.preview);
}

/** Comes back after every loss but the end of the session; answers how to give up. */
function keepConnected(
  socket: DeskSocket,
  state: Settable<DeskLinkState>,
  news: Pick<DeskNews, 'signedOut'>,
): () => void {
  let retry: ReturnType<typeof setTimeout> | undefined;
  const lose = (connection: 'reconnecting' | 'signedOut'): void =>
    state.set({ ...state.get(), connection, people: [] });
  const signedOut = (): void => {
    lose('signedOut');
    news.signedOut();
  };
  socket.on('signedOut', signedOut);
  socket.on('disconnect', (reason) => {
    if (state.get().connection === 'signedOut') return;
    lose('reconnecting');
    // socket.io does not come back by itself when it was the server that closed.
    if (reason === 'io server disconnect') socket.connect();
  });
  socket.on('connect_error', (error) => {
    if (error.message === 'unauthenticated') return signedOut();
    lose('reconnecting');
    // A refused handshake ends socket.io's own attempts.
    if (!socket.active) retry = setTimeout(() => socket.connect(), RETRY_AFTER_MS);
  });
  return () => clearTimeout(retry);
}
