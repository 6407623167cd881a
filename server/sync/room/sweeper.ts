import { userId } from '../../../shared/ids.ts';

/** In whose name the log holds what the server itself deletes. Nobody's id: people have UUIDs. */
export const SERVER = userId('server');

interface SweeperOptions {
  /** How much the durable draft hides. */
  readonly hidden: () => number;
  /** Deletes a part of it; resolves with false where nothing is left to delete. */
  readonly remove: () => Promise<boolean>;
  /** What must be done before anything goes. */
  readonly before: () => Promise<void>;
  readonly onError: (error: unknown) => void;
}

/** Hidden lines and blocks up to which nothing is swept, however long nobody writes there and nobody looks. */
export const HIDDEN_LIMITS = {
  /** When the last one has left: what was removed shortly before can be undone no more by those who come back. */
  whenEmpty: 2000,
  /** While people are there: far from what the gate allows. */
  whileOpen: 20_000,
  /** When nobody has written for `quiet`. */
  whenQuiet: 0,
  /** Milliseconds. */
  quiet: 5 * 24 * 60 * 60 * 1000,
} as const;

/** Sweeps one draft, in parts, one sweep at a time. */
export class Sweeper {
  readonly #options: SweeperOptions;
  #running: Promise<void> | null = null;

  constructor(options: SweeperOptions) {
    this.#options = options;
  }

  /** Resolves when there is no more to sweep, or could not be swept; at once where no more than `allowed` is hidden. */
  sweep(allowed: number): Promise<void> {
    if (this.#running !== null) return this.#running;
    if (this.#options.hidden() <= allowed) return Promise.resolve();
    this.#running = this.#run().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** Resolves when no sweep is under way. */
  idle(): Promise<void> {
    return this.#running ?? Promise.resolve();
  }

  async #run(): Promise<void> {
    const { before, remove, onError } = this.#options;
    try {
      await before();
      // Each part is on disk before the next one, and others get their turn between them.
      // oxlint-disable-next-line no-await-in-loop
      while (await remove());
    } catch (error) {
      // What is hidden harms nobody: the next sweep takes it.
      onError(error);
    }
  }
}
