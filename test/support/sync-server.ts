import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type {
  Access,
  Checkpoint,
  Quarantined,
  SyncDependencies,
  Timing,
} from '../../server/sync/dependencies.ts';
import { createSync, type Sync } from '../../server/sync/sync.ts';
import type { DraftLog } from '../../server/store/store.ts';
import type { Credit } from '../../shared/document/attribution/ownership.ts';
import type { Staff } from '../../shared/domain/policy.ts';
import type { Draft } from '../../shared/domain/update.ts';
import type { UpdateId, UserId } from '../../shared/ids.ts';
import { userId } from '../../shared/ids.ts';

/** The sync room behind a real HTTP server, with a newsroom in which the test decides who may do what. */
export interface SyncServer {
  readonly sync: Sync;
  /** Such as `ws://127.0.0.1:40000/sync`. */
  readonly address: string;
  /** Answers for a person by name; without an answer, they may write. */
  readonly access: Map<string, Access>;
  /** Names whose cookies are no session any more. */
  readonly signedOut: Set<string>;
  readonly quarantine: Quarantined[];
  readonly storage: string[];
  readonly noted: Map<UpdateId, { readonly draft: Draft; readonly seq: number }>;
  readonly previews: Draft[];
  /** Checkpoints, in their order. */
  readonly versions: Checkpoint[];
  readonly credits: Credit<UserId>[];
  /** Rooms in memory. */
  rooms(): number;
  connections(): number;
  /** Makes `identify` reject, as with a database that is down. */
  failIdentify(failing: boolean): void;
  close(): Promise<void>;
}

/** `cookie: name=Anna` is Anna's session. */
function nameIn({ headers }: IncomingMessage): string | null {
  return /(?:^|; )name=(\w+)/.exec(headers.cookie ?? '')?.[1] ?? null;
}

const staffOf = (name: string): Staff => ({
  userId: userId(name.toLowerCase()),
  name,
  role: 'reporter',
});

const SHORT: Partial<Timing> = {
  grace: 20,
  summariseEvery: 5,
  previewEvery: 5,
  awarenessEvery: 5,
  probeEvery: 20,
};

interface SyncServerOptions {
  readonly probe?: () => Promise<void>;
  readonly summariseDraft?: (id: UpdateId, draft: Draft, seq: number) => Promise<void>;
  readonly timing?: Partial<Timing>;
}

/** What the test decides, and what it is told. */
function createNewsroom() {
  return {
    access: new Map<string, Access>(),
    signedOut: new Set<string>(),
    quarantine: [] as Quarantined[],
    storage: [] as string[],
    noted: new Map<UpdateId, { readonly draft: Draft; readonly seq: number }>(),
    previews: [] as Draft[],
    versions: [] as Checkpoint[],
    credits: [] as Credit<UserId>[],
    rooms: 0,
    connections: 0,
    identifyFails: false,
  };
}

function dependenciesOf(
  newsroom: ReturnType<typeof createNewsroom>,
  draftLog: DraftLog,
  { probe, summariseDraft, timing }: SyncServerOptions,
): SyncDependencies {
  return {
    draftLog,
    probe: probe ?? (() => Promise.resolve()),
    summariseDraft:
      summariseDraft ?? (async (id, draft, seq) => void newsroom.noted.set(id, { draft, seq })),
    keepVersion: async (_id, version) => void newsroom.versions.push(version),
    credits: {
      load: async () => [],
      keep: async (_id, credits) => void newsroom.credits.push(...credits),
    },
    identify: async (request) => {
      if (newsroom.identifyFails) throw new Error('the database is down');
      const name = nameIn(request);
      return name === null || newsroom.signedOut.has(name) ? null : staffOf(name);
    },
    access: async ({ name }) => newsroom.access.get(name) ?? { kind: 'write' },
    originAllowed: ({ headers }) => headers.origin !== 'https://elsewhere.example',
    personColor: (id) => `color of ${id}`,
    onDraft: (_id, draft) => newsroom.previews.push(draft),
    onStorage: (status) => newsroom.storage.push(status),
    quarantine: (refused) => newsroom.quarantine.push(refused),
    clock: () => new Date(),
    logger: { info() {}, warn() {}, error() {} },
    metrics: {
      frameReceived() {},
      frameRefused() {},
      committed() {},
      connectionsOpen: (count) => {
        newsroom.connections = count;
      },
      roomsOpen: (count) => {
        newsroom.rooms = count;
      },
    },
    timing: { ...SHORT, ...timing },
  };
}

export async function startSyncServer(
  draftLog: DraftLog,
  options: SyncServerOptions = {},
): Promise<SyncServer> {
  const newsroom = createNewsroom();
  const sync = createSync(dependenciesOf(newsroom, draftLog, options));
  const server = createServer();
  server.on('upgrade', (request, socket, head) => sync.handleUpgrade(request, socket, head));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  // A server that listens on TCP has such an address.
  const { port } = server.address() as AddressInfo;
  return {
    ...newsroom,
    sync,
    address: `ws://127.0.0.1:${port}/sync`,
    rooms: () => newsroom.rooms,
    connections: () => newsroom.connections,
    failIdentify: (failing) => {
      newsroom.identifyFails = failing;
    },
    async close() {
      await sync.drain();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
