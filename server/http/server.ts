import { once } from 'node:events';
import type { Server } from 'node:http';
import { Server as SocketServer } from 'socket.io';

const BACKLOG = 4096;

/** WebSocket alone: no sticky sessions, and no requests that hold a connection open ([P5]). */
export function createSocketServer(server: Server): SocketServer {
  return new SocketServer(server, {
    transports: ['websocket'],
    serveClient: false,
    perMessageDeflate: false,
    httpCompression: false,
    // Desk messages are small lists of ids; readers send one line.
    maxHttpBufferSize: 16 * 1024,
    destroyUpgrade: false,
  });
}

/** Why one cannot listen, with the way out. */
const REFUSALS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program is listening there. Stop it, or choose another PORT',
  EACCES: 'the system keeps this port for itself. Choose a PORT above 1023',
  EADDRNOTAVAIL: 'this machine has no such address. Choose another HOST',
  ENOTFOUND: 'there is no such name. Choose another HOST',
};

/** Listens with a backlog for many readers at once. Rejects where the port is taken. */
export async function listen(
  server: Server,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<void> {
  server.listen({ port, host, backlog: BACKLOG });
  try {
    await once(server, 'listening');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const reason = REFUSALS[code] ?? (error instanceof Error ? error.message : code);
    throw new Error(`Cannot listen at ${host}, port ${port}: ${reason}.`, { cause: error });
  }
}

/** How long answers that are under way may take once the server stops. */
const LAST_ANSWERS_MS = 2000;

/**
 * Stops listening, ends all sockets, and lets go of connections that do not end by themselves, such as those
 * that a browser opens ahead and sends nothing on.
 */
export async function closeServer(server: Server, io: SocketServer): Promise<void> {
  const impatience = setTimeout(() => server.closeAllConnections(), LAST_ANSWERS_MS);
  await io.close();
  clearTimeout(impatience);
}

/** The origin that people use: BASE_URL, or this machine's own name and the port. */
export function originOf(server: Server, baseUrl: URL | null): string {
  if (baseUrl !== null) return baseUrl.origin;
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return `http://localhost:${port}`;
}
