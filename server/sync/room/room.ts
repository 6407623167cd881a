import type * as Y from 'yjs';
import type { Authored, Credit } from '../../../shared/document/attribution/ownership.ts';
import { projectBody } from '../../../shared/document/sequence/project.ts';
import { replaceBody } from '../../../shared/document/sequence/replace-body.ts';
import type { Limit } from '../../../shared/document/sequence/size.ts';
import { countHidden, sweepHidden } from '../../../shared/document/sequence/sweep.ts';
import type { ContentNode } from '../../../shared/domain/content.ts';
import type { UpdateId, UserId } from '../../../shared/ids.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { LoadedDraft } from '../../store/store.ts';
import type { SyncDependencies, Timing } from '../dependencies.ts';
import { mergeParts } from '../gate/document.ts';
import { History } from '../history/history.ts';
import { Awareness, type Subscriber } from './awareness.ts';
import { Compaction } from './compaction.ts';
import { DraftSummaries } from './draft-summaries.ts';
import { DraftWriter, type Growth } from './draft-writer.ts';
import type { StorageStatus } from './storage-status.ts';
import { HIDDEN_LIMITS, Sweeper } from './sweeper.ts';

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
  readonly draft: DraftWriter;
  readonly history: History;
  readonly awareness: Awareness;
  readonly #dependencies: SyncDependencies;
  readonly #timing: Timing;
  readonly #summaries: DraftSummaries;
  readonly #compaction: Compaction;
  readonly #sweeper: Sweeper;
  readonly #subscribers = new Set<Subscriber>();

  constructor({ id, loaded, credits, dependencies, storage, timing }: RoomOptions) {
    this.id = id;
    this.#dependencies = dependencies;
    this.#timing = timing;
    this.draft = new DraftWriter({
      id,
      loaded,
      dependencies,
      storage,
      tell: (frame) => {
        for (const subscriber of this.#subscribers) subscriber.send(frame);
      },
      onGrowth: (growth) => this.#summarise(growth),
    });
    this.#summaries = this.#createSummaries();
    this.#compaction = this.#createCompaction(loaded.uncompacted);
    this.history = new History({
      id,
      body: this.draft.durable.body,
      readDraft: () => this.draft.durable.readDraft(),
      ownerOf: (client) => this.draft.ownerOf(client),
      credits,
      dependencies,
      every: timing.checkpointEvery,
    });
    this.#sweeper = this.#createSweeper();
    this.awareness = new Awareness({
      mayUse: (client, userId) => (this.draft.ownerOf(client) ?? userId) === userId,
      now: () => dependencies.clock().getTime(),
      every: timing.awarenessEvery,
    });
  }

  /** Starts the exchange: the server asks first what it has not got. */
  join(subscriber: Subscriber): void {
    this.#subscribers.add(subscriber);
    subscriber.send(this.draft.durable.syncStep1());
    this.awareness.join(subscriber);
  }

  leave(subscriber: Subscriber): void {
    this.#subscribers.delete(subscriber);
    this.awareness.leave(subscriber);
  }

  /**
   * Makes the body say what it said in a version, and keeps what it says now as another; refused with the limit, and
   * nothing is written or kept, where the draft would grow beyond one.
   */
  async restoreBody(
    userId: UserId,
    content: ContentNode,
    authored: Authored<UserId>,
  ): Promise<Result<null, Limit>> {
    const change = (document: Y.Doc) => replaceBody(document, content);
    const limit = await this.draft.limitOf(change);
    if (limit !== null) return refuse(limit);
    await this.history.versions.flush();
    const client = await this.draft.editWithin(userId, change);
    if (!client.ok) return client;
    if (client.value !== null) this.history.authors.brought(client.value, authored);
    return ok(null);
  }

  /** Really deletes most of the hidden lines where they are more than `allowed`; resolves when that is durable. */
  sweep(allowed: number): Promise<void> {
    return this.#sweeper.sweep(allowed);
  }

  /** Resolves when nothing is under way and what has been written is summarised. */
  async idle(): Promise<void> {
    await this.#sweeper.idle();
    await this.draft.idle();
    await this.#summaries.flush();
    await this.history.kept();
    await this.#compaction.flush();
  }

  #summarise({ entries, writers }: Growth): void {
    this.#summaries.changed();
    this.#compaction.written(entries);
    if (writers.length > 0) this.history.versions.written(writers);
  }

  #createSweeper(): Sweeper {
    const { logger } = this.#dependencies;
    return new Sweeper({
      hidden: () => countHidden(this.draft.durable.body.current),
      remove: () => this.draft.remove((document) => sweepHidden(projectBody(document))),
      before: () => this.history.versions.flush(),
      onError: (error) =>
        logger.warn({ err: error, updateId: this.id }, 'hidden lines were not swept'),
    });
  }

  #createSummaries(): DraftSummaries {
    const { summariseDraft, onDraft, logger } = this.#dependencies;
    const { durable } = this.draft;
    return new DraftSummaries({
      read: () => ({ draft: durable.readDraft(), seq: durable.seq }),
      keep: (draft, seq) => {
        void this.sweep(HIDDEN_LIMITS.whileOpen);
        return summariseDraft(this.id, draft, seq);
      },
      preview: (draft) => onDraft(this.id, draft),
      onError: (error) =>
        logger.warn({ err: error, updateId: this.id }, 'draft was not summarised'),
      summariseEvery: this.#timing.summariseEvery,
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
}
