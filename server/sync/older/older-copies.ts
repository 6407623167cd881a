import { Mutex } from 'async-mutex';
import type { UpdateId, UserId } from '../../../shared/ids.ts';
import { instant } from '../../../shared/ids.ts';
import type { RefusalCode } from '../../../shared/protocol/sync.ts';
import type {
  KnownOlder,
  OlderCopy,
  OlderCopyTable,
  OlderState,
  DraftLog,
} from '../../store/store.ts';
import { StorageError } from '../../store/errors.ts';
import type { Quarantined } from '../dependencies.ts';
import type { Sync } from '../sync.ts';
import type { CopyReader } from './copy-thread.ts';
import { NOTHING_OLDER } from './judge-copy.ts';

// Enters: what devices kept of drafts with the program of an older version. Leaves: ordinary edits, in the name of
// those who bring them. Never applies bytes of the older form to a draft.

export type CopyOutcome =
  /** `taken`: what it said beyond the server's draft is in it now. `nothing`: it said no more. */
  | { readonly kind: 'taken' | 'nothing' }
  | { readonly kind: 'refused'; readonly code: RefusalCode }
  /** The draft was converted too long ago for the difference to be known. */
  | { readonly kind: 'swept' };

export interface OlderCopiesDependencies {
  readonly table: OlderCopyTable;
  readonly load: DraftLog['load'];
  readonly write: Sync['write'];
  readonly reader: CopyReader;
  readonly quarantine: (refused: Quarantined) => void;
  readonly clock: () => Date;
}

type Ended =
  | { readonly kind: 'taken' }
  /** `isHalf`: a part of it is in the draft. */
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly isHalf: boolean };

const stateOf = (known: KnownOlder): OlderState => (known.kind === 'kept' ? known : NOTHING_OLDER);

/** Takes in the copies of all drafts, one at a time for each of them. */
export class OlderCopies {
  readonly #dependencies: OlderCopiesDependencies;
  /** One at a time for each draft in this process; between processes the table decides. */
  readonly #mutexes = new Map<UpdateId, Mutex>();

  constructor(dependencies: OlderCopiesDependencies) {
    this.#dependencies = dependencies;
  }

  /** Takes in the copy of an update that exists, once, however often it comes. */
  async take(id: UpdateId, userId: UserId, copy: Uint8Array): Promise<CopyOutcome> {
    const mutex = this.#mutexes.get(id) ?? new Mutex();
    this.#mutexes.set(id, mutex);
    try {
      return await mutex.runExclusive(() => this.#take(id, userId, copy));
    } finally {
      if (!mutex.isLocked()) this.#mutexes.delete(id);
    }
  }

  async #take(id: UpdateId, userId: UserId, copy: Uint8Array): Promise<CopyOutcome> {
    const { table, load, reader } = this.#dependencies;
    for (;;) {
      // What another request began goes first: the edits of copies build on each other.
      // oxlint-disable-next-line no-await-in-loop
      const earlier = await this.#finishPending(id);
      if (earlier !== null) return { kind: 'refused', code: earlier };
      // oxlint-disable-next-line no-await-in-loop
      const [known, draft] = await Promise.all([table.findOlder(id), load(id)]);
      if (known.kind === 'swept') return known;
      if (draft === null) throw new Error(`there is no draft of ${id}`);
      // oxlint-disable-next-line no-await-in-loop
      const verdict = await reader.judge({ copy, userId, draft, ...stateOf(known) });
      if (verdict.kind === 'nothing') return verdict;
      if (verdict.kind === 'refused') return this.#refuse({ updateId: id, userId, copy }, verdict);
      const begun = { updateId: id, userId, copy, edit: verdict.edit };
      // oxlint-disable-next-line no-await-in-loop
      if (await table.begin(begun, known)) {
        // oxlint-disable-next-line no-await-in-loop
        const ended = await this.#finish(begun);
        return ended.kind === 'taken' ? { kind: 'taken' } : this.#refuse(begun, ended);
      }
    }
  }

  /** The reason where what was begun stays half written, so that nothing can go after it. */
  async #finishPending(id: UpdateId): Promise<RefusalCode | null> {
    const pending = await this.#dependencies.table.pending(id);
    if (pending === null) return null;
    const ended = await this.#finish(pending);
    if (ended.kind === 'refused') this.#refuse(pending, ended);
    return ended.kind === 'refused' && ended.isHalf ? ended.code : null;
  }

  /**
   * Writes the edit, piece after piece, and ends the copy when all of it is durable. One of which the draft takes
   * only a part, as others have filled it meanwhile, stays begun: what is written of it is known again by its bytes
   * when it is tried the next time, and would be there twice under others.
   */
  async #finish(begun: OlderCopy): Promise<Ended> {
    const { table, reader, clock } = this.#dependencies;
    const { updateId, copy, edit } = begun;
    const known = await table.findOlder(updateId);
    const { pieces, ...joined } = await reader.join({ copy, edit, ...stateOf(known) });
    for (const [index, piece] of pieces.entries()) {
      // oxlint-disable-next-line no-await-in-loop
      const code = await this.#write(begun, piece);
      if (code === null) continue;
      const isHalf = index > 0;
      // oxlint-disable-next-line no-await-in-loop
      if (!isHalf) await table.drop(begun);
      return { kind: 'refused', code, isHalf };
    }
    await table.finish(begun, { ...joined, at: instant(clock()) });
    return { kind: 'taken' };
  }

  /** Resolves when the piece is durable, or with the reason why the draft does not take it. */
  async #write({ updateId, userId }: OlderCopy, piece: Uint8Array): Promise<RefusalCode | null> {
    const code = await this.#dependencies.write(updateId, userId, piece);
    if (code === null || code === 'storage') {
      throw new StorageError('storage', 'what a device kept could not be written');
    }
    return code === 'durable' ? null : code;
  }

  #refuse(
    { updateId, userId, copy: bytes }: Omit<OlderCopy, 'edit'>,
    { code }: { readonly code: RefusalCode },
  ): CopyOutcome {
    const at = this.#dependencies.clock();
    this.#dependencies.quarantine({ updateId, userId, reason: code, bytes, at });
    return { kind: 'refused', code };
  }
}
