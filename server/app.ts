import { randomUUIDv7 } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import { createServer } from 'node:http';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Server as SocketServer } from 'socket.io';
import type { Staff } from '../shared/domain/policy.ts';
import { instant, mediaId } from '../shared/ids.ts';
import { createAuth } from './auth/auth.ts';
import { createDirectory } from './auth/directory.ts';
import { watchEndedSessions } from './auth/ended-sessions.ts';
import { prepareSetUp } from './auth/set-up.ts';
import { createBus } from './bus/in-process.ts';
import type { Config } from './config.ts';
import { draftAccess } from './desk/access.ts';
import type { Desk } from './desk/desk.ts';
import { summariseStaleDrafts } from './desk/summarise-stale-drafts.ts';
import { createPresenter } from './desk/present.ts';
import type { SeenDrafts } from './desk/seen-drafts.ts';
import { createSeenDrafts } from './desk/seen-drafts.ts';
import type { DeskSockets } from './desk/socket.ts';
import { serveDeskSockets } from './desk/socket.ts';
import { originAllowed } from './http/origin.ts';
import { createRoutes } from './http/routes.ts';
import { closeServer, createSocketServer, listen, originOf } from './http/server.ts';
import { createPictures } from './media/pictures.ts';
import { createMetrics } from './metrics.ts';
import { readAssets } from './reader/assets.ts';
import { createReader } from './reader/reader.ts';
import type { OpenStore } from './store/open.ts';
import { openStore } from './store/open.ts';
import type { Quarantined } from './sync/dependencies.ts';
import { convertAtStart } from './sync/older/convert-drafts.ts';
import { copyReader } from './sync/older/copy-thread.ts';
import { OlderCopies } from './sync/older/older-copies.ts';
import type { Sync } from './sync/sync.ts';
import { createSync } from './sync/sync.ts';
import { startUpkeep } from './upkeep.ts';

/** A server that runs. */
export interface App {
  /** Origin that the server answers at, such as `http://localhost:3000`. */
  readonly origin: string;
  /** One-time link for the first account, or null where there are accounts. */
  readonly setUpLink: string | null;
  /** Refuses new work, waits until all accepted work is durable, closes everything. */
  close(): Promise<void>;
}

/** Between two rounds that ask desks again who has them open; drafts have a round of their own. */
const ASK_AGAIN_MS = 60_000;
const CLIENT_DIRECTORY = join(import.meta.dirname, '../dist/client');

/** Builds every adapter, wires the rooms, migrates, listens. Rejects where the store cannot be opened. */
export async function startApp(config: Config, logger: Logger): Promise<App> {
  const { database } = config;
  const alone = database.kind === 'sqlite' ? { ...database, alone: true } : database;
  const store = await openStore(alone, logger, ({ olderDrafts }) =>
    convertAtStart(olderDrafts, logger),
  );
  await summariseStaleDrafts(store);
  const server = createServer({ keepAliveTimeout: 65_000 });
  const origin = () => originOf(server, config.baseUrl);
  const base = createBase(config, logger, store);
  const io = createSocketServer(server);
  const { desk, sync, sockets } = createEditing(base, io, { config, origin });
  const reader = createReaderRoom(base, io, origin);
  const express = createRoutes({
    ...base,
    config,
    registry: base.metrics.registry,
    clientDirectory: CLIENT_DIRECTORY,
    desk,
  });
  server.on('request', (request, response) => {
    if (!reader.tryAnswer(request, response)) express(request, response);
  });
  serveSockets(server, sync);
  await listen(server, config);
  const stopRounds = startRounds(base, { sockets, sync });
  const setUpToken = await prepareSetUp(store);
  return {
    origin: origin(),
    setUpLink: setUpToken === null ? null : `${origin()}/desk/set-up?token=${setUpToken}`,
    async close() {
      stopRounds();
      await sync.drain();
      reader.close();
      await closeServer(server, io);
      await store.close();
    },
  };
}

/** What is done from time to time; answers how to stop it. */
function startRounds(
  { store, clock, logger }: Base,
  { sockets, sync }: { readonly sockets: DeskSockets; readonly sync: Sync },
): () => void {
  const stopUpkeep = startUpkeep(store, clock, logger);
  const askingAgain = setInterval(() => void sockets.recheck(), ASK_AGAIN_MS);
  const stopWatching = watchEndedSessions(store.settings, () => {
    void sockets.recheck();
    void sync.recheck('all');
  });
  return () => {
    stopUpkeep();
    stopWatching();
    clearInterval(askingAgain);
  };
}

/** Sync sockets by their path; socket.io listens for its own; everything else is hung up on. */
function serveSockets(server: Server, sync: Sync): void {
  server.on('upgrade', (request, socket, head) => {
    const path = request.url ?? '';
    if (path.startsWith('/sync/')) sync.handleUpgrade(request, socket, head);
    else if (!path.startsWith('/socket.io/')) socket.destroy();
  });
}

const newId = (): string => randomUUIDv7();

/** What both the desk and the sockets stand on. */
function createBase(config: Config, logger: Logger, store: OpenStore) {
  const bus = createBus();
  const directory = createDirectory(store.people);
  const auth = createAuth({
    store,
    directory,
    secret: config.secret,
    baseUrl: config.baseUrl ?? new URL(`http://localhost:${config.port}`),
    log: (level, message) => logger[level]({ room: 'auth' }, message),
    trustedOrigin: (request) => {
      const headers = Object.fromEntries(request.headers);
      return originAllowed(headers, config.baseUrl) ? request.headers.get('origin') : null;
    },
  });
  const ours = (request: IncomingMessage) => originAllowed(request.headers, config.baseUrl);
  return {
    logger,
    store,
    bus,
    directory,
    auth,
    metrics: createMetrics(),
    clock: () => new Date(),
    ours,
    quarantine: ({ at, ...refused }: Quarantined): void => {
      store.quarantine
        .insert({ ...refused, at: instant(at) })
        .catch((error: unknown) => logger.error({ err: error }, 'quarantine'));
    },
    identify: async (request: IncomingMessage): Promise<Staff | null> =>
      ours(request) ? auth.identify(request.headers) : null,
  };
}

type Base = ReturnType<typeof createBase>;

/** The desk's commands and sockets, and the sync room that holds the drafts they publish. */
function createEditing(
  base: Base,
  io: SocketServer,
  { config, origin }: { readonly config: Config; readonly origin: () => string },
) {
  const { store, bus, directory, clock, logger } = base;
  const seen = createSeenDrafts();
  const presenter = createPresenter(directory, seen);
  const sockets = serveDeskSockets(io, {
    store,
    presenter,
    bus,
    identify: base.identify,
    colorOf: directory.colorOf,
    onError: (error) => logger.error({ err: error }, 'desk socket'),
  });
  const sync = createSyncRoom(base, seen, sockets);
  bus.on('accessChanged', (userId) => void sync.recheck({ userId }));
  bus.on('stateChanged', (updateId) => void sync.recheck({ updateId }));
  bus.on('liveBlogChanged', () => void sync.recheck('all'));
  const desk: Desk = {
    store,
    drafts: sync,
    olderCopies: createOlderCopies(base, sync),
    auth: base.auth,
    directory,
    pictures: createPictures(join(config.dataDirectory, 'media'), () => mediaId(newId())),
    presenter,
    seen,
    bus,
    clock,
    newId,
    secret: config.secret,
    origin,
  };
  return { desk, sync, sockets };
}

/** What takes in the copies that devices kept with an older version. */
function createOlderCopies({ store, clock, quarantine }: Base, sync: Sync): OlderCopies {
  return new OlderCopies({
    table: store.olderDrafts,
    load: (id) => store.draftLog.load(id),
    write: (id, userId, bytes) => sync.write(id, userId, bytes),
    reader: copyReader,
    quarantine,
    clock,
  });
}

/** The sync room: drafts on disk first, then to those who have them open, and to the cards in view. */
function createSyncRoom(base: Base, seen: SeenDrafts, sockets: DeskSockets): Sync {
  const { store, bus, directory, clock, logger } = base;
  return createSync({
    draftLog: store.draftLog,
    probe: () => store.probe(),
    summariseDraft: async (id, draft, draftSeq) => {
      await store.updates.summariseDraft(id, draft, draftSeq);
      bus.emit('updateChanged', id);
    },
    keepVersion: async (id, version) => {
      const at = instant(clock());
      await store.versions.insert({ ...version, updateId: id, at, reason: 'activity' });
    },
    credits: {
      load: (id) => store.credits.list(id),
      keep: (id, credits) => store.credits.insert(id, credits),
    },
    identify: base.identify,
    access: (staff, id) => draftAccess(store, staff, id),
    originAllowed: base.ours,
    personColor: directory.colorOf,
    onDraft: (id, draft) => {
      seen.remember(draft);
      sockets.preview(id, draft);
    },
    onStorage: (status) => sockets.storage(status),
    quarantine: base.quarantine,
    clock,
    logger,
    metrics: base.metrics.sync,
  });
}

function createReaderRoom({ store, bus, logger }: Base, io: SocketServer, origin: () => string) {
  const assets = readAssets(CLIENT_DIRECTORY);
  const reader = createReader({ store, assets, baseUrl: origin, logger });
  reader.attach(io);
  bus.on('published', (id) => reader.wake(id));
  bus.on('liveBlogChanged', () => reader.liveBlogsChanged());
  return reader;
}
