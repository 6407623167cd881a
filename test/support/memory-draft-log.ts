import type { DraftEntry, DraftLog, LoadedDraft } from '../../server/store/store.ts';
import type { Instant, UpdateId, UserId } from '../../shared/ids.ts';
import { instant } from '../../shared/ids.ts';

interface Stored {
  parts: Uint8Array[];
  /** The first part is a snapshot. */
  isCompacted: boolean;
  seq: number;
  readonly owners: Map<number, UserId>;
  editedAt: Instant;
}

/** A draft log whose disk the test holds in its hand. */
export interface MemoryDraftLog extends DraftLog {
  create(id: UpdateId, ...parts: readonly Uint8Array[]): void;
  entries(id: UpdateId): number;
  /** As if the last entry had been written then. */
  editedAt(id: UpdateId, at: Instant): void;
  /** From now on commits wait, until `release`. */
  hold(): void;
  release(): void;
  /**
   * Appends reject from now on, or loads do; `answer`: appends are written and reject all the same. Null:
   * everything works again.
   */
  fail(what: 'append' | 'load' | 'answer' | null): void;
  readonly loads: number;
  /** Rejects until everything works. */
  probe(): Promise<void>;
}

const now = (): Instant => instant(new Date());

const newDraft = (parts: readonly Uint8Array[]): Stored => ({
  parts: [...parts],
  isCompacted: false,
  seq: parts.length,
  owners: new Map(),
  editedAt: now(),
});

function loadedFrom({ parts, isCompacted, seq, owners, editedAt }: Stored): LoadedDraft {
  const uncompacted = parts.length - (isCompacted ? 1 : 0);
  return { parts: [...parts], seq, uncompacted, owners: new Map(owners), editedAt };
}

export function createMemoryDraftLog(): MemoryDraftLog {
  const drafts = new Map<UpdateId, Stored>();
  let gate: PromiseWithResolvers<void> | null = null;
  let failing: 'append' | 'load' | 'answer' | null = null;
  let loads = 0;

  function write({ updateId, bytes, userId, clientIds, at }: DraftEntry): number {
    const draft = drafts.get(updateId);
    if (draft === undefined || failing === 'append') throw new Error('the disk is full');
    draft.parts.push(bytes);
    draft.seq += 1;
    draft.editedAt = at;
    for (const client of clientIds) draft.owners.set(client, draft.owners.get(client) ?? userId);
    if (failing === 'answer') throw new Error('the connection was lost');
    return draft.seq;
  }

  return {
    create: (id, ...parts) => void drafts.set(id, newDraft(parts)),
    entries: (id) => drafts.get(id)?.parts.length ?? 0,
    editedAt: (id, at) => void Object.assign(drafts.get(id) ?? {}, { editedAt: at }),
    hold: () => {
      gate = Promise.withResolvers();
    },
    release: () => {
      gate?.resolve();
      gate = null;
    },
    fail: (what) => {
      failing = what;
    },
    async probe() {
      if (failing !== null) throw new Error('the disk does not answer');
    },
    get loads() {
      return loads;
    },
    async append(entry) {
      await (gate?.promise ?? new Promise((resolve) => setImmediate(resolve)));
      return write(entry);
    },
    async load(id): Promise<LoadedDraft | null> {
      loads += 1;
      await gate?.promise;
      if (failing === 'load') throw new Error('the disk cannot be read');
      const draft = drafts.get(id);
      return draft === undefined ? null : loadedFrom(draft);
    },
    async compact(id, merge) {
      const draft = drafts.get(id);
      if (draft === undefined) return;
      draft.parts = [merge(draft.parts)];
      draft.isCompacted = true;
    },
  };
}
