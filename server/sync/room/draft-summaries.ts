import type { Draft } from '../../../shared/domain/update.ts';
import { Throttle } from './throttle.ts';

interface SummaryOptions {
  /** The durable draft, and the number of the last log entry in it. */
  readonly read: () => { readonly draft: Draft; readonly seq: number };
  readonly keep: (draft: Draft, seq: number) => Promise<void>;
  readonly preview: (draft: Draft) => void;
  readonly onError: (error: unknown) => void;
  readonly summariseEvery: number;
  readonly previewEvery: number;
}

/** Passes on what a draft has become: to the timeline's rows and to those who have its card in view ([W11]). */
export class DraftSummaries {
  readonly #options: SummaryOptions;
  readonly #previews: Throttle;
  readonly #rows: Throttle;
  #writing: Promise<void> = Promise.resolve();

  constructor(options: SummaryOptions) {
    this.#options = options;
    this.#previews = new Throttle(options.previewEvery, () => this.#preview());
    this.#rows = new Throttle(options.summariseEvery, () => {
      this.#writing = this.#writing.then(() => this.#keep());
    });
  }

  changed(): void {
    this.#previews.trigger();
    this.#rows.trigger();
  }

  /** Resolves when what has changed so far is kept, or could not be. */
  async flush(): Promise<void> {
    this.#previews.flush();
    this.#rows.flush();
    await this.#writing;
  }

  #preview(): void {
    try {
      this.#options.preview(this.#options.read().draft);
    } catch (error) {
      this.#options.onError(error);
    }
  }

  async #keep(): Promise<void> {
    try {
      const { draft, seq } = this.#options.read();
      await this.#options.keep(draft, seq);
    } catch (error) {
      // The log holds the draft: its row is made good with the next edit or start.
      this.#options.onError(error);
    }
  }
}
