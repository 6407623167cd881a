import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { SyncMetrics } from './sync/dependencies.ts';

export interface Metrics {
  readonly registry: Registry;
  readonly sync: SyncMetrics;
}

/** The server's metrics, with Node's own: event-loop delay, memory, CPU. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return { registry, sync: syncMetrics(registers) };
}

function syncMetrics(registers: Registry[]): SyncMetrics {
  const frames = new Counter({
    name: 'dateline_sync_frames_total',
    help: 'Frames received on sync sockets',
    labelNames: ['kind'],
    registers,
  });
  const refused = new Counter({
    name: 'dateline_sync_refused_total',
    help: 'Frames that the gate refused',
    labelNames: ['code'],
    registers,
  });
  const commits = new Histogram({
    name: 'dateline_sync_commit_seconds',
    help: 'From the gate to the disk, for one commit of one room',
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2],
    registers,
  });
  const durable = new Counter({
    name: 'dateline_sync_durable_frames_total',
    help: 'Frames that are on disk',
    registers,
  });
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers });
  const rooms = gauge('dateline_sync_rooms', 'Documents in memory');
  const connections = gauge('dateline_sync_connections', 'Open sync sockets');
  return {
    frameReceived: (kind) => frames.inc({ kind }),
    frameRefused: (code) => refused.inc({ code }),
    committed: (seconds, count) => {
      commits.observe(seconds);
      durable.inc(count);
    },
    roomsOpen: (count) => rooms.set(count),
    connectionsOpen: (count) => connections.set(count),
  };
}
