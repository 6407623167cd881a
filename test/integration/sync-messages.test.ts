import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createSocketServer, type SyncSocket } from '../../server/sync/connection/socket.ts';

const server = createServer();

afterEach(() => {
  server.close();
  server.closeAllConnections();
});

async function connect(count: number) {
  const sockets: SyncSocket[] = [];
  const accepting = createSocketServer();
  server.on('upgrade', (request, stream, head) => {
    accepting.handleUpgrade(request, stream, head, (socket) => {
      socket.writesTo(stream);
      sockets.push(socket);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const clients = Array.from({ length: count }, () => new WebSocket(`ws://127.0.0.1:${port}`));
  await Promise.all(clients.map((client) => once(client, 'open')));
  return { sockets, clients };
}

it('[W3] frames of any size reach everybody whole and in order, between what ws sends of its own', async () => {
  const { sockets, clients } = await connect(3);
  const sizes = [0, 1, 125, 126, 16_384, 16_385, 65_535, 65_536, 300_000, 2];
  const frames = sizes.map((size, index) => new Uint8Array(size).fill(index + 1));
  const received = clients.map((client) => {
    const taken: Uint8Array[] = [];
    client.on('message', (data: Buffer) => taken.push(new Uint8Array(data)));
    return once(client, 'close').then(([code]: unknown[]) => ({ taken, code }));
  });
  for (const frame of frames) {
    for (const socket of sockets) {
      socket.sendFrame(frame);
      socket.ping();
    }
  }
  for (const socket of sockets) socket.close(4499, 'reload');
  for (const one of received) expect(await one).toEqual({ taken: frames, code: 4499 });
});
