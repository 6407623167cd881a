import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { ApiClient } from './api.ts';
import type { ServerProcess } from './server-process.ts';
import { freePort, PASSWORD } from './server-process.ts';

/** A server with one document, to which clients of y-websocket connect. */
export interface SyncPeer {
  readonly name: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds of processor time that the server has taken so far, on all its threads. */
  processorTime(): number;
  close(): Promise<void>;
}

/** As Linux tells it, in hundredths of a second. */
function processorTimeOf(pid: number | undefined): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return 10 * (Number(fields[11]) + Number(fields[12]));
}

interface Checkout {
  readonly startServer: () => Promise<ServerProcess>;
  readonly signIn: (origin: string, email: string, password: string) => Promise<ApiClient>;
  readonly SCHEMA_VERSION: number;
}

/** Where the schema's version stands, now and before. */
const VERSIONS = ['shared/document/schema/version.ts', 'shared/document/version.ts'];

async function load<Part>(directory: string, path: string): Promise<Part> {
  // Of this checkout's types, as far as they are used here.
  return (await import(pathToFileURL(join(directory, path)).href)) as Part;
}

/** The server of a checkout of this program, as a process of its own, with an update that says some words. */
export async function startCheckout(directory: string): Promise<SyncPeer> {
  const part = <Part>(path: string) => load<Part>(directory, path);
  const { startServer } = await part<Checkout>('test/support/server-process.ts');
  const { signIn } = await part<Checkout>('test/support/api.ts');
  const [now = '', before = ''] = VERSIONS;
  const { SCHEMA_VERSION } = await part<Checkout>(now).catch(() => part<Checkout>(before));
  const server = await startServer();
  await server.createUser('maya@example.org', 'Maya Lindqvist', 'editor');
  const api = await signIn(server.origin, 'maya@example.org', PASSWORD);
  const made = await api.call('POST', '/api/liveblogs', { headline: 'Load', timeZone: 'UTC' });
  const path = `/api/liveblogs/${(made.body as { id: string }).id}/updates`;
  const words = { type: 'text', text: 'They met in Anchorage. '.repeat(40) };
  const content = { type: 'doc', content: [{ type: 'paragraph', content: [words] }] };
  const { id } = (await api.call('POST', path, { content })).body as { id: string };
  return {
    name: directory,
    url: `${server.origin.replace(/^http/, 'ws')}/sync/${id}?ack=1&schema=${SCHEMA_VERSION}`,
    headers: { cookie: api.cookie, origin: server.origin },
    processorTime: () => processorTimeOf(server.pid()),
    close: () => server.dispose(),
  };
}

const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });

/** The server that comes with `y-websocket` 1, installed in a folder of its own. */
export async function startYWebsocket(folder: string): Promise<SyncPeer> {
  const port = await freePort();
  const server = spawn(process.execPath, ['node_modules/y-websocket/bin/server.js'], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', HOST: '127.0.0.1', PORT: String(port) },
    stdio: 'ignore',
  });
  for (let tries = 0; tries < 100 && !(await listens(port)); tries += 1) await pause(100);
  return {
    name: 'y-websocket',
    url: `ws://127.0.0.1:${port}/room`,
    headers: {},
    processorTime: () => processorTimeOf(server.pid),
    close: () => {
      server.kill();
      return Promise.resolve();
    },
  };
}
