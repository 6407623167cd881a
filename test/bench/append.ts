import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import type { OpenStore, StoreOptions } from '../../server/store/open.ts';
import { openStore } from '../../server/store/open.ts';
import { updateId } from '../../shared/ids.ts';
import { entryOf, newLiveBlog, newUpdate } from '../contract/subject.ts';

// How long a durable edit takes, and what it costs the thread that serves sockets:
// node test/bench/append.ts [--url postgres://…]

const FRAME_BYTES = 200;

const { values } = parseArgs({ options: { url: { type: 'string' } } });
const directory = await mkdtemp(join(tmpdir(), 'dateline-bench-'));
const options: StoreOptions =
  values.url === undefined
    ? { kind: 'sqlite', file: join(directory, 'bench.db') }
    : { kind: 'postgres', url: values.url };

const percentile = (sorted: readonly number[], share: number) =>
  (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2);

/** `writers` people append `rounds` entries each, one after the other; milliseconds from call to durable. */
async function measure(store: OpenStore, name: string, writers: number, rounds: number) {
  const liveBlog = await newLiveBlog(store);
  const times: number[] = [];
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const updates = await Promise.all(
    Array.from({ length: writers }, () =>
      newUpdate(store, liveBlog.id, { id: updateId(randomUUID()) }),
    ),
  );
  delay.enable();
  const begin = performance.now();
  await Promise.all(
    updates.map(async (update, writer) => {
      for (let round = 0; round < rounds; round += 1) {
        const entry = entryOf(update.id, {
          bytes: new Uint8Array(FRAME_BYTES).fill(round),
          clientIds: [writer + 2],
        });
        const start = performance.now();
        await store.draftLog.append(entry);
        times.push(performance.now() - start);
      }
    }),
  );
  const seconds = (performance.now() - begin) / 1000;
  delay.disable();
  const sorted = times.toSorted((a, b) => a - b);
  console.log(
    `${name}: p50 ${percentile(sorted, 0.5)} ms, p99 ${percentile(sorted, 0.99)} ms, ` +
      `${Math.round(times.length / seconds)} entries/s; ` +
      `event loop delay p99 ${(delay.percentile(99) / 1e6).toFixed(2)} ms, ` +
      `max ${(delay.max / 1e6).toFixed(2)} ms`,
  );
}

const store = await openStore(options);
try {
  await measure(store, 'warm-up', 1, 200);
  await measure(store, '1 writer', 1, 2000);
  await measure(store, '100 writers', 100, 100);
} finally {
  await store.close();
  await rm(directory, { recursive: true });
}
