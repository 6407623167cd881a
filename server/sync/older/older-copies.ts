import type { UpdateId, UserId } from '../../../shared/ids.ts';
import { instant } from '../../../shared/ids.ts';
import type { RefusalCode } from '../../../shared/protocol/sync.ts';
import type {
  KnownOlder,
  OlderCopy,
  OlderCopyTable,
  OlderState,
} from '../../store/older-copies.ts';
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
  readonly write: Sync['write'];
  readonly reader: CopyReader;
  readonly quarantine: (refused: Quarantined) => void;
  readonly clock: () => Date;
}

const stateOf = (known: KnownOlder): OlderState => (known.kind === 'kept' ? known : NOTHING_OLDER);

export class OlderCopies {
  readonly #dependencies: OlderCopiesDependencies;
  /** One at a time for each draft in this process; between processes the table decides. */
  readonly #running = new Map<UpdateId, Promise<unknown>>();

  constructor(dependencies: OlderCopiesDependencies) {
    this.#dependencies = dependencies;
  }

  /** Takes in the copy of an update that exists, once, however often it comes. */
  take(id: UpdateId, userId: UserId, copy: Uint8Array): Promise<CopyOutcome> {
    const earlier = this.#running.get(id) ?? Promise.resolve();
    const work = earlier.catch(() => {}).then(() => this.#take(id, userId, copy));
    this.#running.set(id, work);
    const forget = (): void => {
      if (this.#running.get(id) === work) this.#running.delete(id);
    };
    work.then(forget, forget);
    return work;
  }

  async #take(id: UpdateId, userId: UserId, copy: Uint8Array): Promise<CopyOutcome> {
    const { table, reader } = this.#dependencies;
    for (;;) {
      // What another request began goes first: the edits of copies build on each other.
      // oxlint-disable-next-line no-await-in-loop
      const pending = await table.pending(id);
      // oxlint-disable-next-line no-await-in-loop
      if (pending !== null) await this.#finish(pending);
      // oxlint-disable-next-line no-await-in-loop
      const [known, owners] = await Promise.all([table.findOlder(id), table.owners(id)]);
      if (known.kind === 'swept') return known;
      // oxlint-disable-next-line no-await-in-loop
      const verdict = await reader.judge({ copy, userId, owners, ...stateOf(known) });
      if (verdict.kind === 'nothing') return verdict;
      if (verdict.kind === 'refused') return this.#refuse(id, userId, copy, verdict.code);
      const begun = { updateId: id, userId, copy, edit: verdict.edit };
      // oxlint-disable-next-line no-await-in-loop
      if (await table.begin(begun, known)) {
        // oxlint-disable-next-line no-await-in-loop
        const code = await this.#finish(begun);
        return code === null ? { kind: 'taken' } : { kind: 'refused', code };
      }
    }
  }

  /** Writes the edit and settles the copy; the reason where the draft does not take it. */
  async #finish(begun: OlderCopy): Promise<RefusalCode | null> {
    const { table, write, reader, clock } = this.#dependencies;
    const { updateId, userId, copy, edit } = begun;
    const code = edit.length === 0 ? 'durable' : await write(updateId, userId, edit);
    if (code === null || code === 'storage') {
      throw new StorageError('storage', 'what a device kept could not be written');
    }
    if (code !== 'durable') {
      await table.drop(begun);
      this.#refuse(updateId, userId, copy, code);
      return code;
    }
    const known = await table.findOlder(updateId);
    const joined = await reader.join({ copy, edit, ...stateOf(known) });
    await table.settle(begun, { ...joined, at: instant(clock()) });
    return null;
  }

  #refuse(updateId: UpdateId, userId: UserId, bytes: Uint8Array, code: RefusalCode): CopyOutcome {
    const at = this.#dependencies.clock();
    this.#dependencies.quarantine({ updateId, userId, reason: code, bytes, at });
    return { kind: 'refused', code };
  }
}
