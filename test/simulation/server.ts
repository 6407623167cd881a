import type { IncomingMessage } from 'node:http';
import { Connection } from '../../server/sync/connection/connection.ts';
import { type SyncDependencies, TIMING, type Timing } from '../../server/sync/dependencies.ts';
import { Rooms } from '../../server/sync/room/rooms.ts';
import type { SyncSocket } from '../../server/sync/connection/socket.ts';
import { StorageStatus } from '../../server/sync/room/storage-status.ts';
import { updateId, userId } from '../../shared/ids.ts';
import type { Disk } from './disk.ts';
import type { Link } from './network.ts';

const UPDATE = updateId('00000000-0000-7000-8000-00000000000a');

/** Short, so that a simulation of some seconds sees all of it. */
const QUICK: Timing = {
  ...TIMING,
  grace: 30,
  summariseEvery: 50,
  previewEvery: 50,
  awarenessEvery: 10,
  probeEvery: 100,
  compactAfter: 15,
  compactQuiet: 100,
};

/** The sync room of one process: the real rooms and connections, without HTTP in front of them. */
export class Server {
  readonly #rooms: Rooms;
  readonly #storage: StorageStatus;
  readonly #dependencies: SyncDependencies;
  readonly #links = new Set<Link>();

  /** `onRefused` is told what the gate refuses. */
  constructor(disk: Disk, onRefused: (reason: string, bytes: Uint8Array) => void) {
    const draftLog = disk.open();
    this.#dependencies = {
      draftLog,
      probe: () => Promise.resolve(),
      summariseDraft: () => Promise.resolve(),
      keepVersion: () => Promise.resolve(),
      credits: { load: () => Promise.resolve([]), keep: () => Promise.resolve() },
      identify: ({ headers }) =>
        Promise.resolve({
          userId: userId(headers.cookie ?? ''),
          name: headers.cookie ?? '',
          role: 'reporter',
        }),
      access: () => Promise.resolve({ kind: 'write' }),
      originAllowed: () => true,
      personColor: () => 'red',
      onDraft() {},
      onStorage() {},
      quarantine: ({ reason, bytes }) => onRefused(reason, bytes),
      clock: () => new Date(),
      logger: { info() {}, warn() {}, error() {} },
      metrics: {
        frameReceived() {},
        frameRefused() {},
        committed() {},
        roomsOpen() {},
        connectionsOpen() {},
      },
    };
    this.#storage = new StorageStatus(this.#dependencies, QUICK.probeEvery);
    this.#rooms = new Rooms(this.#dependencies, this.#storage, QUICK);
  }

  accept(link: Link, name: string): void {
    this.#links.add(link);
    // oxlint-disable-next-line no-new -- it lives by the events of its socket
    new Connection({
      // All that a connection uses of either.
      socket: link.server as unknown as SyncSocket,
      request: { headers: { cookie: name } } as unknown as IncomingMessage,
      target: { updateId: UPDATE, schema: 'current', ack: true },
      rooms: this.#rooms,
      dependencies: this.#dependencies,
    });
  }

  /** kill -9. Its timers may still run, and reach nobody. */
  crash(): void {
    this.#storage.close();
    for (const link of this.#links) link.loseServer();
  }
}
