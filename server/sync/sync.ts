import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Authorship } from '../../shared/document/attribution/authorship.ts';
import type { Authored } from '../../shared/document/attribution/ownership.ts';
import { metaOf } from '../../shared/document/sequence/form.ts';
import type { Limit } from '../../shared/document/sequence/size.ts';
import type { ContentNode } from '../../shared/domain/content.ts';
import type { Staff } from '../../shared/domain/policy.ts';
import type { Draft, DraftMeta } from '../../shared/domain/update.ts';
import type { UpdateId, UserId } from '../../shared/ids.ts';
import { CLOSE, type RefusalCode } from '../../shared/protocol/sync.ts';
import { ok, type Result } from '../../shared/result.ts';
import { readTarget } from './connection/admission.ts';
import { Connection } from './connection/connection.ts';
import { type SyncDependencies, TIMING, type Timing } from './dependencies.ts';
import { awarenessFrame } from './room/frames.ts';
import type { Room } from './room/room.ts';
import { Rooms } from './room/rooms.ts';
import { createSocketServer, refuseUpgrade } from './connection/socket.ts';
import { StorageStatus } from './room/storage-status.ts';

// Enters: upgrade requests for /sync/…, and edits that the server makes itself. Leaves: documents over
// y-protocols, and drafts for those who publish. Never decides who may do what, and never touches SQL.

type Affected = { readonly userId: UserId } | { readonly updateId: UpdateId } | 'all';

/** The sync room, as app.ts and the desk use it. */
export interface Sync {
  /** Called for paths that begin with `/sync/`. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** What is durable now; null where there is no such update. */
  readDraft(id: UpdateId): Promise<Draft | null>;
  /** The server's own edit in the name of `staff`; resolves when it is durable. */
  setMeta(id: UpdateId, staff: Staff, patch: Partial<DraftMeta>): Promise<void>;
  /**
   * Writes bytes in the name of a person, as if they came over a socket; resolves when they are durable, or with
   * the reason where they are not. Null where there is no such update.
   */
  write(id: UpdateId, userId: UserId, bytes: Uint8Array): Promise<'durable' | RefusalCode | null>;
  /** Who wrote what stands there now, and the draft itself; null where there is no such update. */
  readAuthorship(id: UpdateId): Promise<(Authorship & { readonly draft: Draft }) | null>;
  /** Keeps a version of the draft now, if anything was written since the last one. */
  keepVersion(id: UpdateId): Promise<void>;
  /**
   * Makes the body say `content` by an ordinary edit in the name of `staff`, with a version kept before;
   * resolves when it is durable, with what the draft is then, or null where there is no such update. Words
   * that come back are still of those who wrote them. Refused with the limit beyond which the draft would grow.
   */
  restoreBody(
    id: UpdateId,
    staff: Staff,
    content: ContentNode,
    authored: Authored<UserId>,
  ): Promise<Result<Authorship & { readonly draft: Draft }, Limit> | null>;
  /** Asks again who has these connections open and what they may; they are closed or go on accordingly. */
  recheck(who: Affected): Promise<void>;
  /** Sends everybody away for now; resolves when all accepted edits are durable and summarised. */
  drain(): Promise<void>;
}

/** How long a peer may take to answer the last close. */
const LAST_CLOSE_MS = 1000;
/** Stock clients leave a server from which no message has come for 30 s: no carets are a message too. */
const KEEP_ALIVE = awarenessFrame(Uint8Array.of(0));

const authorshipIn = (room: Room): Authorship & { readonly draft: Draft } => ({
  ...room.history.authors.read(),
  draft: room.draft.durable.readDraft(),
});

class SyncServer implements Sync {
  readonly #dependencies: SyncDependencies;
  readonly #storage: StorageStatus;
  readonly #rooms: Rooms;
  readonly #sockets = createSocketServer();
  readonly #connections = new Set<Connection>();
  readonly #timers: readonly NodeJS.Timeout[];
  #draining = false;

  constructor(dependencies: SyncDependencies, timing: Timing) {
    this.#dependencies = dependencies;
    this.#storage = new StorageStatus(dependencies, timing.probeEvery);
    this.#rooms = new Rooms(dependencies, this.#storage, timing);
    this.#timers = [
      setInterval(() => this.#beat(), timing.heartbeat),
      setInterval(() => void this.recheck('all'), timing.recheck),
    ];
  }

  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    if (this.#draining) return refuseUpgrade(socket, '503 Service Unavailable');
    if (!this.#dependencies.originAllowed(request)) return refuseUpgrade(socket, '403 Forbidden');
    this.#sockets.handleUpgrade(request, socket, head, (webSocket) => {
      webSocket.writesTo(socket);
      const connection = new Connection({
        socket: webSocket,
        request,
        target: readTarget(request.url ?? ''),
        rooms: this.#rooms,
        dependencies: this.#dependencies,
      });
      this.#connections.add(connection);
      this.#count();
      webSocket.on('close', () => {
        this.#connections.delete(connection);
        this.#count();
      });
    });
  }

  readDraft(id: UpdateId): Promise<Draft | null> {
    return this.#rooms.with(id, (room) => room.draft.durable.readDraft());
  }

  async setMeta(id: UpdateId, staff: Staff, patch: Partial<DraftMeta>): Promise<void> {
    await this.#rooms.with(id, (room) =>
      room.draft.edit(staff.userId, (document) => {
        const meta = metaOf(document);
        for (const [name, value] of Object.entries(patch)) meta.set(name, value);
      }),
    );
  }

  write(id: UpdateId, userId: UserId, bytes: Uint8Array) {
    return this.#rooms.with(id, async (room) => {
      await room.draft.ready();
      return new Promise<'durable' | RefusalCode>((resolve) => {
        const verdict = room.draft.write(bytes, userId, (durable) =>
          resolve(durable ? 'durable' : 'storage'),
        );
        if (verdict.kind === 'refused') resolve(verdict.code);
      });
    });
  }

  readAuthorship(id: UpdateId) {
    return this.#rooms.with(id, authorshipIn);
  }

  async keepVersion(id: UpdateId): Promise<void> {
    await this.#rooms.with(id, (room) => room.history.versions.flush());
  }

  async restoreBody(id: UpdateId, staff: Staff, content: ContentNode, authored: Authored<UserId>) {
    return this.#rooms.with(id, async (room) => {
      const restored = await room.restoreBody(staff.userId, content, authored);
      return restored.ok ? ok(authorshipIn(room)) : restored;
    });
  }

  async recheck(who: Affected): Promise<void> {
    const affected = [...this.#connections].filter((connection) => {
      if (who === 'all') return true;
      if ('userId' in who) return connection.mayBelongTo(who.userId);
      return connection.updateId === who.updateId;
    });
    await Promise.all(affected.map((connection) => connection.recheck()));
  }

  async drain(): Promise<void> {
    this.#draining = true;
    for (const timer of this.#timers) clearInterval(timer);
    for (const connection of this.#connections) connection.close(CLOSE.tryAgain, 'come back');
    await this.#rooms.close();
    this.#storage.close();
    await this.#farewell();
  }

  /** Resolves when all sockets are closed, of their own or after a while. */
  async #farewell(): Promise<void> {
    const terminate = setTimeout(() => {
      for (const socket of this.#sockets.clients) socket.terminate();
    }, LAST_CLOSE_MS);
    await new Promise<void>((resolve) => {
      this.#sockets.close(() => resolve());
    });
    clearTimeout(terminate);
  }

  #beat(): void {
    for (const connection of this.#connections) connection.beat(KEEP_ALIVE);
  }

  #count(): void {
    this.#dependencies.metrics.connectionsOpen(this.#connections.size);
  }
}

/** Starts the room’s timers; `drain` ends them. */
export function createSync(dependencies: SyncDependencies): Sync {
  return new SyncServer(dependencies, { ...TIMING, ...dependencies.timing });
}
