import type * as Y from 'yjs';
import type { Limit } from '../../../shared/document/sequence/size.ts';
import { instant, type UpdateId, type UserId } from '../../../shared/ids.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { DraftEntry, LoadedDraft } from '../../store/store.ts';
import type { SyncDependencies } from '../dependencies.ts';
import { judgeReader, type Verdict } from '../gate/gate.ts';
import { Shadow } from '../gate/shadow.ts';
import { CommitQueue, type OnWritten } from './commit-queue.ts';
import { DurableDocument } from './durable-document.ts';
import { updateFrame } from './frames.ts';
import { prepareShadow } from './prepare-shadow.ts';
import type { StorageStatus } from './storage-status.ts';
import { SERVER } from './sweeper.ts';

/** What a draft has become on disk. */
export interface Growth {
  /** How many entries longer the log is. */
  readonly entries: number;
  /** Who wrote them, as far as people did. */
  readonly writers: readonly UserId[];
}

interface DraftWriterOptions {
  readonly id: UpdateId;
  readonly loaded: LoadedDraft;
  readonly dependencies: Pick<SyncDependencies, 'draftLog' | 'clock' | 'metrics'>;
  readonly storage: StorageStatus;
  /** Tells everybody in the draft, the writers too ([W2]), what is durable now. */
  readonly tell: (frame: Uint8Array) => void;
  readonly onGrowth: (growth: Growth) => void;
}

/** The way of an edit into one draft: judged by the gate, appended to the log, then part of the durable document. */
export class DraftWriter {
  readonly durable: DurableDocument;
  readonly #options: DraftWriterOptions;
  readonly #shadow: Shadow;
  readonly #queue: CommitQueue;
  /** Has the queue find out what the disk holds, so that readers of the draft do not wait for an edit. */
  readonly #lookAgain = () => this.#queue.wait(() => {});

  constructor(options: DraftWriterOptions) {
    const { loaded, dependencies } = options;
    this.#options = options;
    this.durable = new DurableDocument(loaded);
    const size = loaded.parts.reduce((sum, part) => sum + part.length, 0);
    this.#shadow = new Shadow(this.durable.document, loaded.owners, size);
    this.#queue = new CommitQueue({
      append: (entry) => dependencies.draftLog.append(entry),
      onDurable: (entries, seq) => this.#commit(entries, seq),
      onFailure: (error) => this.#fail(error),
      recover: () => this.#reread(),
      onCommit: (seconds, entries) => {
        if (entries > 0) options.storage.worked();
        dependencies.metrics.committed(seconds, entries);
      },
    });
  }

  /** Makes ready for what people write, without holding others up. */
  ready(): Promise<void> {
    return prepareShadow(this.#shadow, this.durable);
  }

  /** Judges a frame and, where it is sound, writes it; `onWritten` is called unless the verdict refuses it. */
  write(bytes: Uint8Array, userId: UserId, onWritten: OnWritten): Verdict {
    const verdict = this.#shadow.judge(bytes, userId);
    if (verdict.kind === 'nothing') this.#queue.wait(onWritten);
    if (verdict.kind === 'sound') this.#append(bytes, userId, verdict.clientIds, onWritten);
    return verdict;
  }

  /** Why someone who may only read may not send this, or null where it changes nothing. */
  judgeReader(bytes: Uint8Array): ReturnType<typeof judgeReader> {
    return judgeReader(bytes, this.durable.document);
  }

  /** `onWritten` is called once everything that was written before is durable. */
  whenDurable(onWritten: OnWritten): void {
    this.#queue.wait(onWritten);
  }

  /** The server's own small edit on behalf of a person; resolves when it is durable. */
  async edit(userId: UserId, change: (document: Y.Doc) => void): Promise<void> {
    await this.ready();
    const made = this.#shadow.edit(userId, change);
    if (made !== null) await this.#written(made.bytes, userId, [made.client]);
  }

  /** The limit beyond which the draft would grow with the change, or null; writes nothing. */
  async limitOf(change: (document: Y.Doc) => void): Promise<Limit | null> {
    await this.ready();
    const limit = this.#shadow.limitOf(change);
    await this.ready();
    return limit;
  }

  /**
   * The same of any size; resolves with the client id that wrote it, or null where it changes nothing. Refused with
   * the limit, and nothing is written, where the draft would grow beyond one.
   */
  async editWithin(
    userId: UserId,
    change: (document: Y.Doc) => void,
  ): Promise<Result<number | null, Limit>> {
    await this.ready();
    const made = this.#shadow.editWithin(userId, change);
    if (!made.ok) {
      // The trial has spoilt what frames are judged on.
      await this.ready();
      return made;
    }
    if (made.value === null) return ok(null);
    const { bytes, client } = made.value;
    await this.#written(bytes, userId, [client]);
    return ok(client);
  }

  /** A deletion by the server itself; resolves when it is durable, with false where nothing goes. */
  async remove(change: (document: Y.Doc) => void): Promise<boolean> {
    const bytes = this.#shadow.remove(change);
    if (bytes !== null) await this.#written(bytes, SERVER, []);
    return bytes !== null;
  }

  ownerOf(client: number): UserId | undefined {
    return this.#shadow.ownerOf(client);
  }

  /** Bytes of the encoded document, at most. */
  get size(): number {
    return this.#shadow.size;
  }

  get busy(): boolean {
    return this.#queue.busy;
  }

  /** Resolves when nothing is being written. */
  idle(): Promise<void> {
    return this.#queue.idle();
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

  #append(
    bytes: Uint8Array,
    userId: UserId,
    clientIds: readonly number[],
    onWritten: OnWritten,
  ): void {
    const { id, dependencies } = this.#options;
    const at = instant(dependencies.clock());
    this.#queue.append({ updateId: id, bytes, userId, clientIds, at }, onWritten);
  }

  #commit(entries: readonly DraftEntry[], seq: number): void {
    const parts = entries.map(({ bytes }) => bytes);
    const writers = entries.map(({ userId }) => userId).filter((userId) => userId !== SERVER);
    this.#grow(parts, seq, this.#shadow.committed(parts));
    this.#options.onGrowth({ entries: entries.length, writers });
  }

  /** `asItCame` is told before the server makes anything of it: nobody waits for that. */
  #grow(parts: readonly Uint8Array[], seq: number, asItCame: Uint8Array | null): void {
    const { tell } = this.#options;
    if (asItCame !== null) tell(updateFrame(asItCame));
    const news = this.durable.grow(parts, seq);
    if (asItCame === null && news !== null) tell(news);
  }

  #fail(error: unknown): void {
    this.#shadow.reset();
    this.#options.storage.failed(error, this.#lookAgain);
  }

  /** What was told to be lost, and the disk holds all the same, is shown like any other edit. */
  async #reread(): Promise<void> {
    const { id, dependencies, onGrowth } = this.#options;
    const loaded = await dependencies.draftLog.load(id);
    const entries = (loaded?.seq ?? 0) - this.durable.seq;
    if (loaded === null || entries === 0) return;
    this.#grow(loaded.parts, loaded.seq, null);
    this.#shadow.refresh();
    onGrowth({ entries, writers: [] });
  }
}
