import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { WebSocket, WebSocketServer } from 'ws';
import { openCoverage } from '../support/bench-coverage.ts';
import { freePort, startServer } from '../support/server-process.ts';

// From the editor's publish request to every reader's socket, beside a program that does nothing but write
// the same bytes to as many sockets of ws; and what an idle reader costs in memory:
// node test/bench/readers.ts [--readers 2000] [--rounds 10]

const { values } = parseArgs({
  options: {
    readers: { type: 'string', default: '2000' },
    rounds: { type: 'string', default: '10' },
    peer: { type: 'string' },
  },
});
const READERS = Number(values.readers);
const AT_ONCE = 100;
const SETTLE_MILLISECONDS = 3_000;

const percentile = (numbers: readonly number[], share: number) =>
  numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) * share)] ?? 0;

/** The peer, a process of its own: whatever is posted goes to every socket. */
function serveBroadcast(port: number): void {
  const server = createServer((request, response) => {
    let message = '';
    request.setEncoding('utf8');
    request.on('data', (part: string) => (message += part));
    request.on('end', () => {
      for (const socket of sockets.clients) socket.send(message, { compress: false });
      response.end();
    });
  });
  const sockets = new WebSocketServer({ server, perMessageDeflate: false });
  server.listen({ port, host: '127.0.0.1', backlog: 4096 }, () => process.stdout.write('ready'));
}

/** A process that runs with an inspector. */
interface Program {
  readonly pid: number;
  readonly inspector: number;
}

/** A crowd of readers on one server; `onEvent` is told of each message that is an event. */
interface Crowd {
  onEvent: (message: string) => void;
  readonly sockets: readonly WebSocket[];
  readonly bytesEach: number;
}

function residentBytes(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) * 1024;
}

/** Asks a process for its memory after it has let go of all that nobody holds. */
async function heldBytes({ pid, inspector }: Program): Promise<number> {
  const [target] = (await (await fetch(`http://127.0.0.1:${inspector}/json`)).json()) as [
    { readonly webSocketDebuggerUrl: string },
  ];
  const session = await opened(target.webSocketDebuggerUrl);
  session.send(JSON.stringify({ id: 1, method: 'HeapProfiler.collectGarbage' }));
  await once(session, 'message');
  session.terminate();
  return residentBytes(pid);
}

/** Speaks what a stock socket.io client would, and no more; resolves once the head has come. */
function joinFeed(socket: WebSocket, slug: string): Promise<void> {
  return new Promise((resolve) => {
    socket.on('message', (data: Buffer) => {
      const message = data.toString();
      if (message.startsWith('0')) socket.send('40/feed,');
      else if (message === '2') socket.send('3');
      else if (message.startsWith('40/feed')) {
        socket.send(`42/feed,${JSON.stringify(['follow', { slug, after: 0 }])}`);
      } else if (message.startsWith('42/feed,["head"')) resolve();
    });
  });
}

async function gather(program: Program, connect: () => Promise<WebSocket>): Promise<Crowd> {
  const sockets: WebSocket[] = [];
  const grow = async (size: number) => {
    while (sockets.length < size) {
      const some = Array.from({ length: Math.min(AT_ONCE, size - sockets.length) }, connect);
      // oxlint-disable-next-line eslint/no-await-in-loop -- not more at once than a backlog holds
      sockets.push(...(await Promise.all(some)));
    }
    await pause(SETTLE_MILLISECONDS);
  };
  // The first ones make the heap's young space grow, which belongs to none of them.
  const warm = Math.floor(READERS / 4);
  await grow(warm);
  const before = await heldBytes(program);
  await grow(READERS);
  const after = await heldBytes(program);
  const crowd: Crowd = {
    sockets,
    onEvent: () => undefined,
    bytesEach: (after - before) / (READERS - warm),
  };
  for (const socket of sockets) {
    socket.on('message', (data: Buffer) => {
      const message = data.toString();
      if (message.startsWith('42/feed,["event"')) crowd.onEvent(message);
    });
  }
  return crowd;
}

/** Milliseconds from `publish` to each reader, and the bytes that they were sent. */
async function reach(crowd: Crowd, publish: () => Promise<unknown>) {
  const times: number[] = [];
  const start = performance.now();
  const message = new Promise<string>((resolve) => {
    crowd.onEvent = (heard) => {
      times.push(performance.now() - start);
      if (times.length === READERS) resolve(heard);
    };
  });
  await publish();
  return { times, message: await message };
}

async function startPeer() {
  const port = await freePort();
  const inspector = await freePort();
  const flags = [`--inspect=${inspector}`, import.meta.filename, '--peer', String(port)];
  const peer = spawn(process.execPath, flags, { stdio: ['ignore', 'pipe', 'ignore'] });
  await once(peer.stdout, 'data');
  return { peer, port, inspector };
}

async function opened(address: string): Promise<WebSocket> {
  const socket = new WebSocket(address, { perMessageDeflate: false });
  await once(socket, 'open');
  return socket;
}

function report(name: string, crowd: Crowd, times: readonly number[]): void {
  const [p50, p99] = [percentile(times, 0.5), percentile(times, 0.99)];
  const memory = (crowd.bytesEach / 1024).toFixed(1);
  console.log(`${name}: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ${memory} KB a reader`);
}

async function compare(): Promise<void> {
  const inspector = await freePort();
  const server = await startServer({ NODE_OPTIONS: `--inspect=${inspector}` });
  const coverage = await openCoverage(server);
  await (
    await coverage.prepare()
  )();
  const slug = coverage.path.split('/').at(-1) ?? '';
  const feed = `${server.origin.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
  const ours = await gather({ pid: server.pid(), inspector }, async () => {
    const socket = new WebSocket(feed, { perMessageDeflate: false });
    await joinFeed(socket, slug);
    return socket;
  });
  const { peer, ...ports } = await startPeer();
  const { port } = ports;
  const theirs = await gather({ pid: peer.pid ?? 0, inspector: ports.inspector }, () =>
    opened(`ws://127.0.0.1:${port}`),
  );
  const all = { ours: [] as number[], theirs: [] as number[] };
  const ends: number[] = [];
  for (let round = 0; round < Number(values.rounds); round += 1) {
    // oxlint-disable eslint/no-await-in-loop -- by turns
    const publish = await coverage.prepare();
    const first = await reach(ours, publish);
    const body = first.message;
    const post = () => fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body });
    const second = await reach(theirs, post);
    // oxlint-enable eslint/no-await-in-loop
    all.ours.push(...first.times);
    all.theirs.push(...second.times);
    ends.push(percentile(first.times, 0.99) / percentile(second.times, 0.99));
  }
  console.log(`${READERS} readers, ${values.rounds} publications by turns`);
  report('dateline, from the publish request', ours, all.ours);
  report('ws, from the broadcast request', theirs, all.theirs);
  console.log(`p99 ratio ${percentile(ends, 0.5).toFixed(2)}, median of the rounds`);
  for (const socket of [...ours.sockets, ...theirs.sockets]) socket.terminate();
  peer.kill();
  await server.dispose();
}

if (values.peer === undefined) await compare();
else serveBroadcast(Number(values.peer));
