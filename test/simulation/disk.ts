import * as Y from 'yjs';
import { decodeUpdate } from '../../server/sync/gate/decode.ts';
import { bringsNothing } from '../../server/sync/gate/state.ts';
import { documentOf } from '../../server/sync/gate/document.ts';
import type { DraftEntry, DraftLog, LoadedDraft } from '../../server/store/store.ts';
import type { UserId } from '../../shared/ids.ts';
import { instant } from '../../shared/ids.ts';

interface Pending {
  /** Reads do not wait for writes: they have a thread of their own. */
  readonly kind: 'read' | 'write';
  readonly work: () => () => void;
  readonly reject: (error: Error) => void;
}

/** The log of one draft on a disk that answers when the simulation says so. */
export class Disk {
  #parts: Uint8Array[] = [];
  #seq = 0;
  #compacted = 0;
  readonly #owners = new Map<number, UserId>();
  #pending: Pending[] = [];
  #process = 0;
  #failures = 0;
  /** All that is on disk, for the oracle. */
  #durable = new Y.Doc();

  /** A draft that begins with these bytes, or empty. */
  constructor(seed?: Uint8Array) {
    if (seed === undefined) return;
    this.#parts.push(seed);
    Y.applyUpdate(this.#durable, seed);
  }

  get isBusy(): boolean {
    return this.#pending.length > 0;
  }

  /** Appends that are on disk. */
  get entries(): number {
    return this.#seq;
  }

  /** What is asked now happens, and whoever asked is told. */
  answer(): void {
    this.answerWrites();
    this.answerReads();
  }

  answerWrites(): void {
    this.#answer('write');
  }

  answerReads(): void {
    this.#answer('read');
  }

  /** What is asked fails: every other time it has happened all the same, as where the answer was lost. */
  fail(): void {
    this.#failures += 1;
    const happens = this.#failures % 2 === 0;
    for (const { work, reject } of this.#pending.splice(0)) {
      if (happens) work();
      reject(new Error('the disk is full'));
    }
  }

  /** The process dies: what is asked may have happened or not, and nobody is told. */
  crash(happens: boolean): void {
    for (const { work } of this.#pending.splice(0)) if (happens) work();
    this.#process += 1;
  }

  holds(bytes: Uint8Array): boolean {
    const update = decodeUpdate(bytes);
    return update !== null && bringsNothing(this.#durable, update);
  }

  /** The draft as a server that starts now would load it. */
  read(): Y.Doc {
    return documentOf(this.#parts);
  }

  /** The way to the log for a process, until it crashes. */
  open(): DraftLog {
    const process = this.#process;
    const ask = <Value>(kind: Pending['kind'], work: () => Value): Promise<Value> =>
      new Promise((resolve, reject) => {
        if (process !== this.#process) return;
        const answering = () => {
          const value = work();
          return () => resolve(value);
        };
        this.#pending.push({ kind, work: answering, reject });
      });
    return {
      append: (entry) => ask('write', () => this.#append(entry)),
      load: () => ask('read', () => this.#load()),
      compact: (_id, merge) =>
        ask('write', () => {
          this.#parts = [merge(this.#parts)];
          this.#compacted = this.#seq;
        }),
    };
  }

  #answer(kind: Pending['kind']): void {
    const answered = this.#pending.filter((pending) => pending.kind === kind);
    this.#pending = this.#pending.filter((pending) => pending.kind !== kind);
    for (const { work } of answered) work()();
  }

  #append({ bytes, userId, clientIds }: DraftEntry): number {
    this.#parts.push(bytes);
    this.#seq += 1;
    Y.applyUpdate(this.#durable, bytes);
    for (const client of clientIds) {
      if (!this.#owners.has(client)) this.#owners.set(client, userId);
    }
    return this.#seq;
  }

  #load(): LoadedDraft {
    return {
      seq: this.#seq,
      editedAt: instant(new Date()),
      parts: [...this.#parts],
      uncompacted: this.#seq - this.#compacted,
      owners: new Map(this.#owners),
    };
  }
}
