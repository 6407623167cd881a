import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { parseArgs, promisify } from 'node:util';
import { openCoverage } from '../support/bench-coverage.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { freePort, startServer } from '../support/server-process.ts';

// Requests a second for a page of 30 KB, beside node:http with the same bytes prebuilt; needs wrk:
// node test/bench/page.ts [--rounds 20] [--seconds 1] [--connections 64]

const run = promisify(execFile);
const PAGE_BYTES = 30_000;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '1' },
    connections: { type: 'string', default: '64' },
    peer: { type: 'string' },
  },
});

const median = (numbers: readonly number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

/** The peer, a process of its own: reads the page once and answers with it. */
async function servePrebuilt(address: string, port: number): Promise<void> {
  const page = await fetch(address, { headers: { 'accept-encoding': 'identity' } });
  const bytes = Buffer.from(await page.arrayBuffer());
  const headers = { ...Object.fromEntries(page.headers), 'content-length': bytes.byteLength };
  const server = createServer((_request, response) => {
    response.writeHead(200, headers);
    response.end(bytes);
  });
  server.listen({ port, host: '127.0.0.1', backlog: 4096 }, () => process.stdout.write('ready'));
}

interface Contender {
  readonly address: string;
  readonly pid: number;
  /** A round each: requests a second, and microseconds of the process's own time for one. */
  readonly rates: number[];
  readonly costs: number[];
}

/** Microseconds that a process has computed so far, in its own code and in the kernel's. */
function computed(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}

async function playRound({ address, pid, rates, costs }: Contender): Promise<void> {
  const before = computed(pid);
  const load = ['-t1', `-c${values.connections}`, `-d${values.seconds}s`, address];
  const { stdout } = await run('wrk', load);
  if (stdout.includes('Non-2xx')) throw new Error(stdout);
  rates.push(Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]));
  costs.push((computed(pid) - before) / Number(/(\d+) requests in/.exec(stdout)?.[1]));
}

/** Publishes until the page is as long as it should be; answers its address and length. */
async function openPage(server: ServerProcess) {
  const coverage = await openCoverage(server);
  const address = server.origin + coverage.path;
  let bytes = 0;
  while (bytes < PAGE_BYTES) {
    // oxlint-disable eslint/no-await-in-loop -- one update after the other
    await (
      await coverage.prepare()
    )();
    bytes = (await (await fetch(address)).arrayBuffer()).byteLength;
    // oxlint-enable eslint/no-await-in-loop
  }
  return { address, bytes };
}

async function startPeer(page: string) {
  const port = await freePort();
  const self = [import.meta.filename, '--peer', `${page} ${port}`];
  const peer = spawn(process.execPath, self, { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(peer.stdout, 'data');
  return { peer, address: `http://127.0.0.1:${port}/` };
}

async function compare(): Promise<void> {
  const server = await startServer();
  const page = await openPage(server);
  const { peer, address } = await startPeer(page.address);
  const ours: Contender = { address: page.address, pid: server.pid(), rates: [], costs: [] };
  const theirs: Contender = { address, pid: peer.pid ?? 0, rates: [], costs: [] };
  for (let round = 0; round < Number(values.rounds); round += 1) {
    // By turns, each first in every second round: what else the machine does meets both.
    const order = round % 2 === 0 ? [ours, theirs] : [theirs, ours];
    // oxlint-disable-next-line eslint/no-await-in-loop
    for (const contender of order) await playRound(contender);
  }
  console.log(`a page of ${page.bytes} bytes, ${values.connections} connections`);
  for (const [name, { rates, costs }] of Object.entries({ dateline: ours, 'node:http': theirs })) {
    const rate = Math.round(median(rates));
    console.log(`${name}: ${rate} requests/s, ${median(costs).toFixed(1)} µs computed for each`);
  }
  const rate = median(ours.rates.map((own, round) => own / (theirs.rates[round] ?? own)));
  const cost = median(theirs.costs) / median(ours.costs);
  console.log(`ratio ${rate.toFixed(2)} by the clock, ${cost.toFixed(2)} by cost (at least 0.90)`);
  peer.kill();
  await server.dispose();
}

if (values.peer === undefined) await compare();
else {
  const [address = '', port = ''] = values.peer.split(' ');
  await servePrebuilt(address, Number(port));
}
