import * as Y from 'yjs';
import type { Observable } from '../observable.ts';
import type { CopyFile } from './copy-file.ts';
import { openCopyFile } from './copy-file.ts';
import { CopyWriter } from './copy-writer.ts';
import { keepsNothing } from './device.ts';
import type { CopyOwner } from './older-copies.ts';
import { copyName } from './older-copies.ts';

/** A disk that takes nothing is asked again after this. */
const RETRY_MS = 5_000;
const PATIENCE_MS = 3_000;

/** The words of one person in one update, as this device keeps them, from when it is made. */
export class LocalCopy {
  /** Resolves when the copy has been read into the document, or this browser turned out to keep nothing. */
  readonly loaded: Promise<void>;
  readonly #document: Y.Doc;
  readonly #owner: CopyOwner;
  readonly #writer: CopyWriter;
  #file: CopyFile | null = null;
  #closed = false;
  /** Another tab took the copy to discard it: there is one again with the next edit. */
  #given = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(document: Y.Doc, owner: CopyOwner) {
    this.#document = document;
    this.#owner = owner;
    this.#writer = new CopyWriter({
      whole: () => Y.encodeStateAsUpdate(document),
      onFailure: () => this.#fail(),
    });
    document.on('update', (bytes: Uint8Array, origin: unknown) => {
      if (origin !== this) this.#add(bytes);
    });
    this.loaded = Promise.race([this.#load(), this.#patience()]);
  }

  /** True while everything in the document is on this device's disk. */
  get kept(): Observable<boolean> {
    return this.#writer.kept;
  }

  close(): void {
    this.#end();
    this.#file?.close();
  }

  async discard(): Promise<void> {
    this.#end();
    await this.#file?.discard();
  }

  #end(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  async #load(): Promise<void> {
    try {
      const file = await openCopyFile(copyName(this.#owner), {
        lost: () => this.#fail(),
        wanted: () => this.#give(),
      });
      if (this.#closed) return file.close();
      this.#file = file;
      const parts = await file.read();
      this.#document.transact(
        () => parts.forEach((part) => Y.applyUpdate(this.#document, part, this)),
        this,
      );
      keepsNothing.set(false);
      this.#writer.begin(file);
    } catch {
      this.#fail();
    }
  }

  #add(bytes: Uint8Array): void {
    this.#writer.add(bytes);
    if (!this.#given) return;
    this.#given = false;
    void this.#load();
  }

  /** The browser refuses, or took the copy away: `kept` says so, and all is written anew once it can be. */
  #fail(): void {
    this.#file?.close();
    this.#file = null;
    this.#writer.lose();
    if (this.#closed) return;
    keepsNothing.set(true);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#load(), RETRY_MS);
  }

  #give(): void {
    this.#file = null;
    this.#writer.lose();
    this.#given = true;
  }

  /** Some browsers neither open their database nor say why: nobody should wait for them to write. */
  async #patience(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
    if (this.#file === null && !this.#closed) keepsNothing.set(true);
  }
}
