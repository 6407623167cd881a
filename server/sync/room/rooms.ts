import type { UpdateId } from '../../../shared/ids.ts';
import type { SyncDependencies, Timing } from '../dependencies.ts';
import { Room } from './room.ts';
import type { StorageStatus } from './storage-status.ts';
import { HIDDEN_LIMITS } from './sweeper.ts';

interface Entry {
  readonly room: Promise<Room | null>;
  /** Those who have opened it and not yet released it. */
  holders: number;
  grace: NodeJS.Timeout | null;
}

/** The rooms in memory: at most one for each update, loaded once however many open it. */
export class Rooms {
  readonly #dependencies: SyncDependencies;
  readonly #storage: StorageStatus;
  readonly #timing: Timing;
  readonly #entries = new Map<UpdateId, Entry>();

  constructor(dependencies: SyncDependencies, storage: StorageStatus, timing: Timing) {
    this.#dependencies = dependencies;
    this.#storage = storage;
    this.#timing = timing;
  }

  /**
   * Null where there is no such update; rejects where loading fails, and is never empty because of it
   * ([W8]). Each room that was opened must be released once.
   */
  open(id: UpdateId): Promise<Room | null> {
    const entry = this.#entries.get(id) ?? this.#add(id);
    entry.holders += 1;
    if (entry.grace !== null) clearTimeout(entry.grace);
    entry.grace = null;
    return entry.room;
  }

  release(room: Room): void {
    const entry = this.#entries.get(room.id);
    if (entry === undefined) return;
    entry.holders -= 1;
    if (entry.holders === 0) this.#leaveLater(room, entry);
  }

  /** Opens a room for as long as `work` takes; null where there is no such update. */
  async with<Value>(id: UpdateId, work: (room: Room) => Value | Promise<Value>) {
    const room = await this.open(id);
    if (room === null) return null;
    try {
      return await work(room);
    } finally {
      this.release(room);
    }
  }

  /** Resolves when every accepted edit is durable and summarised, and all rooms have left memory. */
  async close(): Promise<void> {
    const entries = [...this.#entries.values()];
    this.#entries.clear();
    await Promise.all(
      entries.map(async ({ room: loading, grace }) => {
        if (grace !== null) clearTimeout(grace);
        const room = await loading.catch(() => null);
        await room?.idle();
      }),
    );
    this.#count();
  }

  #add(id: UpdateId): Entry {
    const entry: Entry = { room: this.#load(id), holders: 0, grace: null };
    this.#entries.set(id, entry);
    this.#count();
    const forget = () => this.#forget(id, entry);
    entry.room.then((room) => room ?? forget(), forget);
    return entry;
  }

  async #load(id: UpdateId): Promise<Room | null> {
    const { draftLog, credits: table } = this.#dependencies;
    const [loaded, credits] = await Promise.all([draftLog.load(id), table.load(id)]);
    if (loaded === null) return null;
    const dependencies = this.#dependencies;
    const [storage, timing] = [this.#storage, this.#timing];
    const room = new Room({ id, loaded, credits, dependencies, storage, timing });
    const quiet = dependencies.clock().getTime() - Date.parse(loaded.editedAt);
    if (quiet >= HIDDEN_LIMITS.quiet) void room.sweep(HIDDEN_LIMITS.whenQuiet);
    return room;
  }

  #leaveLater(room: Room, entry: Entry): void {
    entry.grace = setTimeout(() => void this.#leave(room, entry), this.#timing.grace);
    entry.grace.unref();
  }

  /** The last step is synchronous, so that nobody can open the room between its check and its end. */
  async #leave(room: Room, entry: Entry): Promise<void> {
    entry.grace = null;
    await room.sweep(HIDDEN_LIMITS.whenEmpty);
    await room.idle();
    if (entry.holders === 0 && entry.grace === null && !room.draft.busy)
      this.#forget(room.id, entry);
  }

  #forget(id: UpdateId, entry: Entry): void {
    if (this.#entries.get(id) === entry) this.#entries.delete(id);
    this.#count();
  }

  #count(): void {
    this.#dependencies.metrics.roomsOpen(this.#entries.size);
  }
}
