import { randomUUIDv7 } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:http';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { collectDefaultMetrics, Registry } from 'prom-client';
import type { Staff } from '../shared/domain/policy.ts';
import { createAuth } from './auth/auth.ts';
import { createDirectory } from './auth/directory.ts';
import { personColor } from './auth/person-color.ts';
import { prepareSetUp } from './auth/set-up.ts';
import { createBus } from './bus/in-process.ts';
import type { Config } from './config.ts';
import { createPresenter } from './desk/present.ts';
import { createSeenDrafts } from './desk/seen-drafts.ts';
import { serveDeskSockets } from './desk/socket.ts';
import { originAllowed } from './http/origin.ts';
import { createRoutes } from './http/routes.ts';
import { createSocketServer, listen, originOf } from './http/server.ts';
import { readAssets } from './reader/assets.ts';
import { createReader } from './reader/reader.ts';
import { openStore } from './store/open.ts';
import { createSyncRoom } from './sync-room.ts';

export interface App {
  /** Origin that the server answers at, such as `http://localhost:3000`. */
  readonly origin: string;
  /** One-time link for the first account, or null where there are accounts. */
  readonly setUpLink: string | null;
  /** Refuses new work, waits until all accepted work is durable, closes everything. */
  close(): Promise<void>;
}

const CLIENT_DIRECTORY = join(import.meta.dirname, '../dist/client');

/** Builds every adapter, wires the rooms, migrates, listens. Rejects where the store cannot be opened. */
export async function startApp(config: Config, logger: Logger): Promise<App> {
  const clock = () => new Date();
  const store = await openStore(config.database, logger);
  const bus = createBus();
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const directory = createDirectory(store.people);
  const auth = createAuth({
    store,
    directory,
    secret: config.secret,
    baseUrl: config.baseUrl,
    trustedOrigin: (request) => {
      const headers = Object.fromEntries(request.headers);
      return originAllowed(headers, config.baseUrl) ? request.headers.get('origin') : null;
    },
  });
  const identifySocket = async (request: IncomingMessage): Promise<Staff | null> =>
    originAllowed(request.headers, config.baseUrl) ? auth.identify(request.headers) : null;

  const seen = createSeenDrafts();
  const presenter = createPresenter(directory, seen);
  const server = createServer({ keepAliveTimeout: 65_000 });
  const io = createSocketServer(server);
  const desk = serveDeskSockets(io, {
    store,
    presenter,
    bus,
    identify: identifySocket,
    colorOf: personColor,
    onError: (error) => logger.error({ err: error }, 'desk socket'),
  });
  const sync = createSyncRoom({ config, logger, clock, store, bus, auth, desk, registry });
  const reader = createReader({
    store,
    assets: readAssets(CLIENT_DIRECTORY),
    baseUrl: () => originOf(server, config.baseUrl),
    clock,
    logger,
  });
  reader.attach(io);
  bus.on('published', (id) => reader.wake(id));
  bus.on('liveBlogChanged', () => reader.liveBlogsChanged());

  const express = createRoutes({
    config,
    logger,
    auth,
    registry,
    clientDirectory: CLIENT_DIRECTORY,
    origin: () => originOf(server, config.baseUrl),
    desk: {
      store,
      drafts: sync,
      directory,
      presenter,
      seen,
      bus,
      clock,
      newId: () => randomUUIDv7(),
    },
  });
  server.on('request', (request, response) => {
    if (!reader.tryAnswer(request, response)) express(request, response);
  });
  server.on('upgrade', (request, socket, head) => {
    const path = request.url ?? '';
    if (path.startsWith('/sync/')) sync.handleUpgrade(request, socket, head);
    else if (!path.startsWith('/socket.io/')) socket.destroy();
  });
  await listen(server, config);
  const setUpToken = await prepareSetUp(store);
  const origin = originOf(server, config.baseUrl);
  return {
    origin,
    setUpLink: setUpToken === null ? null : `${origin}/desk/set-up?token=${setUpToken}`,
    async close() {
      await sync.drain();
      reader.close();
      await io.close();
      server.closeAllConnections();
      await store.close();
    },
  };
}
