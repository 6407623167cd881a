import type { Draft } from '../../../shared/domain/update.ts';
import { Throttle } from './throttle.ts';

interface Notes {
  /** The durable draft, and the number of the last log entry in it. */
  readonly read: () => { readonly draft: Draft; readonly seq: number };
  readonly note: (draft: Draft, seq: number) => Promise<void>;
  readonly preview: (draft: Draft) => void;
  readonly onError: (error: unknown) => void;
  readonly noteEvery: number;
  readonly previewEvery: number;
}

/** Passes on what a draft has become: to the timeline's rows and to those who look at the board ([W11]). */
export class DraftNotes {
  readonly #notes: Notes;
  readonly #previews: Throttle;
  readonly #rows: Throttle;
  #writing: Promise<void> = Promise.resolve();

  constructor(notes: Notes) {
    this.#notes = notes;
    this.#previews = new Throttle(notes.previewEvery, () => this.#preview());
    this.#rows = new Throttle(notes.noteEvery, () => {
      this.#writing = this.#writing.then(() => this.#note());
    });
  }

  changed(): void {
    this.#previews.trigger();
    this.#rows.trigger();
  }

  /** Resolves when what has changed so far is noted, or could not be. */
  async flush(): Promise<void> {
    this.#previews.flush();
    this.#rows.flush();
    await this.#writing;
  }

  #preview(): void {
    try {
      this.#notes.preview(this.#notes.read().draft);
    } catch (error) {
      this.#notes.onError(error);
    }
  }

  async #note(): Promise<void> {
    try {
      const { draft, seq } = this.#notes.read();
      await this.#notes.note(draft, seq);
    } catch (error) {
      // The log holds the draft: its row is made good with the next edit or start.
      this.#notes.onError(error);
    }
  }
}
