import type * as Y from 'yjs';
import type { Staff } from '../../shared/domain/policy.ts';
import type { Authorship } from '../../shared/document/attribution/authorship.ts';
import type { Authored, Credit } from '../../shared/document/attribution/ownership.ts';
import { projectBody } from '../../shared/document/sequence/project.ts';
import type { Limit } from '../../shared/document/sequence/size.ts';
import { replaceBody } from '../../shared/document/sequence/replace-body.ts';
import { countHidden, sweepHidden } from '../../shared/document/sequence/sweep.ts';
import type { ContentNode } from '../../shared/domain/content.ts';
import type { Draft } from '../../shared/domain/update.ts';
import { instant, type UpdateId, type UserId } from '../../shared/ids.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { DraftEntry, LoadedDraft } from '../store/store.ts';
import { Awareness, type Watcher } from './awareness.ts';
import { Compaction } from './compaction.ts';
import { CommitQueue, type Settle } from './commit-queue.ts';
import type { SyncDependencies, Timing } from './dependencies.ts';
import { mergeParts } from './document.ts';
import { DraftNotes } from './draft-notes.ts';
import { DurableDocument } from './durable-document.ts';
import { updateFrame } from './frames.ts';
import { judgeReader, type Verdict } from './gate/gate.ts';
import { Shadow } from './gate/shadow.ts';
import { History } from './history.ts';
import { prepareShadow } from './prepare-shadow.ts';
import { HIDDEN_LIMITS, SERVER, Sweeper } from './sweeper.ts';
import type { StorageStatus } from './storage-status.ts';

// Enters: frames of people who may be here. Leaves: to everybody in the room, what is on disk.
// Never shows, acknowledges or answers with anything that is not durable ([W1]).

export interface RoomOptions {
  readonly id: UpdateId;
  readonly loaded: LoadedDraft;
  readonly credits: readonly Credit<UserId>[];
  readonly dependencies: SyncDependencies;
  readonly storage: StorageStatus;
  readonly timing: Timing;
}

/** One update's document while people have it open. */
export class Room {
  readonly id: UpdateId;
  readonly awareness: Awareness;
  readonly #dependencies: SyncDependencies;
  readonly #storage: StorageStatus;
  readonly #timing: Timing;
  readonly #durable: DurableDocument;
  readonly #shadow: Shadow;
  readonly #queue: CommitQueue;
  readonly #notes: DraftNotes;
  readonly #compaction: Compaction;
  readonly #history: History;
  readonly #sweeper: Sweeper;
  readonly #watchers = new Set<Watcher>();
  /** Has the queue find out what the disk holds: those who only look on shall not wait for an edit. */
  readonly #lookAgain = () => this.#queue.wait(() => {});

  constructor({ id, loaded, credits, dependencies, storage, timing }: RoomOptions) {
    this.id = id;
    this.#dependencies = dependencies;
    this.#storage = storage;
    this.#timing = timing;
    this.#durable = new DurableDocument(loaded);
    const { document } = this.#durable;
    const size = loaded.parts.reduce((sum, part) => sum + part.length, 0);
    this.#shadow = new Shadow(document, loaded.owners, size);
    this.#queue = this.#createQueue();
    this.#notes = this.#createNotes();
    this.#compaction = this.#createCompaction(loaded.uncompacted);
    this.#history = new History({
      id,
      body: this.#durable.body,
      readDraft: () => this.readDraft(),
      ownerOf: (client) => this.#shadow.ownerOf(client),
      credits,
      dependencies,
      every: timing.checkpointEvery,
    });
    this.#sweeper = new Sweeper({
      hidden: () => countHidden(this.#durable.body.current),
      remove: () => this.#removeHidden(),
      before: () => this.keepVersion(),
      onError: (error) =>
        dependencies.logger.warn({ err: error, updateId: id }, 'hidden lines were not swept'),
    });
    this.awareness = new Awareness({
      mayUse: (client, userId) => (this.#shadow.ownerOf(client) ?? userId) === userId,
      now: () => dependencies.clock().getTime(),
      every: timing.awarenessEvery,
    });
  }

  /** Makes ready for what people write, without holding others up. */
  ready(): Promise<void> {
    return prepareShadow(this.#shadow, this.#durable);
  }

  /** Starts the exchange: the server asks first what it has not got. */
  join(watcher: Watcher): void {
    this.#watchers.add(watcher);
    watcher.send(this.#durable.syncStep1());
    this.awareness.join(watcher);
  }

  leave(watcher: Watcher): void {
    this.#watchers.delete(watcher);
    this.awareness.leave(watcher);
  }

  /** Judges a frame and, where it is sound, writes it; `settle` is called unless the verdict refuses it. */
  write(bytes: Uint8Array, userId: UserId, settle: Settle): Verdict {
    const verdict = this.#shadow.judge(bytes, userId);
    if (verdict.kind === 'nothing') this.#queue.wait(settle);
    if (verdict.kind === 'sound') this.#append(bytes, userId, verdict.clientIds, settle);
    return verdict;
  }

  /** Why someone who may only read may not send this, or null where it changes nothing. */
  judgeReader(bytes: Uint8Array): ReturnType<typeof judgeReader> {
    return judgeReader(bytes, this.#durable.document);
  }

  whenDurable(settle: Settle): void {
    this.#queue.wait(settle);
  }

  syncStep2(stateVector: Uint8Array): Uint8Array {
    return this.#durable.syncStep2(stateVector);
  }

  /** The server's own small edit on behalf of a person; resolves when it is durable. */
  async edit({ userId }: Staff, change: (document: Y.Doc) => void): Promise<void> {
    await this.ready();
    const made = this.#shadow.edit(userId, change);
    if (made !== null) await this.#written(made.bytes, userId, [made.client]);
  }

  /**
   * Makes the body say what it said in a version, and keeps what it says now as another; refused with the limit, and
   * nothing is written, where the draft would grow beyond one.
   */
  async restoreBody(
    { userId }: Staff,
    content: ContentNode,
    authored: Authored<UserId>,
  ): Promise<Result<null, Limit>> {
    await this.ready();
    await this.keepVersion();
    const made = this.#shadow.editWithin(userId, (document) => replaceBody(document, content));
    if (!made.ok) {
      // The trial has spoilt what frames are judged on.
      await this.ready();
      return made;
    }
    if (made.value !== null) {
      const { bytes, client } = made.value;
      await this.#written(bytes, userId, [client]);
      this.#history.brought(client, authored);
    }
    return ok(null);
  }

  /** Really deletes most of the hidden lines where they are more than `allowed`; resolves when that is durable. */
  sweep(allowed: number): Promise<void> {
    return this.#sweeper.sweep(allowed);
  }

  readDraft(): Draft {
    return this.#durable.readDraft();
  }

  readAuthorship(): Authorship {
    return this.#history.readAuthorship();
  }

  /** Keeps a version now where people have written since the last one. */
  keepVersion(): Promise<void> {
    return this.#history.keepVersion();
  }

  /** Bytes of the encoded document, at most. */
  get size(): number {
    return this.#shadow.size;
  }

  get busy(): boolean {
    return this.#queue.busy;
  }

  /** Resolves when nothing is under way and what has been written is noted. */
  async settled(): Promise<void> {
    await this.#sweeper.settled();
    await this.#queue.idle();
    await this.#notes.flush();
    await this.#history.settled();
    await this.#compaction.flush();
  }

  /** Part of what is hidden goes; resolves with false where there is nothing left to go. */
  async #removeHidden(): Promise<boolean> {
    const bytes = this.#shadow.remove((document) => sweepHidden(projectBody(document)));
    if (bytes !== null) await this.#written(bytes, SERVER, []);
    return bytes !== null;
  }

  /** Writes what the server did itself; resolves when it is durable. */
  #written(bytes: Uint8Array, userId: UserId, clientIds: readonly number[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#append(bytes, userId, clientIds, (durable) => {
        if (durable) resolve();
        else reject(new Error('what the server did could not be written'));
      });
    });
  }

  #append(bytes: Uint8Array, userId: UserId, clientIds: readonly number[], settle: Settle): void {
    const at = instant(this.#dependencies.clock());
    this.#queue.append({ updateId: this.id, bytes, userId, clientIds, at }, settle);
  }

  #createQueue(): CommitQueue {
    return new CommitQueue({
      append: (entry) => this.#dependencies.draftLog.append(entry),
      onDurable: (entries, seq) => this.#show(entries, seq),
      onFailure: (error) => {
        this.#shadow.reset();
        this.#storage.failed(error, this.#lookAgain);
      },
      recover: () => this.#reread(),
      onCommit: (seconds, entries) => {
        if (entries > 0) this.#storage.worked();
        this.#dependencies.metrics.committed(seconds, entries);
      },
    });
  }

  #createNotes(): DraftNotes {
    const { noteDraft, onDraft, logger } = this.#dependencies;
    return new DraftNotes({
      read: () => ({ draft: this.readDraft(), seq: this.#durable.seq }),
      note: (draft, seq) => {
        void this.sweep(HIDDEN_LIMITS.whileOpen);
        return noteDraft(this.id, draft, seq);
      },
      preview: (draft) => onDraft(this.id, draft),
      onError: (error) => logger.warn({ err: error, updateId: this.id }, 'draft was not noted'),
      noteEvery: this.#timing.noteEvery,
      previewEvery: this.#timing.previewEvery,
    });
  }

  #createCompaction(uncompacted: number): Compaction {
    const { draftLog, logger } = this.#dependencies;
    return new Compaction({
      uncompacted,
      compact: () => draftLog.compact(this.id, mergeParts),
      onError: (error) => logger.warn({ err: error, updateId: this.id }, 'log was not compacted'),
      after: this.#timing.compactAfter,
      quiet: this.#timing.compactQuiet,
      latest: this.#timing.compactLatest,
    });
  }

  #show(entries: readonly DraftEntry[], seq: number): void {
    const parts = entries.map(({ bytes }) => bytes);
    this.#grow(parts, seq, this.#shadow.committed(parts));
    this.#compaction.written(entries.length);
    const writers = entries.map(({ userId }) => userId).filter((userId) => userId !== SERVER);
    if (writers.length > 0) this.#history.written(writers);
  }

  /** What was told to be lost, and the disk holds all the same, is shown like any other edit. */
  async #reread(): Promise<void> {
    const loaded = await this.#dependencies.draftLog.load(this.id);
    const missed = (loaded?.seq ?? 0) - this.#durable.seq;
    if (loaded === null || missed === 0) return;
    this.#compaction.written(missed);
    this.#grow(loaded.parts, loaded.seq, null);
    this.#shadow.refresh();
  }

  /**
   * Durable now, so that others may see it: one frame for everybody, the writers too ([W2]). `asItCame` is told before
   * the server makes anything of it: nobody waits for that.
   */
  #grow(parts: readonly Uint8Array[], seq: number, asItCame: Uint8Array | null): void {
    if (asItCame !== null) this.#tell(updateFrame(asItCame));
    const news = this.#durable.grow(parts, seq);
    if (asItCame === null && news !== null) this.#tell(news);
    this.#notes.changed();
  }

  #tell(frame: Uint8Array): void {
    for (const watcher of this.#watchers) watcher.send(frame);
  }
}
