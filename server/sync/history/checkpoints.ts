import type { UserId } from '../../../shared/ids.ts';
import type { Checkpoint } from '../dependencies.ts';

interface CheckpointOptions {
  /** The durable draft, and who wrote it. */
  readonly read: () => Omit<Checkpoint, 'by'>;
  readonly keep: (version: Checkpoint) => Promise<void>;
  readonly onError: (error: unknown) => void;
  /** Milliseconds from the first edit after a checkpoint to the next one. */
  readonly every: number;
}

/** Keeps versions of one draft while people write in it, each with the names of those who wrote since the last. */
export class Checkpoints {
  readonly #options: CheckpointOptions;
  #writers = new Set<UserId>();
  #timer: NodeJS.Timeout | null = null;
  #keeping: Promise<void> = Promise.resolve();

  constructor(options: CheckpointOptions) {
    this.#options = options;
  }

  written(by: readonly UserId[]): void {
    for (const userId of by) this.#writers.add(userId);
    this.#timer ??= setTimeout(() => void this.flush(), this.#options.every);
  }

  /** Keeps now what would be kept later; resolves when it is, or could not be. */
  async flush(): Promise<void> {
    if (this.#timer !== null) {
      clearTimeout(this.#timer);
      this.#timer = null;
      const writers = [...this.#writers];
      this.#writers = new Set();
      this.#keeping = this.#keeping.then(() => this.#keep(writers));
    }
    await this.#keeping;
  }

  async #keep(writers: readonly UserId[]): Promise<void> {
    try {
      await this.#options.keep({ ...this.#options.read(), by: writers });
    } catch (error) {
      // The draft itself is on disk: its next version names these people too.
      for (const userId of writers) this.#writers.add(userId);
      this.#options.onError(error);
    }
  }
}
