import { once } from 'node:events';
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { Server as SocketServer } from 'socket.io';
import { readAssets } from '../../server/reader/assets.ts';
import { createReader } from '../../server/reader/reader.ts';
import type { MemoryNewsroom } from './memory-newsroom.ts';

const BUILT = join(import.meta.dirname, '../../dist/client');
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** The reader's room alone over a newsroom in memory; `logged` collects what it complains of. */
export async function startReaderServer(
  newsroom: MemoryNewsroom,
  { capacity = 1_000, built = BUILT } = {},
) {
  const server = createServer();
  const io = new SocketServer(server, { transports: ['websocket'], perMessageDeflate: false });
  const logged: unknown[] = [];
  const log = (...message: unknown[]) => logged.push(message);
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const reader = createReader({
    store: newsroom.store,
    assets: readAssets(built),
    baseUrl: origin,
    logger: { error: log, warn: log },
    capacity,
  });
  reader.attach(io);
  server.on('request', (request, response) => {
    if (reader.tryAnswer(request, response)) return;
    const file = join(built, normalize(request.url ?? '/'));
    const type = TYPES[extname(file)];
    if (type === undefined || !existsSync(file)) return void response.writeHead(404).end();
    response.setHeader('content-type', type);
    createReadStream(file).pipe(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: origin(),
    io,
    logged,
    /** Tells the room that the newsroom has moved. */
    wake: () => reader.wake(newsroom.liveBlog.id),
    reader,
    async close() {
      reader.close();
      const closed = io.close();
      // Browsers open connections ahead, and send nothing on them.
      server.closeAllConnections();
      await closed;
    },
  };
}
