import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';

/** Tells how late the timers of an idle thread are: what the machine adds, whoever is at work on it. */
const IDLE_THREAD = `
  const { parentPort } = require('node:worker_threads');
  const histogram = require('node:perf_hooks').monitorEventLoopDelay({ resolution: 10 });
  histogram.enable();
  setInterval(() => parentPort.postMessage(histogram.max / 1e6), 50);
`;

const LAG = /^nodejs_eventloop_lag_max_seconds (\S+)$/m;

async function lagOf(origin: string): Promise<number> {
  const text = await (await fetch(`${origin}/metrics`)).text();
  const seconds = Number(LAG.exec(text)?.[1]);
  if (Number.isNaN(seconds)) throw new Error('the server does not tell its lag');
  return seconds * 1000;
}

export interface StallWatch {
  /** The longest stalls in milliseconds: of the server, and of a thread that does nothing. */
  end(): Promise<{ readonly server: number; readonly machine: number }>;
}

/** Watches the event loop of a server from now on: each reading covers the time since the one before. */
export async function watchStalls(origin: string): Promise<StallWatch> {
  const worker = new Worker(IDLE_THREAD, { eval: true });
  const stop = new AbortController();
  let [server, machine] = [0, 0];
  worker.on('message', (lag: number) => {
    machine = lag;
  });
  await lagOf(origin);
  const watching = (async () => {
    while (!stop.signal.aborted) {
      await pause(250);
      server = Math.max(server, await lagOf(origin));
    }
  })();
  return {
    async end() {
      stop.abort();
      await watching;
      await worker.terminate();
      return { server, machine };
    },
  };
}
