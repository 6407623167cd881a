import type { IncomingMessage } from 'node:http';
import type { DefaultEventsMap, Namespace, Server, Socket } from 'socket.io';
import type { Staff } from '../../shared/domain/policy.ts';
import { can, staffActor } from '../../shared/domain/policy.ts';
import type { Draft } from '../../shared/domain/update.ts';
import type { LiveBlogId, UpdateId, UserId } from '../../shared/ids.ts';
import type { DeskClientEvents, DeskServerEvents, Person } from '../../shared/protocol/desk.ts';
import { deskClientSchemas } from '../../shared/protocol/desk.ts';
import type { Bus } from '../bus/in-process.ts';
import type { Store } from '../store/store.ts';
import type { Presence } from './presence.ts';
import { createPresence } from './presence.ts';
import type { Presenter } from './present.ts';

interface SocketData {
  staff: Staff;
  visible: readonly string[];
}
type DeskNamespace = Namespace<DeskClientEvents, DeskServerEvents, DefaultEventsMap, SocketData>;
type DeskSocket = Socket<DeskClientEvents, DeskServerEvents, DefaultEventsMap, SocketData>;

export interface DeskSocketDependencies {
  readonly store: Pick<Store, 'updates' | 'liveBlogs'>;
  readonly presenter: Presenter;
  readonly bus: Bus;
  /** Session and Origin of the handshake; null where either is missing. */
  readonly identify: (request: IncomingMessage) => Promise<Staff | null>;
  readonly colorOf: (userId: UserId) => string;
  readonly onError: (error: unknown) => void;
}

/** The sockets of the namespace /desk, as the other rooms use them. */
export interface DeskSockets {
  /** A draft has new durable content: goes to those who have its card in view ([W11]). */
  preview(id: UpdateId, draft: Draft): void;
  storage(status: 'working' | 'failing'): void;
  /** Asks again who is connected, for sessions that end by themselves or in another process. */
  recheck(): Promise<void>;
}

const liveBlogRoom = (id: LiveBlogId) => `liveBlog ${id}`;
const previewRoom = (id: UpdateId) => `preview ${id}`;

/** Serves the namespace /desk: presence, state changes, previews. It carries hints; the API has the truth. */
export function serveDeskSockets(io: Server, dependencies: DeskSocketDependencies): DeskSockets {
  const desk: DeskNamespace = io.of('/desk');
  const presence = createPresence();
  let storage: 'working' | 'failing' = 'working';

  // socket.io takes a callback here and no promise.
  /* oxlint-disable promise/no-callback-in-promise */
  desk.use((socket, next) => {
    admit(socket, dependencies).then(next, (error: unknown) => {
      dependencies.onError(error);
      next(new Error('unavailable'));
    });
  });
  /* oxlint-enable promise/no-callback-in-promise */

  desk.on('connection', (socket) => {
    serveSocket(desk, socket, presence, dependencies.colorOf);
    if (storage === 'failing') socket.emit('storage', { status: storage });
  });

  relay(desk, dependencies);

  return {
    preview(id, draft) {
      const message = { updateId: id, content: draft.content, contentHash: draft.hash };
      desk.to(previewRoom(id)).volatile.emit('preview', message);
    },
    storage(status) {
      storage = status;
      desk.emit('storage', { status });
    },
    recheck: () => askAgain([...desk.sockets.values()], dependencies),
  };
}

/** The error that keeps the socket out, or undefined. */
async function admit(
  socket: DeskSocket,
  { identify }: DeskSocketDependencies,
): Promise<Error | undefined> {
  const staff = await identify(socket.request);
  if (staff === null || !can(staffActor(staff), { type: 'desk.see' }).allowed) {
    return new Error('unauthenticated');
  }
  socket.data.staff = staff;
  socket.data.visible = [];
  return undefined;
}

function serveSocket(
  desk: DeskNamespace,
  socket: DeskSocket,
  presence: Presence,
  colorOf: (userId: UserId) => string,
): void {
  const { userId, name } = socket.data.staff;
  const person: Person = { userId, name, color: colorOf(userId) };
  const tell = (liveBlogId: LiveBlogId | null) => {
    if (liveBlogId === null) return;
    const people = presence.people(liveBlogId);
    desk.to(liveBlogRoom(liveBlogId)).emit('presence', { liveBlogId, people });
  };
  const leave = () => {
    const left = presence.leave(socket.id);
    if (left !== null) void socket.leave(liveBlogRoom(left));
    tell(left);
  };

  const { watch, enter, look } = deskClientSchemas;
  socket.on('watch', (message) => {
    const parsed = watch.safeParse(message);
    if (!parsed.success) return void socket.disconnect(true);
    leave();
    presence.subscribe(socket.id, person, parsed.data.liveBlogId);
    void socket.join(liveBlogRoom(parsed.data.liveBlogId));
    tell(parsed.data.liveBlogId);
  });
  socket.on('enter', (message) => {
    const parsed = enter.safeParse(message);
    if (!parsed.success) return void socket.disconnect(true);
    presence.setOpen(socket.id, parsed.data.updateId);
    tell(presence.liveBlogOf(socket.id));
  });
  socket.on('look', (message) => {
    const parsed = look.safeParse(message);
    if (parsed.success) setVisible(socket, parsed.data.updateIds);
    else socket.disconnect(true);
  });
  socket.on('disconnect', leave);
}

function setVisible(socket: DeskSocket, updateIds: readonly UpdateId[]): void {
  for (const room of socket.data.visible) void socket.leave(room);
  socket.data.visible = updateIds.map(previewRoom);
  void socket.join([...socket.data.visible]);
}

/** Passes on what other rooms say on the bus. */
function relay(desk: DeskNamespace, dependencies: DeskSocketDependencies): void {
  const { bus, store, presenter, onError } = dependencies;
  const guarded = (work: () => Promise<void>) => void work().catch(onError);

  bus.on('updateChanged', (id) =>
    guarded(async () => {
      const row = await store.updates.getRow(id);
      if (row === null) return;
      const update = await presenter.summary(row);
      desk.to(liveBlogRoom(row.liveBlogId)).emit('updateChanged', { update });
    }),
  );
  bus.on('boardsChanged', (liveBlogId) => {
    desk.to(liveBlogRoom(liveBlogId)).emit('boardsChanged', { liveBlogId });
  });
  bus.on('liveBlogChanged', (id) =>
    guarded(async () => {
      const liveBlog = await store.liveBlogs.get(id);
      if (liveBlog !== null) desk.emit('liveBlogChanged', { liveBlog });
    }),
  );
  bus.on('accessChanged', (userId) => {
    const all = [...desk.sockets.values()];
    const theirs = all.filter((socket) => socket.data.staff.userId === userId);
    guarded(() => askAgain(theirs, dependencies));
  });
}

/** Those whose session or account has ended are sent away; a role is kept as it now is. */
async function askAgain(
  sockets: readonly DeskSocket[],
  { identify, onError }: Pick<DeskSocketDependencies, 'identify' | 'onError'>,
): Promise<void> {
  const asking = sockets.map(async (socket) => {
    const staff = await identify(socket.request);
    if (staff !== null) {
      socket.data.staff = staff;
      return;
    }
    socket.emit('signedOut');
    socket.disconnect(true);
  });
  for (const asked of await Promise.allSettled(asking)) {
    if (asked.status === 'rejected') onError(asked.reason);
  }
}
