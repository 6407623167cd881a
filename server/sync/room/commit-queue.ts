import type { DraftEntry, DraftLog } from '../../store/store.ts';

/** Called when the disk has answered: true where this and everything before it is durable. */
export type OnWritten = (durable: boolean) => void;

type Queued =
  | { readonly kind: 'edit'; readonly entry: DraftEntry; readonly onWritten: OnWritten }
  | { readonly kind: 'wait'; readonly onWritten: OnWritten };

interface CommitQueueOptions {
  readonly append: DraftLog['append'];
  /** Entries that are durable now, in order, and the number of the last one; before they are answered. */
  readonly onDurable: (entries: readonly DraftEntry[], seq: number) => void;
  /** Before anything that was lost is answered. */
  readonly onFailure: (error: unknown) => void;
  /** After a failure, before anything else: rejects where it cannot be found out what was written after all. */
  readonly recover: () => Promise<void>;
  readonly onCommit: (seconds: number, entries: number) => void;
}

const isFulfilled = (
  result: PromiseSettledResult<number>,
): result is PromiseFulfilledResult<number> => result.status === 'fulfilled';

/**
 * What one room writes, in order, one commit at a time: what comes while the disk works goes with the next
 * commit. After a failure everything that waits fails too, and what the disk holds is found out first.
 */
export class CommitQueue {
  readonly #options: CommitQueueOptions;
  #queue: Queued[] = [];
  #running: Promise<void> | null = null;
  /** A commit whose answer was an error, or was lost, may have reached the disk all the same. */
  #doubtful = false;

  constructor(options: CommitQueueOptions) {
    this.#options = options;
  }

  append(entry: DraftEntry, onWritten: OnWritten): void {
    this.#push({ kind: 'edit', entry, onWritten });
  }

  /** Calls back once everything that was appended before is durable: at once where nothing is open. */
  wait(onWritten: OnWritten): void {
    if (this.#running === null && !this.#doubtful) onWritten(true);
    else this.#push({ kind: 'wait', onWritten });
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    while (this.#running !== null) await this.#running;
  }

  get busy(): boolean {
    return this.#running !== null;
  }

  #push(queued: Queued): void {
    this.#queue.push(queued);
    this.#running ??= this.#run();
  }

  async #run(): Promise<void> {
    while (this.#queue.length > 0) {
      const batch = this.#queue;
      this.#queue = [];
      const isKnown = !this.#doubtful || (await this.#findOut(batch));
      if (isKnown) await this.#commit(batch);
    }
    this.#running = null;
  }

  async #findOut(batch: readonly Queued[]): Promise<boolean> {
    try {
      await this.#options.recover();
      this.#doubtful = false;
      return true;
    } catch (error) {
      this.#lose(batch, error);
      return false;
    }
  }

  async #commit(batch: readonly Queued[]): Promise<void> {
    const entries = batch.flatMap((queued) => (queued.kind === 'edit' ? [queued.entry] : []));
    const startedAt = performance.now();
    const results = await Promise.allSettled(entries.map((entry) => this.#options.append(entry)));
    const seqs = results.filter(isFulfilled).map(({ value }) => value);
    if (seqs.length > 0) {
      // An entry beside a lost one may have been written all the same: memory follows the disk.
      const written = entries.filter((_, index) => results[index]?.status === 'fulfilled');
      this.#options.onDurable(written, Math.max(...seqs));
    }
    const lost = results.find((result) => result.status === 'rejected');
    if (lost !== undefined) return this.#lose(batch, lost.reason);
    this.#options.onCommit((performance.now() - startedAt) / 1000, entries.length);
    for (const { onWritten } of batch) onWritten(true);
  }

  /** What waits may build on what was lost. */
  #lose(batch: readonly Queued[], error: unknown): void {
    const lost = [...batch, ...this.#queue];
    this.#queue = [];
    this.#doubtful = true;
    this.#options.onFailure(error);
    for (const { onWritten } of lost) onWritten(false);
  }
}
