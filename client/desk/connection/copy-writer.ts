import * as Y from 'yjs';
import type { Observable } from '../observable.ts';
import { observable } from '../observable.ts';
import type { CopyFile } from './copy-file.ts';

interface CopyWriterOptions {
  /** All of the document: written where something before it may be missing. */
  readonly whole: () => Uint8Array;
  /** The disk refuses. */
  readonly onFailure: () => void;
}

/**
 * One write is under way at a time and takes all that was typed meanwhile, so that a fast writer's last
 * words do not wait behind a hundred small ones.
 */
export class CopyWriter {
  readonly #options: CopyWriterOptions;
  readonly #kept = observable(false);
  #file: CopyFile | null = null;
  #waiting: Uint8Array[] = [];
  #incomplete = false;
  #writing = false;

  constructor(options: CopyWriterOptions) {
    this.#options = options;
  }

  /** True while everything in the document is on this device's disk. */
  get kept(): Observable<boolean> {
    return this.#kept;
  }

  /** Writes into this file from now on: what waits, or all of it where an earlier file was lost. */
  begin(file: CopyFile): void {
    this.#file = file;
    void this.#write();
  }

  add(bytes: Uint8Array): void {
    // Where something is missing, the whole of it will be written anyway.
    if (!this.#incomplete) this.#waiting.push(bytes);
    this.#kept.set(false);
    void this.#write();
  }

  /** The file is gone: the next one gets everything. */
  lose(): void {
    this.#file = null;
    this.#waiting = [];
    this.#incomplete = true;
    this.#kept.set(false);
  }

  #next(): Uint8Array {
    const bytes = this.#incomplete ? this.#options.whole() : Y.mergeUpdates(this.#waiting);
    this.#waiting = [];
    this.#incomplete = false;
    return bytes;
  }

  async #write(): Promise<void> {
    if (this.#writing) return;
    this.#writing = true;
    while (this.#file !== null && (this.#incomplete || this.#waiting.length > 0)) {
      const into: CopyFile = this.#file;
      try {
        // The next write takes what comes during this one.
        // oxlint-disable-next-line no-await-in-loop
        await into.append(this.#next());
      } catch {
        // Full, or taken away. What came meanwhile is part of the whole.
        this.#incomplete = true;
        if (this.#file !== into) continue;
        this.lose();
        this.#options.onFailure();
      }
    }
    this.#writing = false;
    if (this.#file !== null) this.#kept.set(true);
  }
}
